"""What follows from a dossier and stands on no page of it."""
