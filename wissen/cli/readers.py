"""Commands to look into the content: show one thing, list all of a kind, see whether everything is there."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import click

from wissen import office, paths
from wissen.cli.authors import json_option
from wissen.cli.folder import content_folder, content_option, opened_shelf
from wissen.cli.german import Command, Day, Word
from wissen.content.library import Library
from wissen.errors import ContentError
from wissen.services.catalogue import LISTED, rows
from wissen.services.health import examine
from wissen.services.sheet import sheet

WIDEST = 100
"""Letters in a line of text; longer ones are hard to read."""


@click.command("show", cls=Command, short_help="Zeigt, was eine Kennung trägt.")
@click.argument("kennung", metavar="KENNUNG")
@click.option(
    "--stichtag", "day", type=Day(), metavar="TAG", help="Zeigt, was an diesem Tag gilt. Ohne die Angabe: heute."
)
@content_option
def show(kennung: str, *, day: date | None, wanted: Path | None) -> int:
    """Zeigt, was eine KENNUNG trägt: eine Lektion, eine Frage, einen Begriff, einen Abschnitt („lektion#abschnitt“)."""
    library, today = _opened(wanted)
    width = min(shutil.get_terminal_size().columns, WIDEST)
    click.echo(sheet(library, kennung, day=day or today, width=width), nl=False)
    return 0


@click.command("list", cls=Command, short_help="Listet alles einer Art auf.")
@click.argument("what", metavar="ART", type=Word(LISTED))
@click.option(
    "--stichtag",
    "day",
    type=Day(),
    metavar="TAG",
    help="Listet nur auf, was an diesem Tag gilt. Ohne die Angabe: alles, in der Fassung von heute.",
)
@content_option
@json_option
def list_all(what: str, *, day: date | None, wanted: Path | None, as_json: bool) -> int:
    """Listet auf, was es gibt: module, lesson, quiz, process, item, term, card, praxis, finder, path oder change."""
    library, today = _opened(wanted)
    found = rows(library.at(day) if day else library, what, today=day or today)
    if as_json:
        named = ({"kennung": row.kennung, "titel": row.title, "datei": row.file, "gilt": row.holds} for row in found)
        click.echo(json.dumps(list(named), ensure_ascii=False, indent=2))
        return 0
    widest = max((len(row.kennung) for row in found), default=0)
    for row in found:
        holds = f" (gilt {row.holds})" if row.holds else ""
        click.echo(f"{row.kennung:{widest}}  {row.title}{holds}")
    return 0


@click.command("open", cls=Command, short_help="Öffnet etwas im Fenster.")
@click.argument("kennung", metavar="KENNUNG")
@content_option
def open_window(kennung: str, *, wanted: Path | None) -> int:
    """Öffnet KENNUNG im Fenster, auch wenn Wissen schon läuft: eine Lektion, einen Prozess, einen Begriff."""
    library, _ = _opened(wanted)
    entry, part = library.find(kennung)
    folder = [f"--inhalt={wanted}"] if wanted else []
    command = [*paths.own_command(), f"--oeffnen={kennung}", *folder]
    subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    click.echo(f"Wissen öffnet: {part.title if part else entry.title}")
    return 0


@click.command("preview", cls=Command, short_help="Zeigt einen Inhaltsordner, bei jedem Speichern neu.")
@click.argument("folder", metavar="ORDNER", type=click.Path(path_type=Path))
def preview(folder: Path) -> int:
    """Zeigt ORDNER im Fenster, so wie ihn alle lesen, und bei jedem Speichern neu. Gespeichert wird dabei nichts.

    Der Befehl endet mit dem Fenster.
    """
    if not folder.is_dir():
        raise ContentError(f"Den Ordner „{folder}“ gibt es nicht.", "Nennen Sie den Ordner, in dem „paket.yaml“ liegt.")
    command = [*paths.own_command(), f"--vorschau={folder.absolute()}"]
    return subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode


@click.command("doctor", cls=Command, short_help="Sagt, ob alles da ist.")
@content_option
def doctor(wanted: Path | None) -> int:
    """Sagt, ob alles da ist: Versionen, Ordner, Rechte und Inhalte. Den Lernstand öffnet der Befehl nicht.

    Fehlt etwas, endet der Befehl mit dem Wert 1.
    """
    well = True
    policy = office.read_policy(paths.policy_places())
    for sign in examine(content_folder(wanted), paths.folders(histories=policy.data_folder)):
        click.echo(f"{'ok' if sign.well else 'FEHLT':6} {sign.name}: {sign.text}")
        well = well and sign.well
    return 0 if well else 1


def _opened(wanted: Path | None) -> tuple[Library, date]:
    """The whole Library and the present day; raises ContentError when there is nothing at all in the folder."""
    shelf = opened_shelf(wanted)
    return shelf.whole, shelf.today
