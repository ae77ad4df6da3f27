"""The command `dossier`: its verbs, and what happens when something breaks."""

import gc
import signal
import sys
from typing import Annotated, NoReturn

import typer

from generator.cli.codes import USAGE
from generator.cli.verbs import Verbs
from generator.cli.version import version
from generator.engine.interrupts import ENDING

BUG = 70
INTERRUPTED = 128

_MOMENT = 0.01

app = typer.Typer(
    cls=Verbs,
    name="dossier",
    help="Turn a folder of annotated Markdown into a site in which every line leads to its source.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def options(
    show_version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Turn a folder of annotated Markdown into a site in which every line leads to its source."""


def main() -> NoReturn:
    """Runs the command; a bug is one line and exit code 70, never a traceback."""
    for number in ENDING:
        if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:  # `nohup` is to be obeyed
            signal.signal(number, _interrupt)
    try:
        gc.disable()  # a command ends before it would pay, but for `serve`
        app()
    except OSError as error:
        sys.exit(_say(f"cannot go on: {error.filename or 'a file'}: {error.strerror or error}", USAGE))
    except MemoryError:
        sys.exit(_say("cannot go on: there is not enough memory", USAGE))
    except Exception as error:  # noqa: BLE001  # the last place where a bug can become one line
        sys.exit(_say(_bug(error), BUG))
    finally:
        gc.freeze()  # what is left goes with the process; to look for rings in it takes longer than many a page
    sys.exit(0)


def _interrupt(number: int, _: object) -> NoReturn:
    """What is half done is cleaned up on the way out, in which no second interrupt stands.

    Where Python ignores whatever is raised, as when an import ends, the interrupt comes again a moment later.
    """
    for other in ENDING:
        signal.signal(other, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, lambda *_: sys.exit(INTERRUPTED + number))
    sys.unraisablehook = lambda _: signal.setitimer(signal.ITIMER_REAL, _MOMENT)
    sys.exit(INTERRUPTED + number)


def _say(line: str, code: int) -> int:
    print(f"dossier: {line}", file=sys.stderr)
    return code


def _bug(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f" at {trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}" if trace else ""
    what = " ".join(str(error).split())[:200]
    return (
        f"a bug in Dossier: {type(error).__name__}: {what}{place}; please report it, with this line, to its maintainers"
    )


if __name__ == "__main__":
    main()
