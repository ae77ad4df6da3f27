"""What cannot be taken in: each file gets one line, whatever is wrong with it."""

import gzip
import os
import struct
from pathlib import Path

import pytest

from generator.add.intake import apart, archive, limits, reader
from generator.add.intake.apart import read_apart
from generator.add.intake.archive import read_archive
from generator.add.intake.extract import Extracts
from generator.add.intake.not_taken import NotTaken
from generator.add.intake.take import received, take
from tests.add.foreign import encrypted, page, pdf, wacz, warc, zipped
from tests.cases import rows

ADDRESS = "https://coast.example/{}"
BOMB = "holds more than 1,000 bytes when it is unpacked"
BREAKS = "could not be read as HTML: it breaks the program that reads it"
EMPTY = "<!doctype html><html><body><nav><a href='/'>Home</a></nav></body></html>"
FILES = {
    "empty.txt": bytes,
    "blank.txt": "\ufeff \r\n\t\n".encode,
    "picture.txt": lambda: b"\x89PNG\r\n\x1a\n....",
    "letter.doc": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....",
    "letter.rtf": lambda: b"{\\rtf1\\ansi The ferry ran again.}",
    "letter.docx": lambda: zipped({"word/document.xml": b"<w/>"}),
    "broken.zip": lambda: zipped({"a.warc": b"WARC/1.0"})[:40],
    "other.gz": lambda: gzip.compress(b"The ferry ran again."),
    "binary.txt": lambda: b"\x00\x01\x02\xff" * 40,
    "half.txt": lambda: b"\xff\xfeT\x00h\x00e",
    "large.txt": lambda: b"a" * (limits.TEXT + 1),
    "empty.html": EMPTY.encode,
    "crowded.html": lambda: b"<html><body>" + b"<p>Ada.</p>" * limits.ELEMENTS,
    "wordy.html": lambda: b"<html><body><p>" + b"Ada ran. " * (limits.WORDS // 8),
    "secret.pdf": lambda: encrypted(pdf(["The ferry ran again."])),
    "cut.pdf": lambda: pdf(["The ferry ran again."])[:-150],
    "noise.pdf": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 8,
    "scan.pdf": lambda: pdf([], []),
    "long.pdf": lambda: pdf(*[["The ferry."]] * (limits.PAGES + 1)),
    "cut.warc.gz": lambda: warc({ADDRESS.format(1): page()})[:-20],
    "cut.warc": lambda: warc({ADDRESS.format(1): page()}, packed=False)[:-200],
    "missing.warc": lambda: warc({ADDRESS.format(1): page()}, status="404 Not Found"),
    "pictures.warc": lambda: warc({ADDRESS.format(1): "..."}, type="image/png"),
    "nothing.warc": lambda: warc({ADDRESS.format(1): EMPTY}),
    "many.warc.gz": lambda: warc({ADDRESS.format(n): "<html>" for n in range(limits.ARTICLES + 1)}),
    "secret.wacz": lambda: _marked_as_encrypted(wacz({ADDRESS.format(1): page()}, [])),
}
SAID = dict(rows(Path(__file__).parent / "cases/refused.md", "files"))


@pytest.fixture(autouse=True)
def at_home(monkeypatch):
    """Each form is read in this process: a process for each file would take a second."""
    monkeypatch.setattr("generator.add.intake.take.read_apart", _read_here)


def test_every_file_has_its_line():
    assert FILES.keys() == SAID.keys()


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_taken_in_gets_one_line(name):
    with pytest.raises(NotTaken) as refused:
        take(name, FILES[name]())
    assert str(refused.value) == SAID[name]


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (Path.mkdir, "is a folder; name the files in it"),
        (os.mkfifo, "is no file"),
        (lambda _: None, "is not there"),
        (
            lambda path: os.truncate(_touched(path), limits.FILE + 1),
            "has 20,000,001 bytes, at most 20,000,000 are read",
        ),
    ],
)
def test_what_is_no_file_of_a_fitting_size_gets_one_line(tmp_path, make, why):
    make(tmp_path / "a.txt")
    with pytest.raises(NotTaken) as refused:
        received(tmp_path / "a.txt")
    assert str(refused.value) == why


def test_an_archive_without_the_page_that_is_named_says_what_it_holds():
    data = warc({ADDRESS.format(1): page()})
    with pytest.raises(NotTaken) as refused:
        read_archive(data, "https://coast.example/2")
    assert str(refused.value) == (
        "is a web archive that does not hold `https://coast.example/2`; it holds `https://coast.example/1`"
    )


@pytest.mark.parametrize(
    ("limit", "data", "why"),
    [
        ("FILE", warc({ADDRESS.format(1): page() + " " * 1_000}), "holds a web page of more than 1,000 bytes"),
        ("UNPACKED", zipped({"a.warc": bytes(1_001)}), "holds more than 1,000 bytes when it is unpacked"),
        (
            "UNPACKED",
            zipped({"a.warc.gz": gzip.compress(bytes(1_001), mtime=0)}),
            "holds more than 1,000 bytes when it is unpacked",
        ),
        (
            "UNPACKED",
            gzip.compress(b"WARC/1.0" + bytes(1_001), mtime=0),
            "holds more than 1,000 bytes when it is unpacked",
        ),
        ("MEMBERS", zipped({"a.warc": b"", **{f"{n}": b"" for n in range(1_000)}}), "holds more than 1,000 members"),
    ],
)
def test_what_grows_when_it_is_unpacked_is_refused(monkeypatch, limit, data, why):
    monkeypatch.setattr(archive, limit, 1_000)
    with pytest.raises(NotTaken) as refused:
        read_archive(data)
    assert str(refused.value) == why


# --- the process that reads --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("deed", "why"),
    [
        ("while True: pass", "takes more than 30 seconds to be read"),
        ("bytearray(2_000_000_000)", "needs more than 1,000,000,000 bytes of memory to be read"),
        ("import not_there", "cannot be read here, since a library is missing: No module named 'not_there'"),
        ("os.abort()", BREAKS),
        ("1 / 0", BREAKS),
        ("import socket; socket.create_connection(('127.0.0.1', 9))", BREAKS),
        ("import subprocess; subprocess.run(['true'])", BREAKS),
    ],
)
def test_whatever_a_reader_does_is_one_line_here(monkeypatch, tmp_path, deed, why):
    """A module in the place of the reader of web pages, with the same limits but for one second of time."""
    (tmp_path / "deed.py").write_text(
        "import os, resource, sys\n"
        "from generator.add.intake import reader\n"
        "reader.SECONDS = 1\n"
        f"def deed(data, address):\n    {deed}\n"
        "reader._READERS = {'html': deed}\n"
        "reader.main(*sys.argv[1:])\n"
    )
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    monkeypatch.setattr(apart, "_MODULE", "deed")
    with pytest.raises(NotTaken) as refused:
        read_apart(b"<html>", "html")
    assert str(refused.value) == why


def _touched(path: Path) -> Path:
    path.touch()
    return path


def _read_here(data, form, address=""):
    answer = reader._answer(form, address, data)
    if answer.found is None:
        raise NotTaken(answer.why)
    assert isinstance(answer.found, Extracts)
    return answer.found


def _marked_as_encrypted(data: bytes) -> bytes:
    """A zip file whose members claim to be encrypted (APPNOTE 4.4.4): bit 0 of the flags in the directory."""
    place = data.index(b"PK\x01\x02")
    flags = struct.unpack_from("<H", data, place + 8)[0] | 1
    return data[: place + 8] + struct.pack("<H", flags) + data[place + 10 :]
