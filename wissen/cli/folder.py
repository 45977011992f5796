"""Which content folder a command works on, and what is in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from wissen import office, paths, settings
from wissen.errors import ContentError
from wissen.services.shelf import Shelf

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
    return settings.content_folder(None, office.read_policy(paths.policy_places()), chosen)


def opened_shelf(wanted: Path | None, day: date | None = None) -> Shelf:
    """The shelf with the content read, showing a day or today; raises ContentError when the folder holds nothing."""
    shelf = Shelf(content_folder(wanted), cache=paths.folders().cache / paths.PARSE_CACHE, today=date.today)
    loaded = shelf.read()
    if not loaded.library.entries:
        problem = next(iter(loaded.problems), None)
        text = problem.text if problem else f"In „{shelf.folder}“ liegen keine Inhalte."
        raise ContentError(text, "Prüfen Sie den Ordner mit „wissen check“.")
    shelf.adopt(loaded)
    shelf.choose(day)
    return shelf
