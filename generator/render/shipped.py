"""The theme that comes with Dossier."""

from pathlib import Path

import generator


def default_templates() -> Path:
    """Its folder: inside the package when installed, beside it in a checkout."""
    package = Path(generator.__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"
