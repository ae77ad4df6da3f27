"""The verbs of `dossier`. Each is imported when it is called for: a build needs no server, and `cite` no PDF."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

_VERBS = {
    "build": "build",
    "check": "check",
    "list": "list_",
    "serve": "serve",
    "init": "init",
    "new": "new",
    "add": "add",
    "rename": "rename",
    "suggest": "suggest",
    "review": "review",
    "cite": "cite",
}
"""The function of each, in the module of its name, in the order in which help lists them."""


class Verbs(TyperGroup):
    """The group of all verbs."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401  # Typer's own
        super().__init__(**attributes)
        self.commands = _Called()  # type: ignore[assignment]  # no verb is ever added to it

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # its context is Typer's
        """The names alone."""
        del ctx
        return list(_VERBS)


class _Called(Mapping[str, Any]):
    """The commands by name."""

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  # a command of Typer's
        return _command(name, _VERBS[name])

    def __iter__(self) -> Iterator[str]:
        return iter(_VERBS)

    def __len__(self) -> int:
        return len(_VERBS)


@cache
def _command(name: str, function: str) -> Any:  # noqa: ANN401  # as above
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    alone.command(name)(getattr(import_module(f"generator.cli.{name}"), function))
    return typer.main.get_command(alone)
