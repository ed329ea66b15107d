"""The ``guide`` command: each room brings its own subcommand, loaded only when it is called."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

import click


@dataclass(frozen=True, slots=True)
class Room:
    """Where a subcommand is, its line in the help, and the extra without which it cannot work."""

    module: str
    name: str
    help: str
    extra: str | None = None


COMMANDS = {
    "build": Room(
        "guide.publish.command", "build", "Écrire le guide illustré des procédures.", "publish"
    ),
    "check": Room(
        "guide.check.command", "check", "Vérifier un document contre le portail.", "documents"
    ),
    "evidence": Room("guide.evidence.command", "evidence", "Résumer la preuve d'une exécution."),
    "lint": Room(
        "guide.lint.command", "lint", "Vérifier les fichiers .feature écrits en français."
    ),
    "pictures": Room("guide.pictures.command", "pictures", "Comparer et approuver les images."),
    "refresh": Room(
        "guide.refresh.command", "refresh", "Refaire les images d’un document.", "documents"
    ),
    "status": Room(
        "guide.status.command", "status", "Dire quels documents sont encore à jour.", "documents"
    ),
    "steps": Room("guide.catalogue.command", "steps", "Écrire le catalogue des étapes."),
    "report": Room("guide.report.command", "report", "Écrire le rapport d'une exécution."),
}


class Rooms(click.Group):
    """A group whose help needs none of the rooms, and whose commands load only their own."""

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
                raise click.UsageError(f"« guide {cmd_name} » : {missing}") from missing
        command = getattr(import_module(room.module), room.name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of subcommands without loading them."""
        with formatter.section("Commandes"):
            formatter.write_dl([(name, COMMANDS[name].help) for name in self.list_commands(ctx)])


@click.group(cls=Rooms, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="procedures-vivantes", prog_name="guide")
def main() -> None:
    """Preuves, documents et guides tirés de ce que le portail montre vraiment."""


if __name__ == "__main__":
    main()
