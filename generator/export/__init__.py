"""The dossier in other forms, one file each."""
