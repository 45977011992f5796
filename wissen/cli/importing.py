"""Commands that take over files of other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from wissen import paths
from wissen.cli.authors import json_option
from wissen.cli.folder import content_folder, content_option
from wissen.cli.german import Command, Group
from wissen.errors import WissenError
from wissen.services import law_import
from wissen.services.importing import Imported, Report, import_bpmn, in_short
from wissen.services.law_import import LawReport, TakenLaw, import_laws
from wissen.text import plural_de

_REFUSED = 2
"""Something was refused and told: the value of any fault."""

files_argument = click.argument("files", metavar="DATEI…", nargs=-1, required=True, type=click.Path(path_type=Path))


@click.group("import", cls=Group, short_help="Übernimmt Dateien anderer Programme.")
def import_() -> None:
    """Übernimmt Dateien anderer Programme. Die Dateien selbst bleiben, wie sie sind."""


@import_.command("bpmn", cls=Command, short_help="Macht aus BPMN-Modellen Prozesse.")
@files_argument
@click.option(
    "--out",
    "folder",
    metavar="ORDNER",
    type=click.Path(path_type=Path),
    help="Wohin die Prozesse kommen. Ohne die Angabe: in den Ordner „prozesse“ des Inhaltsordners.",
)
@content_option
@json_option
def bpmn(files: tuple[Path, ...], *, folder: Path | None, wanted: Path | None, as_json: bool) -> int:
    """Macht aus jedem BPMN-Modell einer DATEI (.bpmn, .xml oder .zip) einen Prozess und sagt, was zu prüfen ist.

    Vorhandene Dateien werden nie überschrieben. Wird eine Datei abgelehnt, kommen die übrigen trotzdem hinein, und der
    Befehl endet mit dem Wert 2.
    """
    reports = import_bpmn(files, folder or content_folder(wanted))
    if as_json:
        click.echo(json.dumps(list(map(_as_json, reports)), ensure_ascii=False, indent=2))
    else:
        _tell(reports)
    return _REFUSED if any(report.fault for report in reports) else 0


@import_.command("gesetz", cls=Command, short_help="Nimmt Gesetze zum Nachlesen auf.")
@files_argument
@click.option(
    "--ziel",
    "folder",
    metavar="ORDNER",
    type=click.Path(path_type=Path),
    help="Wo die Gesetze liegen. Ohne die Angabe: dort, wo das Fenster sie sucht.",
)
@json_option
def gesetz(files: tuple[Path, ...], *, folder: Path | None, as_json: bool) -> int:
    """Nimmt Gesetze auf, die es als XML bei gesetze-im-internet.de gibt (.xml oder .zip, wie heruntergeladen).

    Ein Gesetz, das schon da ist, wird ersetzt. Wird eine Datei abgelehnt, bleibt das Bisherige, die übrigen kommen
    trotzdem hinein, und der Befehl endet mit dem Wert 2.
    """
    reports = import_laws(files, folder or paths.folders().laws)
    if as_json:
        click.echo(json.dumps(list(map(_law_as_json, reports)), ensure_ascii=False, indent=2))
    else:
        for report in reports:
            _tell_law(report)
    return _REFUSED if any(report.fault for report in reports) else 0


def _tell_law(report: LawReport) -> None:
    if report.fault:
        _tell_fault(report.fault)
    elif taken := report.law:
        click.echo(f"{'Ersetzt' if taken.replaced else 'Aufgenommen'}: {taken.name} ({taken.law})")
        click.echo(f"  {law_import.in_short(taken)}")
        if taken.pictures:
            missing = plural_de(taken.pictures, "Abbildung fehlt", "Abbildungen fehlen")
            click.echo(f"  Achtung: {missing}, denn das XML enthält keine.")


def _law_as_json(report: LawReport) -> dict[str, object]:
    return {
        "datei": report.name,
        "gesetz": _taken_as_json(report.law) if report.law else None,
        "fehler": _fault_as_json(report.fault),
    }


def _taken_as_json(taken: TakenLaw) -> dict[str, object]:
    return {
        "abkuerzung": taken.law,
        "name": taken.name,
        "stand": list(taken.stand),
        "vorschriften": taken.norms,
        "abbildungen_fehlen": taken.pictures,
        "ersetzt": taken.replaced,
    }


def _tell_fault(fault: WissenError) -> None:
    click.echo(f"{fault.text}\n{fault.hint}".rstrip(), err=True)


def _fault_as_json(fault: WissenError | None) -> dict[str, str] | None:
    return {"text": fault.text, "hinweis": fault.hint} if fault else None


def _tell(reports: Sequence[Report]) -> None:
    for report in reports:
        if report.fault:
            _tell_fault(report.fault)
        for made in report.processes:
            click.echo(f"Angelegt: {made.path}")
            click.echo(f"  {made.title}: {in_short(made)}")
            for warning in made.warnings:
                click.echo(f"  Achtung: {warning}")
    count = sum(len(report.processes) for report in reports)
    if count:
        found = plural_de(count, "Prozess", "Prozesse")
        click.echo(f"\n{found} übernommen. Bitte prüfen Sie den Ablauf fachlich, bevor danach gearbeitet wird.")


def _as_json(report: Report) -> dict[str, object]:
    return {
        "datei": report.name,
        "prozesse": list(map(_made_as_json, report.processes)),
        "fehler": _fault_as_json(report.fault),
    }


def _made_as_json(made: Imported) -> dict[str, object]:
    return {
        "kennung": made.kennung,
        "titel": made.title,
        "pfad": str(made.path),
        "schritte": made.steps,
        "rollen": list(made.roles),
        "zu_pruefen": list(made.warnings),
    }
