"""Make the theme's fonts again: subsets of Source Serif 4 and Public Sans, with their licences beside them.

    pip install fonttools brotli fontpkg-source-serif-4 fontpkg-public-sans
    python templates/fonts/make.py

The same packages give the same bytes: the time of making is not written, tables stand in a fixed order.
"""

from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import AxisLimits, instantiateVariableFont

OUTPUT = Path(__file__).parent.parent / "assets" / "fonts"

SELDOM = frozenset("¤¦¨¬¯²³¸¹ºª¼½¾ĈĉĜĝĤĥĴĵŜŝĔĕĬĭŎŏĸŉĿŀŊŋŦŧĲĳſ")  # 4 kB a font for letters of no name met
LETTERS = frozenset((
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),  # Latin-1 and Latin Extended-A
    *map(ord, "‑–—‘’‚“”„†•…‹›€−←→↗× "),
)) - frozenset(map(ord, SELDOM))  # fmt: skip


class Cut(NamedTuple):
    """One file to make: from which package and file, with which axes kept or pinned."""

    package: str
    source: str
    output: str
    axes: dict[str, float | tuple[float, float]]
    features: tuple[str, ...]


CUTS = (
    Cut(
        "fontpkg_source_serif_4",
        "SourceSerif4[opsz,wght].ttf",
        "source-serif-4.woff2",
        {"opsz": 20, "wght": (400, 700)},
        ("kern", "onum", "pnum"),
    ),
    Cut(
        "fontpkg_source_serif_4",
        "SourceSerif4-Italic[opsz,wght].ttf",
        "source-serif-4-italic.woff2",
        {"opsz": 20, "wght": 400},
        ("kern", "onum", "pnum"),
    ),
    Cut(
        "fontpkg_public_sans",
        "PublicSans[wght].ttf",
        "public-sans.woff2",
        {"wght": (400, 700)},
        ("kern", "tnum"),
    ),
)
LICENCES = (
    ("fontpkg_source_serif_4", "LICENSE-source-serif-4.txt"),
    ("fontpkg_public_sans", "LICENSE-public-sans.txt"),
)


def main() -> None:
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for cut in CUTS:
        path = OUTPUT / cut.output
        make(cut, path)
        print(f"{path.name}: {path.stat().st_size:,} bytes")
    for package, name in LICENCES:
        (OUTPUT / name).write_bytes((files(package) / "LICENSE").read_bytes())


def make(cut: Cut, path: Path) -> None:
    source = files(cut.package) / "files" / cut.source
    with source.open("rb") as file:
        font = TTFont(file, recalcTimestamp=False, lazy=False)
    instantiateVariableFont(font, AxisLimits(cut.axes), inplace=True)
    subset(font, cut.features)
    font.flavor = "woff2"
    font.save(path, reorderTables=True)


def subset(font: TTFont, features: tuple[str, ...]) -> None:
    options = Options(
        layout_features=list(features),
        hinting=False,
        desubroutinize=True,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17],  # names, copyright and licence stay in the file
        notdef_outline=True,
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)


if __name__ == "__main__":
    main()
