"""Limits of what is taken in. A foreign file may be hostile, so each is small enough that nothing runs for minutes.

Each is stated in `content/README.md`.
"""

FILE = 20_000_000
"""Bytes of a file as received."""

TEXT = 1_000_000
"""Bytes of the text of one article, in UTF-8: what the reader of sources and the rules for proposals are made for."""

PAGES = 500
"""Pages of a PDF."""

ELEMENTS = 10_000
"""Elements of a web page."""

WORDS = 250_000
"""Characters of the words of a web page, spaces with them."""

MEMBERS = 10_000
"""Members of a WACZ, and records of a WARC."""

UNPACKED = 200_000_000
"""Bytes of an archive when it is unpacked."""

ARTICLES = 20
"""Pages of one archive that are taken in at once."""

SECONDS = 30
"""Seconds of processor time for one file."""

MEMORY = 1_000_000_000
"""Bytes of memory for one file."""

PROPOSED = 100_000
"""Code points of a text in which proposals are looked for, so that none takes longer than two seconds."""
