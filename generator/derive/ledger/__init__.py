"""On what every claim of a dossier rests."""
