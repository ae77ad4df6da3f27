"""The registry: every id of a dossier, and the problems of references to it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.model.page import Actor, Document, Page, Reading
from generator.model.problem import Problem, did_you_mean
from generator.model.source import Kind
from generator.model.value import PassageReference, Reference
from generator.read.limits import ENDINGS, NAMESAKES

_SUGGESTIONS = 200
"""For so many wrong ids the nearest right one is looked for."""


class Registry:
    """Knows each id once, those of pages with faults too, so that one mistake is not reported twice."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._kinds: dict[str, Kind] = {}
        self._passages: dict[str, frozenset[str]] = {}
        self._hints: dict[tuple[str, Kind | None], str] = {}
        self._last: dict[str, str] = {}
        self._now: dict[str, str] = {}
        self.problems: list[Problem] = []
        first: dict[str, str] = {}
        for reading in readings:
            for former in reading.page.formerly if reading.page else ():
                self._now.setdefault(former.target, reading.id)
            if reading.id in self._kinds:
                self._say_two(reading, first[reading.id])
                continue
            self._kinds[reading.id] = reading.kind
            first[reading.id] = reading.path
            if isinstance(reading.page, Document):
                self._passages[reading.id] = frozenset(passage.id for passage in reading.page.body.passages)

    def resolve(self, path: str, reference: Reference, kind: Kind) -> bool:
        """Whether there is such a thing of that kind; what is wrong goes to `problems`."""
        found = self._kinds.get(reference.target)
        if found == kind:
            return True
        hint = self._nearest(reference.target, kind)
        if found:
            message = f"`{reference.target}` is {_a(found)}, not {_a(kind)}"
            self._add("reference-has-kind", path, reference, message, hint)
        else:
            hint = hint or f"add `{kind}s/{reference.target}.md`, or mend the id"
            self._add("reference-resolves", path, reference, f"there is no {kind} `{reference.target}`", hint)
        return False

    def resolve_any(self, path: str, reference: Reference) -> Kind | None:
        """The kind of the thing with this id; what is wrong goes to `problems`."""
        found = self._kinds.get(reference.target)
        if not found:
            hint = self._nearest(reference.target, None) or "ids are the names of files without `.md`"
            self._add(
                "reference-resolves",
                path,
                reference,
                f"there is nothing with the id `{reference.target}`",
                hint,
            )
        return found

    def resolve_passage(self, path: str, reference: PassageReference) -> bool:
        """Whether the document has this passage; what is wrong goes to `problems`."""
        document = Reference(reference.document, reference.start, reference.end)
        if not self.resolve(path, document, "document"):
            return False
        passages = self._passages.get(reference.document)
        if passages is None or not reference.passage or reference.passage in passages:
            return passages is not None
        if reference.document not in self._last:
            self._last[reference.document] = max(passages, key=lambda id: int(id[1:]), default="")
        last = self._last[reference.document]
        hint = f"its last passage is `{last}`" if last else "it has no passages"
        message = f"`{reference.document}` has no passage `{reference.passage}`"
        self._add("passage-resolves", path, document, message, hint)
        return False

    def _nearest(self, target: str, kind: Kind | None) -> str:
        """A suggestion, looked for once for an id; where a great many are wrong, for the first of them."""
        if target in self._now:
            return f"it is called `{self._now[target]}` now"
        if (target, kind) not in self._hints and len(self._hints) < _SUGGESTIONS:
            known = (id for id, other in self._kinds.items() if kind in (None, other))
            self._hints[target, kind] = did_you_mean(target, known)
        return self._hints.get((target, kind), "")

    def _say_two(self, reading: Reading, first: str) -> None:
        message = f"`{reading.id}` is the id of `{first}` too"
        hint = "ids are unique across all kinds; rename one of the files"
        self.problems.append(Problem("id-is-single", reading.path, 0, 0, message, hint))

    def _add(self, rule: str, path: str, reference: Reference, message: str, hint: str) -> None:
        self.problems.append(Problem(rule, path, reference.start, reference.end, message, hint))


def _a(kind: Kind) -> str:
    return f"{'an' if kind[0] in 'ae' else 'a'} {kind}"


def pages(readings: Sequence[Reading]) -> Iterator[Page]:
    """The pages that could be read, one for an id, in the order of their ids."""
    seen: set[str] = set()
    for reading in sorted(readings, key=lambda reading: (reading.id, reading.path)):
        if reading.page is not None and reading.id not in seen:
            yield reading.page
        seen.add(reading.id)


def aliases_are_single(actors: Iterable[Actor]) -> Iterator[Problem]:
    """A form written twice for one actor is a slip; for two actors it is ambiguous, and said where it occurs."""
    for actor in actors:
        seen = {actor.name.text}
        for alias in (*actor.aliases, *actor.metonyms):
            if alias.text in seen:
                message = f"`{alias.text}` is a name of this actor already"
                yield Problem("name-is-single", actor.path, alias.start, alias.end, message, "remove it", "warning")
            seen.add(alias.text)


def forms_are_few(actors: Sequence[Actor]) -> Iterator[Problem]:
    """A form that very many share says nothing; one that ends with many others is found together with all of them."""
    sharing = Counter[str]()
    places: dict[str, tuple[str, int]] = {}
    for actor in actors:
        named = {alias.text: alias.start for alias in (actor.name, *actor.aliases, *actor.metonyms)}
        titles = {office.title: office.start for office in actor.offices}
        for form, start in (titles | named).items():
            places.setdefault(form, (actor.path, start))
        sharing.update(named.keys())
        for form in (form for form in named if sharing[form] == NAMESAKES + 1):
            message = f"more than {NAMESAKES} actors share the name `{form}`"
            hint = "put it under `weak_aliases`, where it is not looked for"
            yield Problem("name-means-few", actor.path, named[form], named[form] + 1, message, hint)
    for form in _with_many_endings(places):
        path, start = places[form]
        message = f"`{form}` ends with {ENDINGS} other names"
        yield Problem("name-has-few-endings", path, start, start + 1, message, "remove some of them")


def _with_many_endings(forms: Iterable[str]) -> Iterator[str]:
    """In the order of their letters from the last to the first, forms that end with another follow it."""
    endings: list[str] = []
    for backwards in sorted(form[::-1] for form in forms):
        while endings and not backwards.startswith(endings[-1]):
            endings.pop()
        endings.append(backwards)
        if len(endings) == ENDINGS + 1:
            yield backwards[::-1]
