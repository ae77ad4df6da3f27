"""Compiled templates of the theme that comes with Dossier are kept, as Python keeps its compiled modules."""

import pickle
from contextlib import suppress
from pathlib import Path

from jinja2.bccache import Bucket, FileSystemBytecodeCache

_NOWHERE = ""


class Compiled(FileSystemBytecodeCache):
    """Jinja's own folder for what is compiled, which belongs to the user alone.

    Never beside a dossier: that may come from strangers, and what is read here is run.
    """

    def __init__(self, theme: Path, kind: str, made_with: bytes) -> None:
        """`theme`: the folder whose templates are kept; `made_with`: the digest of what decides code beside a text."""
        super().__init__()
        self._theme = theme
        self._kind = kind
        self._made_with = made_with.hex()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Where a template is kept; those of a dossier's own are not."""
        within = filename is not None and Path(filename).is_relative_to(self._theme)
        return super().get_cache_key(f"{self._kind}:{name}", filename) if within else _NOWHERE

    def get_source_checksum(self, source: str) -> str:
        """What must be the same for the code to be: the text and what it was made with."""
        return self._made_with + super().get_source_checksum(source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Loads what is kept; what is damaged is as good as not there."""
        if bucket.key != _NOWHERE:
            with suppress(OSError, EOFError, pickle.UnpicklingError):
                super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled, where there is room."""
        if bucket.key != _NOWHERE:
            with suppress(OSError):
                super().dump_bytecode(bucket)


def compiled(theme: Path, kind: str, made_with: bytes) -> Compiled | None:
    """Where the compiled templates of this theme are kept; None where there is no folder that is safe."""
    with suppress(OSError, RuntimeError):
        return Compiled(theme, kind, made_with)
    return None
