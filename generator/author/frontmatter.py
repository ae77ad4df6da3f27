"""Front matter as it is written: plain where it can be, quoted where YAML asks for it.

The reader keeps every scalar as its source text, so `no`, `2012` and dates are written without quotes. Beside the
reader only this module knows YAML.
"""

import sys
from collections.abc import Sequence

import yaml

_WORDS = "tag:yaml.org,2002:str"
_LIST = "tag:yaml.org,2002:seq"
_MAPPING = "tag:yaml.org,2002:map"


def words(key: str, value: str) -> str:
    """A line `key: value`; the value is one line of text, or nothing."""
    return _line(key, _scalar(value)) if value else f"{key}:\n"


def pairs(key: str, values: Sequence[tuple[str, str]]) -> str:
    """A key with a mapping below it, in the order given; an entry that stands twice is written twice."""
    mapping = yaml.MappingNode(_MAPPING, [(_scalar(name), _scalar(value)) for name, value in values], flow_style=False)
    return _line(key, mapping)


def items(key: str, values: Sequence[str]) -> str:
    """A line `key: [a, b]`."""
    return _line(key, yaml.SequenceNode(_LIST, [_scalar(value) for value in values], flow_style=True))


def no_items(key: str) -> str:
    """A line `key: []`."""
    return items(key, ())


def item(value: str) -> str:
    """A word or words as one item of a list between brackets."""
    return _inline(_scalar(value))


def record(entries: Sequence[tuple[str, str | Sequence[str]]]) -> str:
    """A mapping as one item of a list between brackets: `{title: Mayor, of: town, evidence: [doc-1#p1]}`."""
    return _inline(yaml.MappingNode(_MAPPING, [(_scalar(k), _value(v)) for k, v in entries], flow_style=True))


def _value(value: str | Sequence[str]) -> yaml.Node:
    if isinstance(value, str):
        return _scalar(value)
    return yaml.SequenceNode(_LIST, [_scalar(each) for each in value], flow_style=True)


def _inline(node: yaml.Node) -> str:
    """Within brackets more has to be quoted than at the end of a line."""
    text = yaml.serialize(
        yaml.SequenceNode(_LIST, [node], flow_style=True), Dumper=yaml.BaseDumper, allow_unicode=True, width=sys.maxsize
    )
    return str(text).strip().removeprefix("[").removesuffix("]")


def _scalar(text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode(_WORDS, text)


def _line(key: str, value: yaml.Node) -> str:
    """The base dumper knows no numbers or dates, so that words are quoted for their punctuation alone."""
    node = yaml.MappingNode(_MAPPING, [(_scalar(key), value)], flow_style=False)
    text = yaml.serialize(node, Dumper=yaml.BaseDumper, allow_unicode=True, width=sys.maxsize)
    return str(text)
