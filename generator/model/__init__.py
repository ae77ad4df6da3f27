"""What a dossier is: frozen values, no files and no HTML."""
