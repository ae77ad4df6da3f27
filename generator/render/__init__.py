"""The dossier becomes views, and views become pages."""
