"""The ``guide`` command: each room brings its own subcommand, loaded only when it is called."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "build": ("guide.publish.command", "build", "Écrire le guide illustré des procédures."),
    "check": ("guide.check.command", "check", "Vérifier un document contre le portail."),
    "evidence": ("guide.evidence.command", "evidence", "Résumer la preuve d'une exécution."),
    "lint": ("guide.lint.command", "lint", "Vérifier les fichiers .feature écrits en français."),
    "pack": ("guide.packs.command", "pack_evidence", "Réunir une preuve en un fichier."),
    "pictures": ("guide.pictures.command", "pictures", "Comparer et approuver les images."),
    "refresh": ("guide.refresh.command", "refresh", "Refaire les images d’un document."),
    "scenarios": ("guide.catalogue.listing", "scenarios", "Lister les scénarios à jouer."),
    "status": ("guide.status.command", "status", "Dire quels documents sont encore à jour."),
    "steps": ("guide.catalogue.command", "steps", "Écrire le catalogue des étapes."),
    "report": ("guide.report.command", "report", "Écrire le rapport d'une exécution."),
}
"""Name of each subcommand: its module, the command in it, and its line in the help."""


class Rooms(click.Group):
    """A group whose help needs none of the rooms, and whose commands load only their own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the subcommands in the order of the alphabet."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one subcommand, or None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, name, _ = COMMANDS[cmd_name]
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of subcommands without loading them."""
        with formatter.section("Commandes"):
            formatter.write_dl([(name, COMMANDS[name][2]) for name in self.list_commands(ctx)])


@click.group(cls=Rooms, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="procedures-vivantes", prog_name="guide")
def main() -> None:
    """Preuves, documents et guides tirés de ce que le portail montre vraiment."""


if __name__ == "__main__":
    main()
