"""Views of a dossier: one file for each kind of page, each a function from the dossier to a frozen view.

To add a kind of page: a view in `model/view.py`, a file here, a line in `site.py`, a template in `templates/`.
"""
