"""Commands about changes of the law: what differs between two days, what a § touches, which stages there are."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import click

from wissen.cli.authors import json_option
from wissen.cli.folder import content_option, opened_shelf
from wissen.cli.german import Command, Day
from wissen.content.word_diff import Mark, Piece
from wissen.law.citation import find, formatted, lacks_norm, parse_sources, title
from wissen.services.comparison import Fate, compare
from wissen.services.law_changes import LawChanges, Stage
from wissen.text import german_date

_RUN = re.compile(r"[^\n]+|\n")
_SIGNS = {Mark.GONE: ("[-", "-]"), Mark.NEW: ("[+", "+]"), Mark.MOVED: ("[=", "=]"), Mark.SAME: ("", "")}


@click.command("diff", cls=Command, short_help="Vergleicht, was an zwei Tagen galt.")
@click.argument("kennung", metavar="KENNUNG")
@click.option("--von", "before", type=Day(), metavar="TAG", help="Der frühere Tag. Diese Angabe muss sein.")
@click.option("--bis", "after", type=Day(), metavar="TAG", help="Der spätere Tag. Ohne die Angabe: heute.")
@content_option
def diff(kennung: str, *, before: date | None, after: date | None, wanted: Path | None) -> int:
    """Zeigt, was sich an KENNUNG zwischen zwei Tagen geändert hat.

    [-…-] ist entfallen, [+…+] ist neu, [=…=] steht nur an anderer Stelle. Ist nichts anders, endet der Befehl mit dem
    Wert 1.
    """
    if before is None:
        raise click.UsageError("Es fehlt die Angabe --von.", click.get_current_context())
    shelf = opened_shelf(wanted)
    found = compare(shelf.whole, kennung, before=before, after=after or shelf.today)
    click.echo(f"{found.title}: {german_date(found.before)} und {german_date(found.after)}")
    for part in found.parts:
        click.echo(f"\n{part.title or part.place} ({part.fate})")
        if part.fate is not Fate.NEW:
            click.echo(_indented("-", part.text.old))
        if part.fate is not Fate.GONE:
            click.echo(_indented("+", part.text.new))
    if not found.parts:
        click.echo("An beiden Tagen gilt dasselbe.")
    return 0 if found.parts else 1


@click.command("affected", cls=Command, short_help="Nennt, welche Inhalte ein Paragraf berührt.")
@click.argument("norm", metavar="NORM")
@content_option
@json_option
def affected(norm: str, *, wanted: Path | None, as_json: bool) -> int:
    """Nennt die Inhalte, die NORM zitieren, zum Beispiel „§ 18g AufenthG“ oder „§§ 16a–16g AufenthG“.

    Berührt die Norm nichts, endet der Befehl mit dem Wert 1.
    """
    citations = parse_sources(norm)
    if not citations:
        raise click.UsageError(f"„{norm}“ ist keine Fundstelle. Richtig ist zum Beispiel „§ 18g AufenthG“.")
    found = LawChanges(opened_shelf(wanted)).affected(citations)
    if as_json:
        rows = (
            {
                "kennung": one.entry.id,
                "titel": one.entry.title,
                "datei": one.entry.path,
                "teile": [part.id for part in one.parts],
            }
            for one in found
        )
        click.echo(json.dumps(list(rows), ensure_ascii=False, indent=2))
        return 0 if found else 1
    for one in found:
        parts = ", ".join(dict.fromkeys(part.id for part in one.parts))
        click.echo(f"{one.entry.id}  {one.entry.title}{f' ({parts})' if parts else ''}")
    if not found:
        click.echo(f"Kein Inhalt zitiert {'; '.join(map(str, citations))}.")
    return 0 if found else 1


@click.command("changes", cls=Command, short_help="Listet die Stufen der Rechtsänderungen auf.")
@click.option("--from", "first", type=Day(), metavar="TAG", help="Nur Stufen ab diesem Tag.")
@click.option("--to", "last", type=Day(), metavar="TAG", help="Nur Stufen bis zu diesem Tag.")
@content_option
@json_option
def changes(*, first: date | None, last: date | None, wanted: Path | None, as_json: bool) -> int:
    """Listet die Stufen aller Rechtsänderungen auf, die früheste zuerst; vorgemerkte ohne Tag stehen am Ende."""
    shelf = opened_shelf(wanted)
    law_changes = LawChanges(shelf)
    found = list(law_changes.between(first, last))
    if first is None and last is None:
        found += [stage for stage in law_changes.stages() if stage.stage.start is None]
    if as_json:
        click.echo(json.dumps([_row(stage, law_changes) for stage in found], ensure_ascii=False, indent=2))
        return 0
    for stage in found:
        count = len(law_changes.affected(stage.citations))
        touched = f"{count} Inhalt" if count == 1 else f"{count} Inhalte"
        click.echo(f"{when(stage, shelf.today)}  {stage.stage.title} ({stage.change.head.id}, {touched})")
    if not found:
        click.echo("In diesem Zeitraum ist keine Stufe verzeichnet.")
    return 0


@click.command("cite", cls=Command, short_help="Findet Fundstellen in einem Text.")
@click.argument("text", metavar="TEXT")
@json_option
def cite(text: str, *, as_json: bool) -> int:
    """Findet die Fundstellen in TEXT und nennt sie in einheitlicher Form, mit der Überschrift der Norm.

    Wird keine gefunden, endet der Befehl mit dem Wert 1.
    """
    found = [citation for each in find(text) for citation in each.citations]
    if as_json:
        rows = ({"norm": str(one), "titel": title(one) or "", "bekannt": not lacks_norm(one)} for one in found)
        click.echo(json.dumps(list(rows), ensure_ascii=False, indent=2))
        return 0 if found else 1
    for one in found:
        named = title(one)
        unknown = " (steht nicht im Verzeichnis der Normen)" if lacks_norm(one) else ""
        click.echo(f"{formatted(one)}{f': {named}' if named else ''}{unknown}")
    if not found:
        click.echo("In diesem Text steht keine Fundstelle.")
    return 0 if found else 1


def when(stage: Stage, today: date) -> str:
    """Since when, or from when, a stage applies."""
    day = stage.stage.start
    if day is None:
        return "vorgemerkt      "
    if day > today:
        return f"ab {german_date(day)}   "
    return f"{'seit' if stage.stage.exact else 'spät.'} {german_date(day)} "


def _row(stage: Stage, law_changes: LawChanges) -> dict[str, object]:
    day = stage.stage.start
    return {
        "tag": day.isoformat() if day else None,
        "genau": stage.stage.exact,
        "titel": stage.stage.title,
        "kennung": stage.change.head.id,
        "betrifft": [str(citation) for citation in stage.citations],
        "inhalte": [one.entry.id for one in law_changes.affected(stage.citations)],
    }


def _indented(sign: str, pieces: tuple[Piece, ...]) -> str:
    """The text with the signs of its pieces, without empty lines."""
    text = "".join(_signed(run, piece.mark) for piece in pieces for run in _RUN.findall(piece.text))
    return "\n".join(f"  {sign} {line}" for line in text.split("\n") if line.strip())


def _signed(run: str, mark: Mark) -> str:
    """A run of words between its signs; the blanks around it stay outside."""
    opened, closed = _SIGNS[mark]
    words = run.strip()
    return run.replace(words, f"{opened}{words}{closed}") if words else run
