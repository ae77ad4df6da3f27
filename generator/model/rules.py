"""Rules: everything that Dossier checks, each with how grave it is, why it is so, and a message by which it is known.

A rule is named after what should hold. A problem names one of them (`model/problem.py`), and the tests see to it that
there is no other, that each is documented in the same words, and that each message is one that is really given.
"""

from collections.abc import Iterator, Mapping
from typing import cast

from msgspec import Struct

from generator.model.problem import Severity


class Rule(Struct, frozen=True):
    """`why` is one sentence for authors; `example` is a message as it is given when the rule is broken."""

    id: str
    severity: Severity
    why: str
    example: str


_TABLE = """
# the id, and whether it is an error or a warning
#     why
#     a message

address-is-allowed error
    A reader is led to http, https or mailto addresses only, since any other can run a program or hide where it leads.
    `gazette.example/harbour` is no web address

anchor-is-single error
    Where two things on a page have one anchor, a link to the second leads to the first.
    two things here have the id `p1`

anchor-is-there error
    A link to a place on a page that has no such place leaves the reader at its top.
    `ada.html#p9` leads nowhere: `actors/ada.html` has no `#p9`

annotation-in-text error
    In headings and links an annotation could be neither shown nor followed.
    an annotation inside a heading

attribute-has-company error
    Some attributes of a passage say something about another one and mean nothing without it.
    `as` describes a speaker without a name

attribute-is-known error
    An attribute that nobody understands is a slip, and what it says would be lost.
    `death` is no attribute and no declared measure

attribute-is-single error
    Of an attribute that stands twice in a pair of braces one would be lost.
    `by` stands twice in these braces

attribute-value-fits error
    The value of an attribute must be one that can be understood.
    `by` is empty

body-is-text error
    A dossier is made of text; a picture would have rights and a source of its own.
    pictures are not supported

brace-closes error
    Attributes without an end would swallow the text behind them.
    `]{` without a `}`

bracket-closes error
    A bracket that is not closed is mostly the rest of an annotation.
    this bracket is not closed in its paragraph

bracket-opens error
    Attributes without a bracket before them belong to no words.
    `]{` closes a span that was not opened

catalogue-is-sound error
    A translation that cannot be read, or fills in what its message does not have, would break the pages.
    unknown named placeholder 'day'

character-is-visible error
    What can be seen nowhere, and commands a terminal or turns the order of a line, must not pass as text.
    U+202E changes the order in which a line is read

claim-has-evidence warning
    A claim leads to the words of a source, or its reader is told that this dossier has none for it.
    nothing that is said here leads to a passage

code-has-language error
    Words behind the name of the language at a fence of code would not be shown.
    only the name of a language stands behind the fence of code, and more would not be shown

date-is-possible error
    A date that no calendar has cannot be sorted, shown or trusted.
    `2015-02-30`: there is no such day, month or season

dispute-has-matter error
    A reader must know on what accounts differ: on a figure or on something else, not on both.
    nothing says what differs here

dispute-has-two-passages error
    Accounts can differ only where there are two of them.
    a dispute has two passages at least, and here is one

dispute-is-on-its-subject error
    A dispute stands on the page of what it is about, and its passages speak of that.
    `doc-1#p1` says nothing about this actor

document-has-source error
    A passage can be looked up only where the text as received is at hand.
    this document names no source

event-has-evidence error
    An event that no passage reports is a claim without a source.
    no passage reports this event

event-has-few-actors error
    Each pair of those who take part is a tie, so very many of them would say nothing about anyone.
    101 actors take part, at most 100 can

excerpt-is-short error
    The right to quote covers short quotations.
    this quotation has 13 words, at most 12 are allowed

excerpts-are-few error
    All quotations together must stay a small part of their source.
    4 words are quoted, at most 1 are allowed (10% of the source)

figure-has-subject error
    A figure that is about no event and no actor counts nothing.
    this figure is about nothing

figures-agree-or-are-disputed warning
    Two figures for one thing that differ without a word would leave the reader to find out why.
    at least 22 boats here, 17 in `doc-1#p1`, and no dispute

file-is-in-folder warning
    A Markdown file outside the five folders is not read, so what it says would be missing without a word.
    this file is not read: it stands outside the folders of a dossier

file-is-no-link error
    What a symbolic link leads to can lie outside the dossier and change without it.
    this is a symbolic link

file-is-readable error
    A file that cannot be read would be missing from the site without a word.
    this is not a file

file-is-small error
    A very large file is mostly there by mistake, and would hold up every build.
    this file has 1,000,001 bytes, at most 1,000,000 are read

file-is-text error
    A null character says that the file is no text.
    U+0000 does not stand in a text

file-is-there error
    A file of the built site that is gone is a dead link for whoever knows its address.
    `actors/ada.html` was built and is gone

file-is-utf-8 error
    In another encoding letters would be read as other letters.
    byte 0xe9 is not UTF-8

folder-is-there error
    A file in the place of a folder of pages would hide that there are none.
    this is a file where a folder should be

former-id-is-free error
    An address that was published once leads to one page for ever, so its id can belong to no other.
    `bert` is the id of another actor

front-matter-is-mapping error
    Front matter says what the file is, key by key.
    front matter is `key: value`, line by line

front-matter-is-plain error
    Anchors, aliases and tags of YAML can make a small file mean a very large or a strange one.
    anchors and aliases are not used

front-matter-is-short error
    Front matter is a page of metadata; the rest belongs into the text.
    this front matter has 200,009 characters, at most 200,000 are read

front-matter-is-there error
    Without front matter nobody knows what a file is about.
    the file does not begin with front matter

front-matter-is-yaml error
    Front matter that is no YAML cannot be read at all.
    this is not YAML: found character that cannot start any token

heading-below-title error
    The title of a page is its only heading of the first level, by which screen readers find their way.
    a heading of the first level

id-fits error
    An id becomes a file and an address, and must be the same on every system.
    `Ada_L` is no id

id-is-single error
    An id that two things have leads to one of them only.
    `ada` is the id of `actors/ada.md` too

key-is-known error
    A key that nobody understands is a slip, and its value would be lost.
    `publsher` is no key here

key-is-single error
    Of a key that stands twice one value would be lost.
    `title` stands twice

key-is-there error
    Some values nobody can do without, such as a title and the basis of a date.
    `date_basis` is missing

key-is-word error
    A key is a word; a list in its place cannot name anything.
    a key is a word

letter-has-few-marks error
    No script puts so many marks over one letter, and sorting them takes very long.
    more than 30 marks stand over one letter

link-is-single error
    Of two addresses with one name one would never be used.
    there are two addresses `here`

link-is-used error
    An address that no link uses would not be shown.
    no link uses the address `here`

link-leads-somewhere error
    A dead link is a line that can no longer be followed to its source.
    `../actors/ada.html` leads nowhere: there is no `actors/ada.html`

list-is-short error
    A list of very many entries is mostly there by mistake, and would hold up every build.
    501 entries stand here, at most 500 are read

lock-is-there warning
    Without the lock nobody who has no sources can tell whether a quotation was altered.
    there is no lock: nobody can tell whether a quotation was altered

lock-is-whole error
    A lock that was changed by hand proves nothing.
    this is no line of a lock

marks-are-few error
    Each mark of Markdown is work, and so very many of them would hold up every build.
    this text has 50,001 brackets `[`, at most 50,000 are read

measure-is-declared error
    A figure counts something that the settings name, so that readers can be told what.
    `guest` is no declared measure

metadata-has-no-text error
    What is published as metadata only must not show a text after all.
    `publish: metadata` shows no text, and here is one

name-has-few-endings error
    A name that ends with many others is found with each of them, which takes very long.
    `A A A A A A A A A A A` ends with 10 other names

name-has-letters error
    A name without a letter or digit can be found in no text.
    `?!` is no name

name-is-single warning
    A name that is given twice for one actor is mostly a slip for another one.
    `Bert` is a name of this actor already

name-is-unambiguous warning
    A name that can mean two actors is linked to none of them until the author says which is meant.
    `Springfield` may be `acme`, `springfield`; it is left alone

name-means-few error
    A name that very many actors share says nothing about any of them.
    more than 50 actors share the name `Smith`

nesting-is-limited error
    What nests very deeply would be left out by the parser without a word.
    this is nested 60 levels deep, and what is deeper would be lost

note-is-single error
    Of two notes with one label one would be lost.
    there are two notes `a`, of which one would be lost

note-is-used error
    A note to which nothing refers would not be shown.
    nothing refers to the note `late`

note-leads-on error
    Notes that lead to each other in a circle have no place to stand.
    the note `a` leads back to itself

note-resolves error
    A mark of a note that is not there leads nowhere.
    there is no note `9`

note-stands-alone error
    A note that begins inside another is mostly one whose empty line is missing.
    the note `b` begins inside another

nothing-leads-back error
    Nothing comes before itself and nothing is a part of itself.
    by this `a` follows itself

office-ends-after-it-begins error
    An office that ends before it begins was held on no day.
    this office ends before it begins

office-has-evidence error
    That somebody held an office is a claim like any other.
    nothing says that this office was held

outcome-is-of-plan error
    What became of something is asked of a plan alone; what happened has followers.
    `outcome` says what became of a plan, and this event is `occurred`

paragraph-exists error
    A passage that names a paragraph which the source does not have leads to nothing.
    the source has 2 paragraphs, not 9

passage-has-id error
    Words with attributes are a passage, and a passage needs an id by which it can be cited.
    `para`, `by` without a passage id

passage-has-paragraph error
    The paragraph is the place in the source to which a click on the passage leads.
    this passage does not say where it stands in the source

passage-has-words warning
    A passage of dots alone leads to a source and says nothing of it.
    nobody has told yet what stands here

passage-id-fits error
    The id of a passage is an address, and must be written as one.
    `5` is no passage id

passage-id-is-single error
    An id that two passages have leads to the first of them only.
    there are two passages `p1` in this document

passage-in-document error
    A passage rests on a source, and only a document has one.
    a passage outside a document

passage-is-sealed error
    A passage that is not sealed as it stands is one that nobody has looked up.
    the passage `p3` is not sealed

passage-resolves error
    A citation of a passage that is not there is a claim without a source.
    `doc-1` has no passage `p3`

passages-are-few error
    A document of very many passages is mostly several documents, and its page would be too heavy to read.
    this document has 5,001 passages, at most 5,000 are read

plan-has-outcome error
    A reader of what was announced wants to know what became of it, or that these sources do not tell.
    nothing says what became of this plan

proposal-fits error
    What is not understood in a file of proposals would be lost when the file is written anew.
    this is no proposal

proposal-id-is-single error
    Of two proposals with one id nobody knows which was accepted.
    `e-3f9a` is the id of another proposal

published-text-is-own error
    No more words of a source in a row may be published than may be quoted, wherever they stand.
    15 words in a row are those of the source of `acme-2020-03-02-deal`, at most 12 may be

quotation-closes error
    Where a quotation has no end nobody knows which words are verbatim.
    this quotation is not closed

quotation-in-passage error
    Verbatim words need the paragraph of the source in which they can be looked up.
    words in double marks are verbatim and belong into a passage

quotation-is-sealed error
    Words that are not those found in the source are no quotation of it.
    these are not the words that were found in the source

quotation-is-verbatim error
    Words in double marks stand in the source, letter by letter.
    these words do not stand in paragraph 1 of the source

quotation-opens error
    Where a quotation has no beginning nobody knows which words are verbatim.
    this mark closes a quotation that was not opened

reference-has-kind error
    Only an actor can act, and only an event can be followed by another.
    `ada` is an actor, not a document

reference-resolves error
    A reference to something that is not there leads nowhere.
    there is nothing with the id `nobody`

row-fits-table error
    Cells beyond the last column of a table would not be shown.
    this row has more cells than the table has columns, 1

seal-has-passage error
    What was sealed once and is gone must be noted as gone, since others may have cited it.
    the passage `p2` is sealed, and this document has none

setting-is-known error
    A setting that nobody understands is a slip, and its value would be lost.
    `sumary` is no setting

settings-are-toml error
    Settings that are no TOML cannot be read at all.
    this is not TOML: invalid value

source-is-sealed error
    A source that has changed since it was sealed is another source.
    `day.txt` was sealed as the source of this document, not `night.txt`

span-has-attributes error
    Braces without anything in them were meant to say something.
    the braces are empty

stance-is-answer error
    A position is one of the answers that its question has.
    `must-open` is no answer to `harbour`

statements-are-few error
    Each speaker has a contact with each of whom the words are about, so very many of them would say nothing.
    up to here there are 20,402 pairs of a speaker and an actor spoken about, at most 20,000

template-is-sound error
    A template of the dossier that cannot be rendered would leave pages out of the site.
    there is no template `bse.html`

unnamed-is-described error
    A speaker whom the source does not name is known by its words for that speaker alone.
    who is the unnamed speaker?

value-has-type error
    A value of another type than its key takes cannot be understood.
    words where a list should be

value-is-known error
    Some keys take a few words only, each with a meaning.
    `persn` is not one of the possible values

value-is-quoted error
    Without quotation marks a value that begins with `#` is a comment, and would be lost.
    a value that begins with `#` is taken for a comment

value-is-short error
    A value is a line that stands on many pages; the rest belongs into the text.
    this value has 2,001 characters, at most 2,000 are allowed

wikidata-fits error
    The number of an item becomes an address at Wikidata.
    `Douglas Adams` is no item of Wikidata

withdrawn-id-is-free error
    Whoever has cited a passage that is gone must not be led to another one.
    `p2` was another passage, removed on 2020-05-01; its id is not used again
"""


def _rules() -> Iterator[Rule]:
    for entry in _TABLE.split("\n\n")[1:]:
        head, why, example = (line.strip() for line in entry.strip().splitlines())
        id, severity = head.split()
        yield Rule(id, cast("Severity", severity), why, example)


RULES: Mapping[str, Rule] = {rule.id: rule for rule in _rules()}
"""By id, in the order of the alphabet."""
