"""The settings of a dossier: what `dossier.toml` says, and where the content is."""

from msgspec import Struct


class Excerpts(Struct, frozen=True):
    """How much may be quoted: `words` in one quotation, `share` of a source's words in all."""

    words: int = 12
    share: float = 0.10


class Settings(Struct, frozen=True, kw_only=True):
    """What `dossier.toml` says. `measures` maps the name of a measure to the words that readers see."""

    title: str
    summary: str = ""
    base_url: str = ""
    language: str = "en"
    editors: tuple[str, ...] = ()
    contact: str = ""
    licence: str = ""
    measures: tuple[tuple[str, str], ...] = ()
    excerpts: Excerpts = Excerpts()
