"""A source: one file of the content folder, named but not yet understood."""

from typing import Literal, get_args

from msgspec import Struct

Kind = Literal["document", "actor", "event", "topic", "page"]
KINDS: tuple[Kind, ...] = get_args(Kind)

FOLDERS: dict[str, Kind] = {f"{kind}s": kind for kind in KINDS}


class Source(Struct, frozen=True):
    """A Markdown file: `path` as shown in messages, `kind` by its folder, `id` by its name, `text` decoded.

    `digest` is that of its path and text. Where an earlier build knows it, the text may be left out until it is needed.
    """

    path: str
    kind: Kind
    id: str
    text: str
    digest: bytes = b""
