"""How well `dossier add` reads: what it proposes for labelled articles, held beside the labels (README.md)."""
