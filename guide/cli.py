"""The ``guide`` command: each room brings its own subcommand, loaded only when it is called."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import click

from guide.i18n import SOURCE, gettext, mark, speak
from guide.i18n.detecting import language_of


@dataclass(frozen=True, slots=True)
class Room:
    """Where a subcommand is, its line in the help, and the extra without which it cannot work.

    ``french`` says that it reads and writes documents in French alone, and so speaks it.
    """

    module: str
    name: str
    help: str
    extra: str | None = None
    french: bool = False


COMMANDS = {
    "build": Room(
        "guide.publish.command",
        "build",
        mark("Écrire le guide illustré des procédures."),
        "publish",
        french=True,
    ),
    "check": Room(
        "guide.check.command",
        "check",
        mark("Vérifier un document contre le portail."),
        "documents",
        french=True,
    ),
    "evidence": Room("guide.runs.command", "evidence", mark("Résumer la preuve d'une exécution.")),
    "lint": Room("guide.lint.command", "lint", mark("Vérifier les fichiers .feature.")),
    "merge": Room(
        "guide.shards.command",
        "merge",
        mark("Réunir les parts d'une suite jouée sur plusieurs machines."),
    ),
    "pack": Room("guide.packs.command", "pack_evidence", mark("Réunir une preuve en un fichier.")),
    "pictures": Room(
        "guide.pictures.command", "pictures", mark("Comparer et approuver les images.")
    ),
    "refresh": Room(
        "guide.refresh.command",
        "refresh",
        mark("Refaire les images d’un document."),
        "documents",
        french=True,
    ),
    "scenarios": Room(
        "guide.catalogue.listing", "scenarios", mark("Lister les scénarios à jouer.")
    ),
    "status": Room(
        "guide.status.command",
        "status",
        mark("Dire quels documents sont encore à jour."),
        "documents",
        french=True,
    ),
    "steps": Room("guide.catalogue.command", "steps", mark("Écrire le catalogue des étapes.")),
    "report": Room("guide.report.command", "report", mark("Écrire le rapport d'une exécution.")),
}


class Rooms(click.Group):
    """A group whose help needs none of the rooms, and whose commands load only their own."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Speak the language of the project that this is called in, help included."""
        speak(language_of(Path.cwd()))
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the subcommands in the order of the alphabet."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one subcommand, or None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        room = COMMANDS[cmd_name]
        if room.extra is not None:
            from guide.extras import MissingExtra, require

            try:
                require(room.extra)
            except MissingExtra as missing:
                said = gettext("« guide {name} » : il manque {libraries}. Tapez : {line}")
                raise click.UsageError(
                    said.format(name=cmd_name, libraries=missing.libraries, line=missing.line)
                ) from missing
        if room.french:
            speak(SOURCE)
        command = getattr(import_module(room.module), room.name)
        assert isinstance(command, click.Command)
        return translated(command)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command is for."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_said(self.help) or "")

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of subcommands without loading them."""
        with formatter.section(gettext("Commandes")):
            formatter.write_dl(
                [(name, gettext(COMMANDS[name].help)) for name in self.list_commands(ctx)]
            )


def translated(command: click.Command) -> click.Command:
    """A copy of a command whose help, and that of its own commands, is in the language in use."""
    told = copy(command)
    if isinstance(told, click.Group):
        told.commands = {name: translated(one) for name, one in told.commands.items()}
    told.help, told.short_help = _said(command.help), _said(command.short_help)
    told.params = [_translated(one) for one in command.params]
    return told


def _translated(parameter: click.Parameter) -> click.Parameter:
    told = copy(parameter)
    told.metavar = _said(parameter.metavar)
    if isinstance(told, click.Option):
        told.help = _said(told.help)
        told.default = _said(told.default) if isinstance(told.default, str) else told.default
    return told


def _said(text: str | None) -> str | None:
    return gettext(text) if text else text


@click.group(
    cls=Rooms,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=mark("Preuves, documents et guides tirés de ce que le portail montre vraiment."),
)
@click.version_option(package_name="procedures-vivantes", prog_name="guide")
def main() -> None:
    """The command ``guide``."""


if __name__ == "__main__":
    main()
