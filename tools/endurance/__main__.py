"""``python -m tools.endurance``: play on until a file counts so many runs; 1 if one was red."""

from __future__ import annotations

import shlex
import signal
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from random import SystemRandom

import click

from guide.french.counting import counted
from tools.endurance.hindering import drawn
from tools.endurance.playing import NotPlayed, play
from tools.endurance.record import NoRecord, Run, add, runs_of, summed

CHOSEN = ("tests/features", "-m", "not slow and not nightly")
_FAILED, _NOT_PLAYED, _INTERRUPTED = 1, 2, 130


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--runs", metavar="N", default=20, show_default=True, type=click.IntRange(0))
@click.option(
    "--record",
    metavar="FICHIER",
    default="endurance.jsonl",
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Où les passages s’ajoutent, un par ligne ; des fichiers mis bout à bout s’additionnent.",
)
@click.option("--workers", metavar="N", default=2, show_default=True, type=click.IntRange(0))
@click.option(
    "--busy",
    metavar="N",
    type=click.IntRange(0),
    help="Programmes qui comptent à côté ; sinon, une à quatre fois autant que de processeurs.",
)
@click.option("--again", metavar="GRAINE", type=int, help="Rejoue un passage, sans l’inscrire.")
@click.argument("chosen", metavar="[-- PYTEST...]", nargs=-1, type=click.UNPROCESSED)
def main(
    runs: int,
    record: Path,
    workers: int,
    busy: int | None,
    again: int | None,
    chosen: tuple[str, ...],
) -> None:
    """Joue les scénarios jusqu’à ce que le fichier compte N passages, puis dit ce qu’il compte.

    Chaque passage a sa graine : l’ordre des scénarios, les processeurs occupés, la lenteur des
    pages et des réponses en sont tirés. Ce qui est interrompu n’est pas compté ; la même commande
    reprend. Code 1 : un passage du fichier a échoué ; 2 : rien n’a pu être joué ; 130 : interrompu.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background ignores it
    try:
        if again is not None:
            kept = [play(again, busy, workers, chosen or CHOSEN)]
        else:
            _play_on(runs, record, busy, workers, chosen or CHOSEN)
            kept = runs_of(record)
    except (NotPlayed, NoRecord) as error:
        click.echo(str(error), err=True)
        sys.exit(_NOT_PLAYED)
    except KeyboardInterrupt:
        click.echo("Interrompu : le passage commencé n’est pas compté.", err=True)
        sys.exit(_INTERRUPTED)
    click.echo("\n".join(_told(kept)))
    sys.exit(_FAILED if any(run.red for run in kept) else 0)


def _play_on(
    runs: int, record: Path, busy: int | None, workers: int, chosen: tuple[str, ...]
) -> None:
    for number in range(len(runs_of(record)) + 1, runs + 1):
        seed = SystemRandom().getrandbits(32)
        hard = drawn(seed)
        click.echo(
            f"Passage {number} sur {runs}, graine {seed} : pages {hard.slowness} fois plus lentes, "
            f"réponses après {hard.latency} ms",
            err=True,
        )
        add(record, play(seed, busy, workers, chosen))


def _told(runs: list[Run]) -> Iterator[str]:
    """The sum, each commit, and each failure with what plays it again."""
    yield _count(runs)
    for commit, each in groupby(sorted(runs, key=lambda run: run.commit), lambda run: run.commit):
        kept = [*each]
        days = sorted({run.day for run in kept})
        machines = counted(len({run.machine for run in kept}), "machine", "machines")
        load = max(run.load for run in kept)
        yield (
            f"  {commit or 'sans commit'}, {days[0]} à {days[-1]}, {machines}, "
            f"charge jusqu’à {load} : {_count(kept)}"
        )
    for run in runs:
        for red in run.red:
            yield f"Échec, graine {run.seed}, {run.begun}, commit {run.commit} : {red.test}"
            yield f"  {red.why}"
            yield f"  rejouer : {_again(run)}"


def _again(run: Run) -> str:
    """The same order and hindrances; who gets which test, two processes settle as it comes."""
    words = ["python", "-m", "tools.endurance", "--again", str(run.seed)]
    words += ["--busy", str(run.busy), "--workers", str(run.workers)]
    return shlex.join([*words, "--", *run.chosen])


def _count(runs: list[Run]) -> str:
    count, tests, failures = summed(runs)
    return ", ".join(
        (
            counted(count, "passage", "passages"),
            counted(tests, "scénario joué", "scénarios joués"),
            counted(failures, "échec", "échecs"),
        )
    )


if __name__ == "__main__":
    main()
