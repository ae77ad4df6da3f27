"""Differences: every dispute, by kind and in the order of time."""

from generator.derive.differences import differences
from tests.link.world import here, link

ACTOR = "---\nname: {id}\nkind: body\ndisputes:\n{disputes}---\n"
ENTRY = "  - {{kind: {kind}, about: {about}, passages: [doc-here#p1, doc-here#{passage}], note: Open.}}\n"
TEXT = (
    "[One]{#p1 para=1 by=ada about=bert} [two]{#p2 para=1 by=ada about=bert at=2014}"
    " [three]{#p3 para=1 by=ada about=bert at=2013}"
)


def found(*entries):
    ada = {"actors/ada.md": ACTOR.format(id="Ada", disputes=entry("update", "what ada says", "p2"))}
    bert = {"actors/bert.md": ACTOR.format(id="Bert", disputes="".join(entries))}
    dossier, problems = link({**ada, **bert, **here(TEXT)})
    assert [problem.message for problem in problems] == []
    return [(each.subject.id, each.number, each.dispute.about) for each in differences(dossier)]


def entry(kind, about, passage):
    return ENTRY.format(kind=kind, about=about, passage=passage)


def test_kinds_stand_in_their_order_and_in_each_the_earliest_account_first():
    assert found(entry("error", "first", "p2"), entry("update", "second", "p3"), entry("scope", "third", "p3")) == [
        ("bert", 2, "second"),
        ("ada", 1, "what ada says"),
        ("bert", 3, "third"),
        ("bert", 1, "first"),
    ]
