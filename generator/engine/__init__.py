"""How work is done and how its results are kept; knows no dossier."""
