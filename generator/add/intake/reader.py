"""The reader of foreign files: a process of its own, `python -m generator.add.intake.reader FORM ADDRESS`.

The file comes on stdin, an `Answer` in msgpack goes to stdout. Before anything of the file is looked at the process
gives up time and memory beyond the limits, and the means to fetch, run or write anything.
"""

import resource
import sys
from collections.abc import Callable, Mapping

import msgspec
from msgspec import Struct

from generator.add.intake.extract import Extracts
from generator.add.intake.limits import MEMORY, SECONDS
from generator.add.intake.not_taken import NotTaken

_FORBIDDEN = frozenset(
    (
        "socket.connect",
        "socket.getaddrinfo",
        "socket.bind",
        "socket.sendto",
        "urllib.Request",
        "subprocess.Popen",
        "os.exec",
        "os.fork",
        "os.posix_spawn",
        "os.spawn",
        "os.system",
        "os.remove",
        "os.rename",
        "os.mkdir",
    )
)
"""Events of https://docs.python.org/3/library/audit_events.html that no reading of a file needs."""


class Answer(Struct, frozen=True):
    """The articles of a file, or why there are none."""

    found: Extracts | None = None
    why: str = ""


def main(form: str, address: str) -> None:
    """Answers once."""
    _give_up_means()
    data = sys.stdin.buffer.read()
    sys.stdout.buffer.write(msgspec.msgpack.encode(_answer(form, address, data)))


def _give_up_means() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(_forbid)


def _forbid(event: str, _: object) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"{event}: a foreign file is only read")


def _answer(form: str, address: str, data: bytes) -> Answer:
    try:
        return Answer(_READERS[form](data, address))
    except NotTaken as refused:
        return Answer(why=str(refused))
    except MemoryError:
        return Answer(why=f"needs more than {MEMORY:,} bytes of memory to be read")
    except ImportError as error:
        return Answer(why=f"cannot be read here, since a library is missing: {' '.join(str(error).split())}")


def _web_page(data: bytes, _: str) -> Extracts:
    from generator.add.intake.web_page import read_web_page  # noqa: PLC0415  # each reader brings a slow library

    return Extracts((read_web_page(data),))


def _pdf(data: bytes, _: str) -> Extracts:
    from generator.add.intake.pdf import read_pdf  # noqa: PLC0415

    return Extracts((read_pdf(data),))


def _archive(data: bytes, address: str) -> Extracts:
    from generator.add.intake.archive import read_archive  # noqa: PLC0415

    return read_archive(data, address)


_READERS: Mapping[str, Callable[[bytes, str], Extracts]] = {"html": _web_page, "pdf": _pdf, "archive": _archive}


if __name__ == "__main__":
    main(*sys.argv[1:])
