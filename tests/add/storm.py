"""An article of our own about a storm, what a careful reader finds in it, and the dossier to which it is added."""

from generator.add.finding import (
    DateFound,
    EventFound,
    FigureFound,
    Findings,
    Mention,
    NewActor,
    Participant,
    Statement,
)
from tests.conftest import HARBOUR

ID = "doc-2020-03-09-storm"
TEXT = """\
Storm closes the harbour

Mayor Cleo Reed met Ms Stone of Acme at the town hall on Monday. "We open when the wind is gone," said Reed.
Nora Falk, a pilot with the Coast Guard, said that at least 20 boats had been lost and that nobody had counted them all.
"It was the worst night that I have seen in my forty years on this coast, and there will be more of them," she added.
Two of the boats lay on the road behind the market, where children climbed into them before the police came to close it.
The wind had begun to rise in the early evening; by midnight no window on the quay was whole, and the lamps were out.
A clerk of the town, who would not be named, called the sea wall a joke. Acme had twenty boats before the night.
Reed rejected a plan by Acme for a new pier on Sunday, and nothing was said about it at the town hall.
"""
DOCUMENT = f"""
-- documents/{ID}.md --
---
title: Storm closes the harbour
date: 2020-03-09
date_basis: stated
source: storm.txt
---
-- sources/storm.txt --
"""
DOSSIER = f"{HARBOUR}{DOCUMENT}{TEXT}"

MEETING_KNOWN = """\
-- events/meeting.md --
---
title: Cleo and Ada meet
date: 2020-03-09
date_basis: stated
type: CONSULT
participants: [ada, cleo]
---
-- documents/doc-2020-03-10-later.md --
---
title: Later
date: 2020-03-10
date_basis: stated
---
[They met.]{#p1 para=1 event=meeting}
"""
"""An event that the dossier has, of which the article tells too."""

LONG = '"It was the worst night that I have seen in my forty years on this coast, and there will be more of them,"'
MEETING = "Mayor Cleo Reed met Ms Stone of Acme at the town hall on Monday."
REJECTION = "Reed rejected a plan by Acme for a new pier on Sunday, and nothing was said about it at the town hall."
LOSS = (
    "Nora Falk, a pilot with the Coast Guard, said that at least 20 boats had been lost and that nobody had "
    "counted them all."
)


def at(words, text=TEXT):
    """Where words stand in the article, and a rule."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "rule": "by-hand"}


def found(**other):
    """All that is found in the article; `other` takes the place of a kind."""
    kinds = {
        "mentions": (
            Mention(actor="cleo", type="name", **at("Cleo Reed")),
            Mention(actor="cleo", type="surname", **at("Reed.\n") | {"end": TEXT.index("Reed.\n") + 4}),
            Mention(actor="cleo", type="surname", **at("Reed rejected") | {"end": TEXT.index("Reed rejected") + 4}),
            Mention(actor="ada", type="name", **at("Ms Stone")),
            Mention(actor="cleo", type="role-noun", **at("Mayor")),
        ),
        "actors": (
            NewActor(
                id="nora-falk", name="Nora Falk", kind="person", role="pilot", affiliation="coast-guard",
                forms=("Nora Falk", "Falk"), **at("Nora Falk"),
            ),
            NewActor(id="coast-guard", name="Coast Guard", kind="organization", **at("Coast Guard")),
            NewActor(id="stone", name="Ms Stone", kind="person", **at("Ms Stone")),
        ),
        "statements": (
            Statement(kind="direct", speaker="cleo", **at('"We open when the wind is gone,"')),
            Statement(
                kind="indirect", speaker="nora-falk",
                **at("that at least 20 boats had been lost and that nobody had counted them all"),
            ),
            Statement(kind="direct", speaker="nora-falk", sure=False, **at(LONG)),
            Statement(kind="indirect", described="A clerk of the town", **at("called the sea wall a joke")),
        ),
        "dates": (
            DateFound(edtf="2020-03-09", basis="published 2020-03-09", **at("Monday")),
            DateFound(edtf="2020-03-08", basis="published 2020-03-09", **at("Sunday")),
        ),
        "events": (
            EventFound(
                type="CONSULT", edtf="2020-03-09", place="Town hall",
                participants=(Participant("cleo", "actor"), Participant("ada", "recipient")), **at(MEETING),
            ),
            EventFound(type="ASSAULT", **at(LOSS)),
            EventFound(
                type="REJECT", edtf="2020-03-08",
                participants=(Participant("cleo", "actor"), Participant("acme", "recipient")), **at(REJECTION),
            ),
        ),
        "figures": (
            FigureFound(value=20, what="boats", qualifier="at least", **at("at least 20 boats")),
            FigureFound(value=20, what="boats", **at("twenty boats")),
        ),
    }  # fmt: skip
    return Findings(**{**kinds, **other})
