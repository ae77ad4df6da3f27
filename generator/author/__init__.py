"""What writes content: a whole new dossier, one new file of a dossier, the lock."""
