"""The picture by which others announce the dossier: a PNG of 1200 × 630 pixels, drawn with Pillow.

The size is what the Open Graph protocol (https://ogp.me) is read with everywhere. The words are set in the serif of the
theme, which has Latin letters; a line in others is left out, since boxes in the place of letters say nothing.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from generator.model.view.poster import Poster

WIDTH, HEIGHT = 1200, 630

_FINE = 2
"""It is drawn so many times larger and made smaller at the end, which smooths its lines."""
_PAPER, _INK, _MUTED, _RULE = "#fbfaf6", "#1d1b18", "#5f5a52", "#d8d2c4"
_TONES = {
    "verbal-cooperation": "#1f66c0",
    "material-cooperation": "#0a2550",
    "verbal-conflict": "#b4480a",
    "material-conflict": "#6e1023",
}
_MARGIN = 72
_SIZES = (76, 64, 54, 46, 38)
_LINES = 5
_SMALL = 30
_LEADING = 1.16
_TEXT_WIDTH = 560
_NO_LETTER = "\U0010ffff"
"""What no font has a letter for; it is shown as the box that stands for any such."""

Box = tuple[float, float, float, float]


def draw_poster(poster: Poster, font: bytes) -> bytes:
    """The picture as PNG; `font` is the file of a variable font with an axis of weight."""
    image = Image.new("RGB", (WIDTH * _FINE, HEIGHT * _FINE), _PAPER)
    draw = ImageDraw.Draw(image)
    beside = WIDTH - _MARGIN - _TEXT_WIDTH
    if poster.strokes:
        _draw_network(draw, poster, (_TEXT_WIDTH + _MARGIN, _MARGIN, beside - _MARGIN, HEIGHT - 2 * _MARGIN))
    draw.rectangle((0, 0, WIDTH * _FINE, 8 * _FINE), fill=_INK)
    _draw_words(draw, poster, font, _TEXT_WIDTH if poster.strokes else WIDTH - 2 * _MARGIN)
    made = BytesIO()
    # An octree finds the few tones of the picture in a tenth of the time of the median cut, and in fewer bytes.
    few = image.reduce(_FINE).quantize(128, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(made, "PNG")
    return made.getvalue()


# --- the network -----------------------------------------------------------------------------------------


def _draw_network(draw: ImageDraw.ImageDraw, poster: Poster, box: Box) -> None:
    """The whole drawing, as large as the box allows, in its middle."""
    left, top, width, height = box
    xs = [dot.x for dot in poster.dots]
    ys = [dot.y for dot in poster.dots]
    across, down = max(max(xs) - min(xs), 1), max(max(ys) - min(ys), 1)
    scale = min(width / across, height / down)

    def place(x: int, y: int) -> tuple[float, float]:
        return (
            (left + (width - across * scale) / 2 + (x - min(xs)) * scale) * _FINE,
            (top + (height - down * scale) / 2 + (y - min(ys)) * scale) * _FINE,
        )

    for stroke in poster.strokes:
        ends = (*place(*stroke.ends[:2]), *place(*stroke.ends[2:]))
        draw.line(ends, fill=_TONES.get(stroke.tone, _RULE), width=max(stroke.width * _FINE // 10, _FINE))
    for dot in poster.dots:
        x, y = place(dot.x, dot.y)
        draw.circle((x, y), max(dot.radius * min(scale, 1.2), 4) * _FINE, fill=_INK, outline=_PAPER, width=2 * _FINE)


# --- the words -------------------------------------------------------------------------------------------


def _draw_words(draw: ImageDraw.ImageDraw, poster: Poster, font: bytes, width: int) -> None:
    try:
        small = _font(font, _SMALL, 400)
    except OSError:  # a font of a dossier's own that is none; the picture has no words then
        return
    if _has_letters(small, poster.line):
        draw.text((_MARGIN * _FINE, (HEIGHT - _MARGIN) * _FINE), poster.line, _MUTED, small, anchor="ls")
    if not _has_letters(small, poster.title):
        return
    size, lines = _title(poster.title, font, width)
    heading = _font(font, size, 600)
    for number, line in enumerate(lines):
        y = _MARGIN + size + number * size * _LEADING
        draw.text((_MARGIN * _FINE, y * _FINE), line, _INK, heading, anchor="ls")


def _title(title: str, font: bytes, width: int) -> tuple[int, list[str]]:
    """The largest size in which the title fits, and its lines; in the smallest it is cut off."""
    for size in _SIZES:
        lines = list(_wrapped(title.split(), _font(font, size, 600), width * _FINE))
        if len(lines) <= _LINES and all(_font(font, size, 600).getlength(line) <= width * _FINE for line in lines):
            return size, lines
    cut = [*lines[: _LINES - 1], f"{lines[_LINES - 1]} …"] if len(lines) > _LINES else lines
    return size, [_shortened(line, _font(font, size, 600), width * _FINE) for line in cut]


def _shortened(line: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    """As much of a line as fits: one word alone can be wider than the picture."""
    if font.getlength(line) <= width:
        return line
    fits = bisect_left(range(len(line)), True, key=lambda end: font.getlength(f"{line[:end]}…") > width)
    return f"{line[: fits - 1]}…"


def _wrapped(words: Sequence[str], font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > width:
            yield line
            line = word
        else:
            line = longer
    yield line


def _font(font: bytes, size: int, weight: int) -> ImageFont.FreeTypeFont:
    made = ImageFont.truetype(BytesIO(font), size * _FINE)
    with suppress(OSError):  # a font of a dossier's own may have one weight only
        made.set_variation_by_axes([weight])
    return made


def _has_letters(font: ImageFont.FreeTypeFont, text: str) -> bool:
    """Whether the font has a letter for each character."""
    missing = bytes(font.getmask(_NO_LETTER))
    return all(character.isspace() or bytes(font.getmask(character)) != missing for character in set(text))
