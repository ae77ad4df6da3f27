"""The settings of a dossier: what `dossier.toml` says."""

from msgspec import Struct

from generator.model.value import PassageReference


class Excerpts(Struct, frozen=True):
    """How much may be quoted: `words` in one quotation, `share` of a source's words in all."""

    words: int = 12
    share: float = 0.10


class Ties(Struct, frozen=True):
    """From how many pieces of evidence on a tie has a page of its own; None leaves it to the size of the dossier."""

    min: int | None = None


class Finding(Struct, frozen=True):
    """Something worth knowing, for the home page: a headline, a sentence or two, and the passages behind it.

    `passages` are written as `document-id#p5`, and know where in `dossier.toml`.
    """

    title: str
    text: str
    passages: tuple[PassageReference, ...]


TONES = ("verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict")
"""The tokens that are colours of a class of events."""

COLOURS = ("paper", "surface", "raised", "ink", "muted", "rule", "hair", "line", "focus", "lit")

TOKENS = (
    *COLOURS,
    *("serif", "sans", "small", "medium", "large", "title", "hero", "gutter", "page", "rail", "measure"),
    *TONES,
)
"""What a dossier may set of the look: the custom properties of `templates/assets/_base.css`."""


class Token(Struct, frozen=True):
    """A value of the theme that a dossier sets, in CSS; `dark` where it has another in dark colours."""

    name: str
    value: str
    dark: str = ""


class Settings(Struct, frozen=True, kw_only=True):
    """What `dossier.toml` says. `measures` maps the name of a measure to the words that readers see."""

    title: str
    summary: str = ""
    base_url: str = ""
    language: str = "en"
    editors: tuple[str, ...] = ()
    contact: str = ""
    licence: str = ""
    sources: str = ""
    """The folder of the texts as received, from the folder of `dossier.toml`; empty: `sources` there."""
    measures: tuple[tuple[str, str], ...] = ()
    excerpts: Excerpts = Excerpts()
    ties: Ties = Ties()
    findings: tuple[Finding, ...] = ()
    theme: tuple[Token, ...] = ()
    full_text: bool = True
    """Whether the words of all texts can be searched on the site."""
    path: str = ""
    """Where `dossier.toml` is."""
