"""The Prozesslandkarte as a poster: what stands on it is read here, the drawing itself is handed in and knows Qt."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from wissen.cli.folder import content_option, opened_shelf
from wissen.cli.german import Command, Day, Word
from wissen.cli.pictures import Pictures
from wissen.errors import NotFound, PrintError
from wissen.printing.sizes import PosterSize
from wissen.services.law_changes import LawChanges
from wissen.services.process_map import map_of

_SUFFIX = ".pdf"
_SIZES = tuple(size.value for size in PosterSize)


@click.command("map", cls=Command, short_help="Zeichnet die Prozesslandkarte als Poster.")
@click.argument("path", metavar="DATEI", type=click.Path(path_type=Path))
@click.option("--groesse", "size", type=Word(_SIZES), default=_SIZES[0], help="Das Blatt. Ohne die Angabe: a3.")
@click.option(
    "--stichtag", "day", type=Day(), metavar="TAG", help="Zeichnet, was an diesem Tag gilt. Ohne die Angabe: heute."
)
@content_option
@click.pass_obj
def poster(pictures: Pictures, path: Path, *, size: str, day: date | None, wanted: Path | None) -> int:
    """Zeichnet die Prozesslandkarte als Poster in die DATEI, ein Blatt im Querformat; ihr Name endet auf .pdf.

    Auf dem Poster stehen Rechtsstand und Ausgabe, aber kein Lernstand. Eine Datei, die es schon gibt, wird ersetzt.
    """
    if path.suffix.lower() != _SUFFIX:
        raise PrintError(f"„{path.name}“ ist kein Name für ein Poster.", f"Der Name muss auf {_SUFFIX} enden.")
    shelf = opened_shelf(wanted, day)
    view = map_of(shelf, LawChanges(shelf))
    if not view.tiles:
        raise NotFound("Auf der Landkarte steht noch kein Prozess.", "Tragen Sie Prozesse in landkarte.yaml ein.")
    pictures.save_map(view, shelf, path, size=PosterSize(size))
    click.echo(f"Gezeichnet: {path}")
    return 0
