"""What can be counted: the forms of each noun, so that a catalogue has them all."""

from collections.abc import Mapping


def _both(one: str, many: str) -> tuple[str, str]:
    """Marks two messages as one with a plural; the name is known to `make words`."""
    return one, many


n_ = _both

NOUNS: Mapping[str, tuple[str, str]] = {
    "actor": n_("%(num)s actor", "%(num)s actors"),
    "answer": n_("%(num)s answer", "%(num)s answers"),
    "claim": n_("%(num)s claim", "%(num)s claims"),
    "difference": n_("%(num)s difference", "%(num)s differences"),
    "document": n_("%(num)s document", "%(num)s documents"),
    "event": n_("%(num)s event", "%(num)s events"),
    "form": n_("%(num)s form", "%(num)s forms"),
    "later statement": n_("%(num)s later statement", "%(num)s later statements"),
    "mention": n_("%(num)s mention", "%(num)s mentions"),
    "more claim": n_("%(num)s more claim", "%(num)s more claims"),
    "more passage": n_("%(num)s passage more", "%(num)s passages more"),
    "more page": n_("%(num)s more page", "%(num)s more pages"),
    "more source": n_("%(num)s more source", "%(num)s more sources"),
    "material-conflict": n_("%(num)s material conflict", "%(num)s material conflict"),
    "material-cooperation": n_("%(num)s material cooperation", "%(num)s material cooperation"),
    "note": n_("%(num)s note", "%(num)s notes"),
    "other": n_("%(num)s other", "%(num)s others"),
    "page": n_("%(num)s page", "%(num)s pages"),
    "passage": n_("%(num)s passage", "%(num)s passages"),
    "piece": n_("%(num)s piece of evidence", "%(num)s pieces of evidence"),
    "plan": n_("%(num)s plan", "%(num)s plans"),
    "side": n_("%(num)s side", "%(num)s sides"),
    "source": n_("%(num)s source", "%(num)s sources"),
    "statement": n_("%(num)s statement", "%(num)s statements"),
    "tie": n_("%(num)s tie", "%(num)s ties"),
    "time": n_("%(num)s time", "%(num)s times"),
    "topic": n_("%(num)s topic", "%(num)s topics"),
    "verbal-conflict": n_("%(num)s verbal conflict", "%(num)s verbal conflict"),
    "verbal-cooperation": n_("%(num)s verbal cooperation", "%(num)s verbal cooperation"),
}
"""By the noun as templates and views name it: `{{ 5|plural("document") }}`."""
