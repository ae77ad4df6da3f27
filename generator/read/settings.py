"""Settings: `dossier.toml`, every mistake placed."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

import msgspec

from generator.model import urls
from generator.model.problem import did_you_mean
from generator.model.settings import Excerpts, Settings
from generator.read.faults import Faults
from generator.read.fields import ID

FILE = "dossier.toml"

_AT_LINE = re.compile(r" \(at line (\d+), column (\d+)\)$")
_AT_KEY = re.compile(r" - at `\$\.?(?P<path>[^`]*)`$")


def read_settings(text: str, faults: Faults) -> Settings | None:
    """The settings that `text` holds; None, and what is wrong, where it holds none."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        _say_not_toml(str(error), text, faults)
        return None
    _check_keys(table, Settings.__struct_fields__, "", text, faults)
    _check_keys(table.get("excerpts", {}), Excerpts.__struct_fields__, "excerpts.", text, faults)
    if not _check_measures(table.get("measures", {}), text, faults):
        return None
    try:
        settings = msgspec.convert(_with_pairs(table), Settings)
    except msgspec.ValidationError as error:
        _say_wrong_type(str(error), text, faults)
        return None
    _check_values(settings, text, faults)
    return settings


def _with_pairs(table: dict[str, Any]) -> dict[str, Any]:
    return {**table, "measures": list(table.get("measures", {}).items())}


def _check_keys(table: object, known: tuple[str, ...], prefix: str, text: str, faults: Faults) -> None:
    for key in table if isinstance(table, Mapping) else ():
        if key not in known:
            start, end = _key_place(key, text)
            hint = did_you_mean(key, known) or f"known keys: {', '.join(known)}"
            faults.add("setting-is-known", start, end, f"`{prefix}{key}` is no setting", hint)


def _check_measures(measures: object, text: str, faults: Faults) -> bool:
    """Whether measures are a table; their names are looked at too."""
    if not isinstance(measures, Mapping):
        start, end = _key_place("measures", text)
        hint = 'write `[measures]`, then lines such as `deaths = "people killed"`'
        faults.add("value-has-type", start, end, "measures are a table", hint)
        return False
    for name in measures:
        if not ID.fullmatch(name):
            start, end = _key_place(name, text)
            faults.add("id-fits", start, end, f"`{name}` is no name of a measure", "names are like `deaths`")
    return True


def _check_values(settings: Settings, text: str, faults: Faults) -> None:
    if settings.base_url and not urls.is_web_address(settings.base_url):
        start, end = _key_place("base_url", text)
        hint = "write the whole address, such as https://example.org/dossier/, or leave it empty"
        faults.add("address-is-allowed", start, end, f"`{settings.base_url}` is no web address", hint)
    if not 0 < settings.excerpts.share <= 1:
        start, end = _key_place("share", text)
        faults.add("value-is-known", start, end, "`share` is a part of 1", "a tenth is `0.10`")


def _say_not_toml(message: str, text: str, faults: Faults) -> None:
    found = _AT_LINE.search(message)
    start = len(text)
    if found:
        lines = text.split("\n")
        start = sum(len(line) + 1 for line in lines[: int(found[1]) - 1]) + int(found[2]) - 1
    faults.add("settings-are-toml", start, start + 1, f"this is not TOML: {_AT_LINE.sub('', message).lower()}")


def _say_wrong_type(message: str, text: str, faults: Faults) -> None:
    """msgspec says what it expected and where: ``Expected `str`, got `int` - at `$.title` ``."""
    missing = re.search(r"required field `(\w+)`", message)
    if missing:
        faults.add("key-is-there", 0, 0, f"`{missing[1]}` is missing", f'add a line `{missing[1]} = "…"`')
        return
    found = _AT_KEY.search(message)
    path = re.findall(r"[a-z_]\w*", found["path"]) if found else []
    start, end = _key_place(path[-1] if path else "", text)
    what = _AT_KEY.sub("", message)
    faults.add("value-has-type", start, end, what[0].lower() + what[1:])


def _key_place(key: str, text: str) -> tuple[int, int]:
    found = re.search(rf'^[ \t]*"?(?P<key>{re.escape(key)})"?[ \t]*=', text, re.MULTILINE)
    found = found or re.search(rf"^\[(?P<key>{re.escape(key)})\]", text, re.MULTILINE)
    return (found.start("key"), found.end("key")) if found else (0, 0)
