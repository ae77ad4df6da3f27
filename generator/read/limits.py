"""Limits: how large a thing may be. All are far above what people write, and low enough that nothing runs for minutes.

Each is stated in `content/README.md`, and each has a rule, so that what is too large is refused by name.
"""

FILE = 1_000_000
"""Bytes of one file: some 160,000 words."""

SOURCE = 10_000_000
"""Bytes of a source as received."""

LOCK = 200_000_000
"""Bytes of the lock: a million passages."""

MARKS = 200_000
MARKS = 120_000
"""Characters of one file that may begin or end something in Markdown; each of them is work."""

BRACKETS = 50_000
"""Characters `[` of one file: each may begin much."""

FRONT_MATTER = 200_000
"""Characters of the front matter, which is a page of metadata; and of `dossier.toml`."""

VALUE = 2_000
"""Characters of one value: titles stand on many pages."""

NAME = 200
"""Characters of a name of an actor or the title of an office."""

ITEMS = 500
"""Entries of one list or mapping, and ids in one attribute of a passage."""

BRACES = 5_000
"""Characters between the braces of one span."""

PASSAGES = 5_000
"""Passages of one document: each is shown on the pages of all that it speaks of."""

PAIRS = 20_000
"""Pairs of a speaker and whom the words are about, in all passages of a document."""

PARTICIPANTS = 100
"""Actors in one event: each pair of them is a tie."""

NAMESAKES = 50
"""Actors that share one name."""

ENDINGS = 10
"""Names with which another may end, as `the United States` ends with `United States` and `States`."""

DEPTH = 20
"""How deep collections may nest in front matter, and notes in notes."""

NESTING = 60
"""How deep blocks, spans and emphasis may nest; beyond it markdown-it drops text without a word."""

COMBINING = 30
"""Marks over one letter (https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format): sorting them is quadratic."""
