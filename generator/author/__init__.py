"""What writes content: a whole new dossier, and one new file of a dossier."""
