"""Commands to search the content, and to build and examine the index that is searched."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from wissen import paths
from wissen.cli.authors import json_option
from wissen.cli.folder import content_option, opened_shelf
from wissen.cli.german import Command, Day, Number, Word
from wissen.content.validity import format_period
from wissen.services.laws import Laws
from wissen.services.narrowing import CONSIDERED
from wissen.services.search import Found, Hit, Hits, Search, Understood, Watch, build_here

_SHOWN = 30


@click.command("search", cls=Command, short_help="Sucht in den Inhalten.")
@click.argument("text", metavar="TEXT")
@click.option(
    "--kind", metavar="ART", type=Word([kind.value for kind in Found]), help="Nennt nur, was von dieser Art ist."
)
@click.option(
    "--stichtag", "day", type=Day(), metavar="TAG", help="Sucht, was an diesem Tag gilt. Ohne die Angabe: heute."
)
@click.option(
    "--limit",
    metavar="ZAHL",
    type=Number(1, CONSIDERED),
    default=_SHOWN,
    help=f"Nennt höchstens so viele Treffer, 1 bis {CONSIDERED}. Ohne die Angabe: {_SHOWN}.",
)
@click.option("--explain", is_flag=True, help="Sagt zu jedem Wort, wofür es genommen wurde.")
@content_option
@json_option
def search(
    text: str, *, kind: str | None, day: date | None, limit: int, explain: bool, wanted: Path | None, as_json: bool
) -> int:
    """Sucht TEXT in den Inhalten und nennt das Beste zuerst, wie die Schnellauskunft im Fenster.

    Wird nichts gefunden, endet der Befehl mit dem Wert 1.
    """
    shelf = opened_shelf(wanted, day)
    service = Search(shelf, _index_folder(), laws=Laws(paths.folders().laws), build=build_here)
    service.prepare(Watch())
    found = service.search(text, limit=CONSIDERED if kind else limit)
    hits = tuple(hit for hit in found.hits if kind in (None, hit.kind))[:limit]
    understood = service.understood(text) if explain else ()
    if as_json:
        click.echo(json.dumps(_as_json(hits, understood, explain=explain), ensure_ascii=False, indent=2))
    else:
        for line in _told(text, found, hits, understood):
            click.echo(line)
    return 0 if hits else 1


@click.command("index", cls=Command, short_help="Baut oder prüft den Suchindex.")
@click.option("--rebuild", is_flag=True, help="Baut auch dann neu, wenn der Index zu den Inhalten passt.")
@click.option("--verify", is_flag=True, help="Prüft nur, ob er unbeschädigt ist und zu den Inhalten passt.")
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
def index(
    *, rebuild: bool, verify: bool, as_lines: bool, folder: Path | None, law_folder: Path | None, wanted: Path | None
) -> int:
    """Baut den Suchindex zu den Inhalten, falls er fehlt, beschädigt oder veraltet ist.

    Das Fenster tut das von selbst. Lässt er sich nicht schreiben, endet der Befehl mit dem Wert 1, ebenso, wenn
    --verify ihn nicht so findet, wie er sein soll.
    """
    if rebuild and verify:
        raise click.UsageError("--rebuild und --verify schließen sich aus: Entweder bauen oder nur prüfen.")
    place = folder or _index_folder()
    laws = Laws(law_folder or paths.folders().laws)
    service = Search(opened_shelf(wanted), place, laws=laws, build=build_here)
    if verify:
        sound = service.is_sound()
        click.echo("Der Suchindex ist in Ordnung." if sound else "Der Suchindex fehlt, ist beschädigt oder veraltet.")
        return 0 if sound else 1
    watch = Watch(report=_tell_step) if as_lines else Watch()
    ready = service.rebuild(watch) if rebuild else service.prepare(watch)
    if not as_lines:
        click.echo("Der Suchindex steht." if ready else f"Der Suchindex lässt sich in „{place}“ nicht schreiben.")
    return 0 if ready else 1


def _told(text: str, found: Hits, hits: tuple[Hit, ...], understood: tuple[Understood, ...]) -> Iterator[str]:
    for one in understood:
        terms = ", ".join(f"{term} ({worth:g})" for term, worth in one.terms)
        meant = f"„{one.typed}“: {one.taken or 'in keinem Text'}"
        yield f"{meant} – gesucht wird {terms}" if terms else meant
    for wrong, right in found.corrected:
        yield f"„{wrong}“ kommt nicht vor; gesucht wurde „{right}“."
    for hit in hits:
        part = f" › {hit.part}" if hit.part else ""
        holds = "" if hit.holds else f", gilt {format_period(hit.period)}"
        yield f"{hit.kennung}  {hit.title}{part} ({hit.reason}{holds})"
    if not hits:
        yield f"Zu „{text}“ wurde nichts gefunden."


def _as_json(hits: tuple[Hit, ...], understood: tuple[Understood, ...], *, explain: bool) -> object:
    """The hits alone, or below what was made of each word."""
    rows = [{"kennung": hit.kennung, "art": hit.kind, "titel": hit.title, "grund": hit.reason} for hit in hits]
    if not explain:
        return rows
    words = [{"wort": one.typed, "verstanden": one.taken, "gesucht": dict(one.terms)} for one in understood]
    return {"woerter": words, "treffer": rows}


def _tell_step(done: int, total: int) -> None:
    """Every hundredth of the way, and the end."""
    if done == total or done % max(1, total // 100) == 0:
        click.echo(json.dumps({"fertig": done, "gesamt": total}))
        sys.stdout.flush()


def _index_folder() -> Path:
    return paths.folders().cache / paths.SEARCH_INDEX
