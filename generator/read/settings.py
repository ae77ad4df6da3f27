"""Settings: `dossier.toml`, its mistakes placed; of values of a wrong type the first."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from generator.model import urls
from generator.model.problem import Problem, did_you_mean
from generator.model.settings import Excerpts, Finding, Settings, Ties
from generator.read.faults import Faults
from generator.read.fields import ID
from generator.read.files import read_text
from generator.read.passages import KEYS

FILE = "dossier.toml"

_KEYS = tuple(key for key in Settings.__struct_fields__ if key != "path")
_PASSAGE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*#p[1-9][0-9]{0,5}")
_AT_LINE = re.compile(r" \(at line (\d+), column (\d+)\)$")
_AT_KEY = re.compile(r" - at `\$\.?(?P<path>[^`]*)`$")


def find_settings(content: Path) -> tuple[Settings | None, tuple[Problem, ...]]:
    """The settings of the dossier in a folder; None, and what is wrong, where there are none to be had."""
    path = content / FILE
    faults = Faults(str(path))
    try:
        settings = read_settings(read_text(path), faults)
    except UnicodeDecodeError:
        return None, (Problem("file-is-utf-8", str(path), 0, 0, "the file is not UTF-8", "save it as UTF-8"),)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        return None, (Problem("file-is-readable", str(path), 0, 0, message),)
    if settings is None or faults.found():
        return None, faults.found()
    return msgspec.structs.replace(settings, path=str(path)), ()


def read_settings(text: str, faults: Faults) -> Settings | None:
    """The settings that `text` holds; None, and what is wrong, where it holds none."""
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        _say_not_toml(str(error), text, faults)
        return None
    _check_keys(table, _KEYS, "", text, faults)
    _check_keys(table.get("excerpts", {}), Excerpts.__struct_fields__, "excerpts.", text, faults)
    _check_keys(table.get("ties", {}), Ties.__struct_fields__, "ties.", text, faults)
    findings = table.get("findings", [])
    for finding in findings if isinstance(findings, list) else ():
        _check_keys(finding, Finding.__struct_fields__, "findings.", text, faults)
    if not _check_measures(table.get("measures", {}), text, faults):
        return None
    if not _check_findings(findings, text, faults):
        return None
    try:
        settings = msgspec.convert(_with_places(_with_pairs(table), text), Settings)
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
        if name in KEYS:
            start, end = _key_place(name, text)
            faults.add(
                "id-fits", start, end, f"`{name}` is an attribute already", "choose another name for the measure"
            )
        elif not ID.fullmatch(name):
            start, end = _key_place(name, text)
            faults.add("id-fits", start, end, f"`{name}` is no name of a measure", "names are like `deaths`")
    return True


def _check_findings(findings: object, text: str, faults: Faults) -> bool:
    """Whether every passage of every finding is written as one."""
    written = list(_passages_of(findings))
    wrong = [passage for passage in written if not _PASSAGE.fullmatch(passage)]
    for passage in dict.fromkeys(wrong):
        start, end = _text_place(passage, text)
        hint = "write the document and the passage, such as `doc-2019-05-30-roadmap#p17`"
        faults.add("id-fits", start, end, f"`{passage}` is no passage", hint)
    return not wrong


def _passages_of(findings: object) -> Iterator[str]:
    for finding in findings if isinstance(findings, list) else ():
        passages = finding.get("passages") if isinstance(finding, dict) else None
        yield from (passage for passage in (passages if isinstance(passages, list) else ()) if isinstance(passage, str))


def _with_places(table: dict[str, Any], text: str) -> dict[str, Any]:
    """Passages, which are text in TOML, become references with their place; all else is left for the types to judge."""
    findings = table.get("findings")
    if not isinstance(findings, list):
        return table
    return {**table, "findings": [_with_references(finding, text) for finding in findings]}


def _with_references(finding: object, text: str) -> object:
    if not isinstance(finding, dict) or not isinstance(finding.get("passages"), list):
        return finding
    return {**finding, "passages": [_reference(written, text) for written in finding["passages"]]}


def _reference(written: object, text: str) -> object:
    if not isinstance(written, str):
        return written
    document, _, passage = written.partition("#")
    start, end = _text_place(written, text)
    return {"document": document, "passage": passage, "start": start, "end": end}


def _check_values(settings: Settings, text: str, faults: Faults) -> None:
    if settings.base_url and not urls.is_web_address(settings.base_url):
        start, end = _key_place("base_url", text)
        hint = "write the whole address, such as https://example.org/dossier/, or leave it empty"
        faults.add("address-is-allowed", start, end, f"`{settings.base_url}` is no web address", hint)
    for key, value, least in (("words", settings.excerpts.words, 1), ("min", settings.ties.min, 1)):
        if value is not None and value < least:
            start, end = _key_place(key, text)
            faults.add("value-is-known", start, end, f"`{key}` is {value}, and at least {least} is needed")
    if not settings.title.strip():
        start, end = _key_place("title", text)
        faults.add("key-is-there", start, end, "`title` is empty", "the site needs a name")
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


def _text_place(written: str, text: str) -> tuple[int, int]:
    """Where a text first stands between quotation marks."""
    found = re.search(rf"([\"']){re.escape(written)}\1", text)
    return (found.start() + 1, found.end() - 1) if found else (0, 0)


def _key_place(key: str, text: str) -> tuple[int, int]:
    found = re.search(rf'^[ \t]*"?(?P<key>{re.escape(key)})"?[ \t]*=', text, re.MULTILINE)
    found = found or re.search(rf"^\[(?P<key>{re.escape(key)})\]", text, re.MULTILINE)
    return (found.start("key"), found.end("key")) if found else (0, 0)
