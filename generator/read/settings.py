"""Settings: `dossier.toml`, all its mistakes placed."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path as Folder
from typing import Any

import msgspec

from generator.model import urls
from generator.model.page import PASSAGE_KEYS
from generator.model.problem import Problem, did_you_mean
from generator.model.settings import TOKENS, Excerpts, Finding, Settings, Ties, Token
from generator.model.value import PassageReference
from generator.read.characters import check_characters, visible
from generator.read.faults import Faults
from generator.read.fields import ID
from generator.read.files import Refused, read_text
from generator.read.limits import DEPTH, FRONT_MATTER, ITEMS, VALUE
from generator.read.places import Path, Places

FILE = "dossier.toml"

_TEXTS = ("title", "summary", "base_url", "language", "contact", "licence", "sources")
_KEYS = tuple(key for key in Settings.__struct_fields__ if key != "path")
_LARGEST = 1_000_000
"""No number here counts more than that."""

_PASSAGE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*#p[1-9][0-9]{0,5}")
_CSS_VALUE = re.compile(r"(?!.*(?:url|image|image-set|src|expression)\(|.*/\*|.*\*/)[^;{}<>@\\!\n\r\f]+", re.IGNORECASE)
_CSS_WORDS = re.compile(r"\"[^\"]*\"|'[^']*'")
_CSS_GROUP = re.compile(r"\([^()\[\]]*\)|\[[^()\[\]]*\]")
_CSS_OPEN = re.compile(r"[\"'()\[\]]")
_CSS_HINT = (
    "write one value of CSS, such as `#1f66c0`, `1rem` or `Georgia, serif`; `{ light = …, dark = … }` for two colours"
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}")
"""A tag of BCP 47, as far as its form goes; it becomes the name of a file."""

_AT_LINE = re.compile(r" \(at line (\d+), column (\d+)\)$")
_DOTTED = re.compile(rf"(?<![\w-])(?:(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*\.[ \t]*){{{DEPTH}}}")
"""Names that nest too deeply; tomllib takes quadratic time for them."""

_NOUNS: dict[type, str] = {str: "words", bool: "yes or no", int: "a number", float: "a number", list: "a list"}


def find_settings(content: Folder) -> tuple[Settings | None, tuple[Problem, ...]]:
    """The settings of the dossier in a folder; None, and what is wrong, where there are none to be had."""
    path = content / FILE
    faults = Faults(str(path))
    try:
        settings = read_settings(read_text(path, FRONT_MATTER), faults)
    except Refused as refused:
        return None, (refused.problem(str(path)),)
    if settings is None or faults.found():
        return None, faults.found()
    return msgspec.structs.replace(settings, path=str(path)), ()


def read_settings(text: str, faults: Faults) -> Settings | None:
    """The settings that `text` holds; None, and what is wrong, where it holds none."""
    check_characters(text, faults)
    deep = _DOTTED.search(text)
    if deep:
        faults.add("settings-are-toml", deep.start(), deep.end(), "these names are nested too deeply")
        return None
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        _say_not_toml(error, text, faults)
        return None
    return _SettingsReader(text, faults).read(table)


class _SettingsReader:
    """Reads the values of one file by their keys; `broken` where one has a type of which nothing can be made."""

    def __init__(self, text: str, faults: Faults) -> None:
        self._text = text
        self._places = Places(text)
        self._faults = faults
        self._broken = False

    def read(self, table: dict[str, Any]) -> Settings | None:
        self._check_keys(table, _KEYS, ())
        if "title" not in table:
            self._faults.add("key-is-there", 0, 0, "`title` is missing", 'add a line `title = "…"`')
            self._broken = True
        values = {
            **{key: self._words(table[key], (key,)) for key in _TEXTS if key in table},
            "editors": self._list(table.get("editors", []), ("editors",)),
            "measures": self._measures(table.get("measures", {})),
            "excerpts": self._excerpts(table.get("excerpts", {})),
            "ties": self._ties(table.get("ties", {})),
            "findings": tuple(self._findings(table.get("findings", []))),
            "full_text": self._switch(table.get("full_text", True), ("full_text",)),
            "theme": tuple(self._theme(table.get("theme", {}))),
        }
        if self._broken:
            return None
        settings = msgspec.convert(values, Settings)
        self._check_values(settings)
        return settings

    def _check_keys(self, table: Mapping[str, Any], known: Sequence[str], path: Path) -> None:
        for key in table:
            if key not in known:
                hint = did_you_mean(key, known) or f"known keys: {', '.join(known)}"
                name = ".".join(str(part) for part in (*path, key) if isinstance(part, str))
                self._fault("setting-is-known", (*path, key), f"`{name}` is no setting", hint)

    def _measures(self, table: object) -> tuple[tuple[str, str], ...]:
        hint = 'write `[measures]`, then lines such as `deaths = "people killed"`'
        measures = self._table(table, ("measures",), "measures are a table", hint)
        for name in measures:
            path = ("measures", name)
            if name in PASSAGE_KEYS:
                self._fault("id-fits", path, f"`{name}` is an attribute already", "choose another name for the measure")
            elif not ID.fullmatch(name):
                self._fault("id-fits", path, f"`{name}` is no name of a measure", "names are like `deaths`")
        return tuple((name, self._words(words, ("measures", name))) for name, words in measures.items())

    def _excerpts(self, table: object) -> Excerpts:
        limits = self._table(table, ("excerpts",), "excerpts are a table", "write `[excerpts]`, then `words = 12`")
        self._check_keys(limits, Excerpts.__struct_fields__, ("excerpts",))
        words = self._number(limits.get("words", Excerpts().words), ("excerpts", "words"), int)
        share = self._number(limits.get("share", Excerpts().share), ("excerpts", "share"), float)
        return Excerpts(int(words), float(share))

    def _ties(self, table: object) -> Ties:
        ties = self._table(table, ("ties",), "ties are a table", "write `[ties]`, then `min = 1`")
        self._check_keys(ties, Ties.__struct_fields__, ("ties",))
        return Ties(int(self._number(ties["min"], ("ties", "min"), int)) if "min" in ties else None)

    def _theme(self, table: object) -> Iterator[Token]:
        tokens = self._table(
            table, ("theme",), "the theme is a table", 'write `[theme]`, then lines such as `ink = "#222"`'
        )
        self._check_keys(tokens, TOKENS, ("theme",))
        for name, value in tokens.items():
            path = ("theme", name)
            if not isinstance(value, dict):
                yield Token(name, self._css(value, path))
                continue
            self._check_keys(value, ("light", "dark"), path)
            yield Token(name, *(self._css(value.get(shade, ""), (*path, shade)) for shade in ("light", "dark")))

    def _css(self, value: object, path: Path) -> str:
        """One value of CSS: it may neither end the rule in which it stands nor run on over it, nor ask for a file."""
        said = self._words(value, path).strip()
        if isinstance(value, str) and not (_CSS_VALUE.fullmatch(said) and _is_closed(said)):
            self._fault("value-is-known", path, f"`{said}` is no value for a token", _CSS_HINT)
        return said

    def _findings(self, findings: object) -> Iterator[Finding]:
        for number, finding in enumerate(self._items(findings, ("findings",))):
            path = ("findings", number)
            values = self._table(finding, path, "a finding is a table", "write `[[findings]]`, then its title and text")
            self._check_keys(values, Finding.__struct_fields__, path)
            for key in Finding.__struct_fields__:
                if key not in values and isinstance(finding, dict):
                    self._fault("key-is-there", path, f"`{key}` is missing", f"add a line `{key} = …`")
                    self._broken = True
            title, text = (self._words(values.get(key, ""), (*path, key)) for key in ("title", "text"))
            passages = self._list(values.get("passages", []), (*path, "passages"))
            yield Finding(title, text, tuple(self._passage(written, (*path, "passages")) for written in passages))

    def _passage(self, written: str, path: Path) -> PassageReference:
        """The first of these words behind the key at `path`; where they stand twice there, both have that place."""
        _, begin = self._places.of(path)
        found = re.compile(rf"([\"']){re.escape(written)}\1").search(self._text, begin)
        start, end = (found.start() + 1, found.end() - 1) if found else (0, 0)
        if not _PASSAGE.fullmatch(written):
            hint = "write the document and the passage, such as `doc-2019-05-30-roadmap#p17`"
            self._faults.add("id-fits", start, end, f"`{written}` is no passage", hint)
            self._broken = True
        document, _, passage = written.partition("#")
        return PassageReference(document, passage, start, end)

    def _words(self, value: object, path: Path) -> str:
        if not isinstance(value, str):
            self._wrong(value, "words", path, "put quotation marks around it")
            return ""
        if len(value) > VALUE:
            self._fault(
                "value-is-short", path, f"this value has {len(value):,} characters, at most {VALUE:,} are allowed"
            )
        return visible(value, *self._places.of(path), self._faults)

    def _number(self, value: object, path: Path, kind: type[int] | type[float]) -> float:
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LARGEST:
            return value
        if isinstance(value, float) and kind is float:
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            self._fault("value-is-known", path, f"`{path[-1]}` is beyond all that can be counted here")
            return 1
        self._wrong(value, "a whole number" if kind is int else "a number", path)
        return 1

    def _switch(self, value: object, path: Path) -> bool:
        if not isinstance(value, bool):
            self._wrong(value, "`true` or `false`", path)
        return value is True

    def _list(self, value: object, path: Path) -> tuple[str, ...]:
        return tuple(self._words(item, (*path, number)) for number, item in enumerate(self._items(value, path)))

    def _items(self, value: object, path: Path) -> Sequence[object]:
        if not isinstance(value, list):
            self._wrong(value, "a list", path, "put it into brackets, `[…]`")
            return ()
        if len(value) > ITEMS:
            self._fault("list-is-short", path, f"{len(value):,} entries stand here, at most {ITEMS} are read")
        return value

    def _table(self, value: object, path: Path, message: str, hint: str) -> Mapping[str, Any]:
        if isinstance(value, dict):
            return value
        self._fault("value-has-type", path, message, hint)
        self._broken = True
        return {}

    def _wrong(self, value: object, wanted: str, path: Path, hint: str = "") -> None:
        found = _NOUNS.get(type(value), "a table" if isinstance(value, dict) else "a date or time")
        self._fault("value-has-type", path, f"{found} where {wanted} should be", hint)
        self._broken = True

    def _fault(self, rule: str, path: Path, message: str, hint: str = "") -> None:
        self._faults.add(rule, *self._places.of(path), message, hint)

    def _check_values(self, settings: Settings) -> None:
        if settings.base_url and not urls.is_base(settings.base_url):
            hint = "write the whole address, such as https://example.org/dossier/, or leave it empty"
            self._fault("address-is-allowed", ("base_url",), f"`{settings.base_url}` is no address of a site", hint)
        if settings.language and not _LANGUAGE.fullmatch(settings.language):
            hint = "write it as `en`, `pt-BR` or `zh-Hant`"
            self._fault("value-is-known", ("language",), f"`{settings.language}` is no tag of a language", hint)
        counts = (("excerpts", "words", settings.excerpts.words), ("ties", "min", settings.ties.min))
        for table, key, value in counts:
            if value is not None and value < 1:
                self._fault("value-is-known", (table, key), f"`{key}` is {value}, and at least 1 is needed")
        if not settings.title.strip():
            self._fault("key-is-there", ("title",), "`title` is empty", "the site needs a name")
        if not 0 < settings.excerpts.share <= 1:
            self._fault("value-is-known", ("excerpts", "share"), "`share` is a part of 1", "a tenth is `0.10`")


def _is_closed(css: str) -> bool:
    """Whether every quotation mark and bracket has its other half; else the rest of the stylesheet would go into it."""
    rest, inner = _CSS_WORDS.sub("", css), 1
    while inner:
        rest, inner = _CSS_GROUP.subn("", rest)
    return not _CSS_OPEN.search(rest)


def _say_not_toml(error: Exception, text: str, faults: Faults) -> None:
    message = "it nests too deeply" if isinstance(error, RecursionError) else str(error)
    found = _AT_LINE.search(message)
    start = len(text)
    if found:
        lines = text.split("\n")
        start = sum(len(line) + 1 for line in lines[: int(found[1]) - 1]) + int(found[2]) - 1
    elif "digits" in message:
        message, start = "a number is too long", _longest_number(text)
    faults.add("settings-are-toml", start, start + 1, f"this is not TOML: {_AT_LINE.sub('', message).lower()}")


def _longest_number(text: str) -> int:
    """Where the number stands that Python refuses to read."""
    return max(re.finditer(r"(?<!\d)\d[\d_]*", text), key=lambda run: run.end() - run.start()).start()
