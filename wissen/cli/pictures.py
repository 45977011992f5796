"""Commands that draw: what they need to know is read here, the drawing itself is handed in and knows Qt."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Protocol

import click

from wissen.cli.folder import content_option, opened_shelf
from wissen.cli.german import Command, Day
from wissen.content.entry import Entry
from wissen.content.flow import Process
from wissen.diagram.flow import Flow, flow_of
from wissen.errors import NotFound
from wissen.printing.marks import Marks
from wissen.printing.sizes import PosterSize
from wissen.services.law_changes import LawChanges
from wissen.services.process_map import MapView
from wissen.services.shelf import Shelf
from wissen.text import german_date


class Pictures(Protocol):
    """Draws into files; raises PrintError when a file cannot be written or its suffix names no known form."""

    def save_flow(self, flow: Flow, path: Path, marks: Marks) -> None:
        """Draw a flow as SVG, PNG or PDF, by the suffix of the path."""
        ...

    def save_map(self, view: MapView, shelf: Shelf, path: Path, *, size: PosterSize) -> None:
        """Draw the map as a PDF of one sheet, with the Rechtsstand of the shelf."""
        ...


@click.command("diagram", cls=Command, short_help="Zeichnet den Ablauf eines Prozesses in eine Datei.")
@click.argument("kennung", metavar="KENNUNG")
@click.argument("path", metavar="DATEI", type=click.Path(path_type=Path))
@click.option(
    "--stichtag", "day", type=Day(), metavar="TAG", help="Zeichnet, was an diesem Tag gilt. Ohne die Angabe: heute."
)
@content_option
@click.pass_obj
def diagram(pictures: Pictures, kennung: str, *, path: Path, day: date | None, wanted: Path | None) -> int:
    """Zeichnet den Ablauf des Prozesses KENNUNG in die DATEI; ihr Name endet auf .svg, .png oder .pdf.

    Auf dem Bild stehen Rechtsstand und Ausgabe. Eine Datei, die es schon gibt, wird ersetzt.
    """
    shelf = opened_shelf(wanted, day)
    entry, _ = shelf.find(kennung)
    process = shelf.library.open(entry.id)
    if not isinstance(process, Process):
        raise NotFound(f"„{kennung}“ ist kein Prozess.", "Alle Prozesse zeigt „wissen list process“.")
    pictures.save_flow(flow_of(process), path, _marks(shelf, entry))
    click.echo(f"Gezeichnet: {path}")
    return 0


def _marks(shelf: Shelf, entry: Entry) -> Marks:
    """What stands on the picture besides the flow, in the words of the window."""
    day = german_date(shelf.day)
    cause = LawChanges(shelf).state(entry).cause
    watermark = "" if shelf.is_today else f"Rechtsstand {day} – nicht aktuell"
    edition = shelf.whole.pack.edition if shelf.whole.pack else ""
    return Marks(entry.title, f"Stand {day} · {cause}", watermark, edition)
