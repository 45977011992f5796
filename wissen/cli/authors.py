"""Commands of authors: check a content folder, mend it, begin a new file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

import click

from wissen.cli.folder import content_folder, content_option
from wissen.cli.german import Command, Word
from wissen.content.problem import Problem, Severity, has_errors
from wissen.services.authoring import Start, begin_file, check_folder, fix_folder
from wissen.text import german_list, plural_de

_NAMES = {Severity.ERROR: "Fehler", Severity.WARNING: "Warnung", Severity.HINT: "Hinweis"}

json_option = click.option("--json", "as_json", is_flag=True, help="Gibt das Ergebnis für andere Programme aus.")
folder_argument = click.argument("folder", required=False, metavar="[ORDNER]", type=click.Path(path_type=Path))


@click.command("check", cls=Command, short_help="Prüft die Inhalte.")
@folder_argument
@content_option
@json_option
def check(folder: Path | None, wanted: Path | None, *, as_json: bool) -> int:
    """Prüft die Inhalte und nennt jeden Befund mit Datei und Zeile.

    Fehler beenden den Befehl mit dem Wert 1, Warnungen und Hinweise nicht.
    """
    place = content_folder(folder or wanted)
    problems = check_folder(place)
    if as_json:
        _echo_json([_as_json(problem) for problem in problems])
    else:
        tell_problems(problems)
        click.echo(_summary(problems) if problems else f"Alles in Ordnung in {place}.")
    return int(has_errors(problems))


@click.command("fix", cls=Command, short_help="Behebt, was sich sicher beheben lässt.")
@folder_argument
@content_option
@json_option
def fix(folder: Path | None, wanted: Path | None, *, as_json: bool) -> int:
    """Behebt, was sich sicher beheben lässt, und nennt, was für Sie übrig bleibt.

    Bleiben Fehler übrig, endet der Befehl mit dem Wert 1.
    """
    place = content_folder(folder or wanted)
    mended = fix_folder(place)
    if as_json:
        _echo_json({"behoben": list(map(_as_json, mended.done)), "offen": list(map(_as_json, mended.left))})
    else:
        for problem in mended.done:
            click.echo(f"Behoben: {_place(problem)} [{problem.rule}]")
        click.echo(f"{plural_de(len(mended.done), 'Befund', 'Befunde')} behoben.")
        if mended.left:
            click.echo()
            tell_problems(mended.left)
            click.echo(_summary(mended.left))
    return int(has_errors(mended.left))


@click.command("new", cls=Command, short_help="Legt eine neue Datei an.")
@click.argument("what", metavar="ART", type=Word([start.value for start in Start]))
@click.option("--titel", "title", default="", metavar="TEXT", help="Der Titel.")
@click.option("--modul", "module", default="", metavar="MODUL", help="Kennung oder Ordner des Moduls (lesson, quiz).")
@click.option("--kennung", default="", metavar="KENNUNG", help="Die Kennung; ohne die Angabe aus dem Titel gebildet.")
@content_option
def new(what: str, *, title: str, module: str, kennung: str, wanted: Path | None) -> int:
    """Legt eine neue Datei an, die Sie nur noch ausfüllen: lesson, quiz, process, module, card oder finder.

    Vorhandene Dateien werden nie überschrieben.
    """
    place = content_folder(wanted)
    begun = begin_file(place, Start(what), title=title, module=module, kennung=kennung)
    click.echo(f"Angelegt: {place / begun.path}")
    click.echo(f"Kennung: {begun.kennung}")
    if begun.ordered:
        click.echo(f"Eingetragen in die Reihenfolge von {begun.ordered}.")
    return 0


def tell_problems(problems: Iterable[Problem]) -> None:
    """Name each problem below its file."""
    for file, found in groupby(problems, key=lambda problem: problem.file):
        if file:
            click.echo(file)
        for problem in found:
            line = f"Zeile {problem.line}: " if problem.line else ""
            repair = " („wissen fix“ behebt das.)" if problem.repair else ""
            click.echo(f"  {line}{_NAMES[problem.severity]}: {problem.text}{repair} [{problem.rule}]")
        click.echo()


def _summary(problems: Sequence[Problem]) -> str:
    counts = {severity: sum(problem.severity is severity for problem in problems) for severity in Severity}
    words = (
        plural_de(counts[Severity.ERROR], "Fehler", "Fehler"),
        plural_de(counts[Severity.WARNING], "Warnung", "Warnungen"),
        plural_de(counts[Severity.HINT], "Hinweis", "Hinweise"),
    )
    mendable = sum(problem.repair is not None for problem in problems)
    more = f" {mendable} davon behebt „wissen fix“." if mendable else ""
    return f"{german_list(words)}.{more}"


def _place(problem: Problem) -> str:
    return f"{problem.file}:{problem.line}" if problem.line else problem.file


def _as_json(problem: Problem) -> dict[str, object]:
    return {
        "datei": problem.file,
        "zeile": problem.line,
        "regel": problem.rule,
        "schwere": problem.severity.value,
        "text": problem.text,
        "reparatur": problem.repair is not None,
    }


def _echo_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
