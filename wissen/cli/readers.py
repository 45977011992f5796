"""Commands to look into the content: show one thing, list all of a kind, see whether everything is there."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import click

from wissen import paths, settings
from wissen.cli.authors import json_option
from wissen.cli.folder import content_folder, content_option, opened_shelf
from wissen.cli.german import Command, Day, Word
from wissen.content.library import Library
from wissen.content.validity import format_period
from wissen.services.catalogue import LISTED, rows
from wissen.services.health import examine
from wissen.services.laws import Laws
from wissen.services.search import Search, Watch, build_here
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


@click.command("search", cls=Command, short_help="Sucht in den Inhalten.")
@click.argument("text", metavar="TEXT")
@click.option(
    "--stichtag", "day", type=Day(), metavar="TAG", help="Sucht, was an diesem Tag gilt. Ohne die Angabe: heute."
)
@content_option
@json_option
def search(text: str, *, day: date | None, wanted: Path | None, as_json: bool) -> int:
    """Sucht TEXT in den Inhalten und nennt das Beste zuerst, wie das Suchfeld im Fenster.

    Wird nichts gefunden, endet der Befehl mit dem Wert 1.
    """
    shelf = opened_shelf(wanted, day)
    service = Search(shelf, _index_folder(), laws=Laws(paths.folders().laws), build=build_here)
    service.prepare(Watch())
    found = service.search(text)
    if as_json:
        rows = (
            {"kennung": hit.kennung, "art": hit.kind, "titel": hit.title, "grund": hit.reason} for hit in found.hits
        )
        click.echo(json.dumps(list(rows), ensure_ascii=False, indent=2))
        return 0 if found.hits else 1
    for wrong, meant in found.corrected:
        click.echo(f"„{wrong}“ kommt nicht vor; gesucht wurde „{meant}“.")
    for hit in found.hits:
        part = f" › {hit.part}" if hit.part else ""
        holds = "" if hit.holds else f", gilt {format_period(hit.period)}"
        click.echo(f"{hit.kennung}  {hit.title}{part} ({hit.reason}{holds})")
    if not found.hits:
        click.echo(f"Zu „{text}“ wurde nichts gefunden.")
    return 0 if found.hits else 1


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


@click.command("index", cls=Command, short_help="Baut den Suchindex.")
@click.option("--rebuild", is_flag=True, help="Baut auch dann neu, wenn der Index zu den Inhalten passt.")
@click.option(
    "--json-progress", "as_lines", is_flag=True, help="Nennt den Fortschritt als JSON, eine Zeile je Schritt."
)
@click.option(
    "--ziel",
    "folder",
    metavar="ORDNER",
    type=click.Path(path_type=Path),
    help="Wo der Index liegt. Ohne die Angabe: im Zwischenspeicher.",
)
@click.option(
    "--gesetze",
    "law_folder",
    metavar="ORDNER",
    type=click.Path(path_type=Path),
    help="Wo die aufgenommenen Gesetze liegen. Ohne die Angabe: dort, wo das Fenster sie sucht.",
)
@content_option
def index(*, rebuild: bool, as_lines: bool, folder: Path | None, law_folder: Path | None, wanted: Path | None) -> int:
    """Baut den Suchindex zu den Inhalten, falls er fehlt, beschädigt oder veraltet ist.

    Das Fenster tut das von selbst. Lässt er sich nicht schreiben, endet der Befehl mit dem Wert 1.
    """
    place = folder or _index_folder()
    laws = Laws(law_folder or paths.folders().laws)
    service = Search(opened_shelf(wanted), place, laws=laws, build=build_here)
    watch = Watch(report=_tell_step) if as_lines else Watch()
    ready = service.rebuild(watch) if rebuild else service.prepare(watch)
    if not as_lines:
        click.echo("Der Suchindex steht." if ready else f"Der Suchindex lässt sich in „{place}“ nicht schreiben.")
    return 0 if ready else 1


def _tell_step(done: int, total: int) -> None:
    """Every hundredth of the way, and the end."""
    if done == total or done % max(1, total // 100) == 0:
        click.echo(json.dumps({"fertig": done, "gesamt": total}))
        sys.stdout.flush()


def _index_folder() -> Path:
    return paths.folders().cache / paths.SEARCH_INDEX


@click.command("doctor", cls=Command, short_help="Sagt, ob alles da ist.")
@content_option
def doctor(wanted: Path | None) -> int:
    """Sagt, ob alles da ist: Versionen, Ordner, Rechte und Inhalte. Den Lernstand öffnet der Befehl nicht.

    Fehlt etwas, endet der Befehl mit dem Wert 1.
    """
    well = True
    policy = settings.read_policy(paths.policy_places())
    for sign in examine(content_folder(wanted), paths.folders(histories=policy.data_folder)):
        click.echo(f"{'ok' if sign.well else 'FEHLT':6} {sign.name}: {sign.text}")
        well = well and sign.well
    return 0 if well else 1


def _opened(wanted: Path | None) -> tuple[Library, date]:
    """The whole Library and the present day; raises ContentError when there is nothing at all in the folder."""
    shelf = opened_shelf(wanted)
    return shelf.whole, shelf.today
