"""`dossier new`: one new file of a dossier, from flags or by asking."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, get_args

import typer

from generator.author.forms import FORMS, NAMED_BY, Key, keys_of
from generator.author.ids import holder, id_faults, page_path, propose_id
from generator.author.new import Value, in_a_line, judged, page_text, tidy, write_new
from generator.cli.content import CONTENT, Content, load_settings, refuse
from generator.cli.questions import ask, at_terminal
from generator.cli.report import say
from generator.model.page import ActorKind, EventType
from generator.model.source import Kind
from generator.model.value import Basis

NewKind = Annotated[Kind, typer.Argument(help="What to make.", show_default=False)]

_NEXT: Mapping[Kind, str] = {
    "document": "put the text received into content/sources/, name it in `source`, write your account below the `---`",
    "actor": "add aliases and offices, and say below the `---` who this is",
    "event": "mark the words that report it in a document: `[words]{#p1 para=1 event=%s}`",
    "topic": "mark the words that answer it in a document: `[words]{#p1 para=1 by=ID topic=%s stance=CODE}`",
    "page": "write the text below the `---`, headings from `##` on",
}


def _choices(literal: object) -> str:
    return ", ".join(get_args(literal))


def new(
    kind: NewKind,
    content: Content = CONTENT,
    title: Annotated[str | None, typer.Option("--title", "--name", help="What it is called.", metavar="TEXT")] = None,
    date: Annotated[str | None, typer.Option("--date", help="When, in EDTF.", metavar="DATE")] = None,
    date_basis: Annotated[
        str | None, typer.Option("--date-basis", help=f"Basis of the date: {_choices(Basis)}.", metavar="BASIS")
    ] = None,
    actor_kind: Annotated[
        str | None, typer.Option("--kind", help=f"Kind of an actor: {_choices(ActorKind)}.", metavar="KIND")
    ] = None,
    event_type: Annotated[
        str | None, typer.Option("--type", help=f"Type of an event: {_choices(EventType)}.", metavar="TYPE")
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published a document.", metavar="TEXT")] = None,
    url: Annotated[str | None, typer.Option(help="Where a document stands on the web.", metavar="URL")] = None,
    answers: Annotated[
        list[str] | None,
        typer.Option("--answers", help="An answer to a topic, as `code: words`; once for each.", metavar="ANSWER"),
    ] = None,
    given_id: Annotated[
        str | None, typer.Option("--id", help="The id; by default it is made of the title.", metavar="ID")
    ] = None,
) -> None:
    """Make a document, actor, event, topic or page. At a terminal it asks for what is missing."""
    load_settings(content)
    flags: dict[str, Value | None] = {
        NAMED_BY[kind]: title,
        "date": date,
        "date_basis": date_basis,
        "kind": actor_kind,
        "type": event_type,
        "publisher": publisher,
        "url": url,
        "answers": tuple(answers or ()),
    }
    given = _given(kind, flags)
    if given_id is not None:
        _refuse_id(content, kind, given_id)
    asks = any(_missing(kind, given)) and at_terminal()
    values = {**given, **_asked(kind, given)} if asks else given
    _refuse_missing(kind, values)
    _make(content, kind, given_id or _proposed(content, kind, values, asks), values)


def _make(content: Path, kind: Kind, id: str, values: Mapping[str, Value]) -> None:
    path = page_path(content, kind, id)
    try:
        write_new(path, page_text(kind, values))
    except FileExistsError:
        refuse(_taken(path, id))
    except OSError as error:
        refuse(f"`{path}` cannot be written: {error.strerror}")
    say(f"made {path}; next, {_NEXT[kind].replace('%s', id)}")
    print(path)


# --- what the flags say ----------------------------------------------------------------------------------


def _given(kind: Kind, flags: Mapping[str, Value | None]) -> dict[str, Value]:
    """The values of the flags; where some cannot be kept, says why of each and ends with exit code 2."""
    keys = keys_of(kind)
    written = {name: value for name, value in flags.items() if value}
    strangers = [f"`{Key(name).flag}` means nothing for a new {kind}" for name in written if name not in keys]
    checked = {name: judged(kind, keys[name], value) for name, value in written.items() if name in keys}
    _refuse_all((*strangers, *(f"`{keys[name].flag}`: {why}" for name, (_, why) in checked.items() if why)))
    return {name: value for name, (value, _) in checked.items() if value}


def _refuse_all(whys: Sequence[str]) -> None:
    for why in whys[:-1]:
        say(f"dossier: {why}")
    if whys:
        refuse(whys[-1])


def _missing(kind: Kind, values: Mapping[str, Value]) -> Iterator[Key]:
    return (key for key in FORMS[kind] if key.need == "required" and not values.get(key.name))


def _refuse_missing(kind: Kind, values: Mapping[str, Value]) -> None:
    flags = [f"`{key.flag}`" for key in _missing(kind, values)]
    if flags:
        refuse(f"a new {kind} also needs {_listed(flags)}; at a terminal, Dossier asks for what is missing")


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


# --- what a person says ----------------------------------------------------------------------------------


def _asked(kind: Kind, given: Mapping[str, Value]) -> dict[str, Value]:
    """Asks for what is required or offered and was not given."""
    keys = (key for key in FORMS[kind] if key.need != "left" and key.name not in given)
    return {key.name: _ask_for(kind, key) for key in keys}


def _ask_for(kind: Kind, key: Key) -> Value:
    for line in key.choices:
        say(f"  {line}")
    if key.shape == "answers":
        return _ask_answers(kind, key)
    return ask(key.question, lambda written: _value(kind, key, written))


def _value(kind: Kind, key: Key, written: str) -> str:
    value, why = judged(kind, key, written)
    if not value and key.need == "required":
        why = f"`{key.name}` is empty"
    if why:
        raise typer.BadParameter(why)
    return str(value)


def _ask_answers(kind: Kind, key: Key) -> tuple[str, ...]:
    """One answer after another, each judged beside those before; an empty line ends them."""
    answers: list[str] = []

    def judge(written: str) -> str:
        if not written.strip() and answers:
            return ""
        _, why = judged(kind, key, (*answers, written))
        if why:
            raise typer.BadParameter(why)
        return tidy(written)

    while answer := ask(key.question, judge):
        answers.append(answer)
    return tuple(answers)


# --- the id ----------------------------------------------------------------------------------------------


def _proposed(content: Path, kind: Kind, values: Mapping[str, Value], asks: bool) -> str:
    """The id that the rule gives, at a terminal for a person to keep or change."""
    id = propose_id(content, kind, {name: value for name, value in values.items() if isinstance(value, str)})
    if asks:
        return ask("Id, which stays for ever", lambda written: _id(content, kind, written), id)
    _refuse_id(content, kind, id)
    return id


def _id(content: Path, kind: Kind, written: str) -> str:
    id = written.strip()
    why = _why_not_id(content, kind, id)
    if why:
        raise typer.BadParameter(why)
    return id


def _refuse_id(content: Path, kind: Kind, id: str) -> None:
    why = _why_not_id(content, kind, id)
    if why:
        refuse(why)


def _why_not_id(content: Path, kind: Kind, id: str) -> str:
    if not id:
        return "the title has no letter or digit of which an id could be made; name one with `--id`"
    why = in_a_line(id_faults(kind, id))
    path = None if why else holder(content, id)
    return _taken(path, id) if path else why


def _taken(path: Path, id: str) -> str:
    return f"`{path}` has the id `{id}` already; name another with `--id`"
