"""Which content folder a command works on."""

from __future__ import annotations

from pathlib import Path

import click

from wissen import paths, settings

content_option = click.option(
    "--inhalt",
    "wanted",
    metavar="ORDNER",
    type=click.Path(path_type=Path),
    help="Der Inhaltsordner. Ohne die Angabe gilt der eingestellte, sonst der mitgelieferte.",
)


def content_folder(wanted: Path | None) -> Path:
    """The folder asked for, else the one of the office, the settings or the package; raises SettingsError."""
    if wanted is not None:
        return wanted
    chosen, notice = settings.read_settings(paths.folders().config / paths.SETTINGS)
    if notice:
        click.echo(notice, err=True)
    return settings.content_folder(None, settings.read_policy(paths.policy_places()), chosen)
