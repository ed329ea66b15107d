"""What the command line and the suite's configuration ask of the evidence."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest

from guide.i18n import gettext, speak
from guide.i18n.detecting import language_of

INI = "evidence_features"
_SETTINGS_FILES = ("pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg")


@dataclass(frozen=True)
class Settings:
    """How screenshots are taken: window in CSS pixels, scale to it, and how much of the page."""

    width: int = 1280
    height: int = 800
    scale: float = 1
    shots: Literal["full", "viewport", "framed"] = "full"

    def as_data(self) -> dict[str, Any]:
        """Return the settings as the stream keeps them."""
        return {"viewport": [self.width, self.height], "scale": self.scale, "shots": self.shots}


def add_options(parser: pytest.Parser) -> None:
    """Declare the options and the ini key; who asks for help reads it in the features' language."""
    if {"-h", "--help"} & {*sys.argv}:
        speak(language_of(Path.cwd()))
    group = parser.getgroup("evidence", gettext("preuve de l'exécution (guide)"))
    group.addoption(
        "--evidence",
        metavar=gettext("DOSSIER"),
        help=gettext("écrire la preuve de l'exécution dans ce dossier"),
    )
    group.addoption(
        "--evidence-viewport",
        metavar=gettext("LxH"),
        default="1280x800",
        type=_viewport,
        help=gettext("taille de la fenêtre photographiée, en pixels (1280x800)"),
    )
    group.addoption(
        "--evidence-scale",
        metavar="N",
        default=1.0,
        type=float,
        help=gettext("pixels d'image par pixel de page (1)"),
    )
    group.addoption(
        "--evidence-shots",
        choices=("full", "viewport", "framed"),
        default="full",
        help=gettext(
            "photographier la page entière (full), ce que montre la fenêtre (viewport), ou une "
            "bande de page autour de ce qu'on va presser (framed)"
        ),
    )
    group.addoption(
        "--evidence-strict",
        action="store_true",
        help=gettext(
            "ne rien jouer si un scénario n'est pas une preuve, et échouer si rien n'est prouvé"
        ),
    )
    parser.addini(
        INI,
        gettext("fichiers ou dossiers .feature qu'une exécution complète doit jouer"),
        type="args",
        default=[],
    )


def _viewport(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise pytest.UsageError(
            gettext(
                "--evidence-viewport attend LARGEURxHAUTEUR, par exemple 1280x800, et "
                "non « {text} »."
            ).format(text=text)
        )
    return int(width), int(height)


def settings_of(config: pytest.Config) -> Settings:
    """How screenshots are taken in this run."""
    options = config.option
    width, height = options.evidence_viewport
    return Settings(width, height, options.evidence_scale, options.evidence_shots)


def evidence_directory(config: pytest.Config) -> Path | None:
    """Where evidence goes; None when none is wanted. A worker is told by the keeper of the run."""
    worker: dict[str, Any] | None = getattr(config, "workerinput", None)
    if worker is not None:
        return Path(worker["evidence"]) if worker.get("evidence") else None
    option = config.getoption("evidence")
    if not option or config.getoption("collectonly"):
        return None
    return Path(config.invocation_params.dir, option).resolve()


def refuse_lost_project(config: pytest.Config, directory: Path) -> None:
    """Refuse a run for which pytest took the evidence's folder for a place of tests.

    Before plugins are loaded it does not know that ``--evidence`` has a value: a folder that is
    there already, outside the project, makes it look for the project's settings in the wrong place.

    Raises:
        pytest.UsageError: it did, and the settings of the project that it was called in are lost.
    """
    called_in = config.invocation_params.dir
    if config.inipath is None and not directory.is_relative_to(called_in):
        lost = [name for name in _SETTINGS_FILES if (called_in / name).is_file()]
        if lost and "--evidence" in config.invocation_params.args:
            raise pytest.UsageError(
                gettext(
                    "pytest n’a pas lu {lost} : il a pris le dossier de la preuve pour celui "
                    "des tests. Écrivez le signe « = » : --evidence={directory}"
                ).format(lost=lost[0], directory=directory)
            )


def features_to_bind(config: pytest.Config) -> list[Path]:
    """Feature files that a run of everything must bind; none when only a part was asked for."""
    if config.args_source is pytest.Config.ArgsSource.ARGS:
        return []
    found: list[Path] = []
    for name in config.getini(INI):
        path = config.rootpath / str(name)
        found.extend(sorted(path.rglob("*.feature")) if path.is_dir() else [path])
    return found


def names_single_tests(config: pytest.Config) -> bool:
    """Whether tests inside a file are asked for: by their names, or because they failed last time.

    The rest of the file is not asked for. ``--lf`` leaves it out without a word.
    """
    named = any("::" in argument for argument in config.args)
    return named or bool(config.getoption("lf", default=False))


def is_strict(config: pytest.Config) -> bool:
    """Whether nothing is to be played when a scenario is no proof."""
    return bool(config.getoption("evidence_strict"))
