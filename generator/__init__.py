"""Dossier: a folder of annotated Markdown becomes a site in which every line leads to its source."""
