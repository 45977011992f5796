"""Commands that take over files of other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from wissen.cli.authors import json_option
from wissen.cli.folder import content_folder, content_option
from wissen.cli.german import Command, Group
from wissen.services.importing import Imported, Report, import_bpmn, in_short
from wissen.text import plural_de

_REFUSED = 2
"""Something was refused and told: the value of any fault."""


@click.group("import", cls=Group, short_help="Übernimmt Dateien anderer Programme.")
def import_() -> None:
    """Übernimmt Dateien anderer Programme in die Inhalte. Die Dateien selbst bleiben, wie sie sind."""


@import_.command("bpmn", cls=Command, short_help="Macht aus BPMN-Modellen Prozesse.")
@click.argument("files", metavar="DATEI…", nargs=-1, required=True, type=click.Path(path_type=Path))
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


def _tell(reports: Sequence[Report]) -> None:
    for report in reports:
        if report.fault:
            click.echo(f"{report.fault.text}\n{report.fault.hint}".rstrip(), err=True)
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
    fault = report.fault
    return {
        "datei": report.name,
        "prozesse": list(map(_made_as_json, report.processes)),
        "fehler": {"text": fault.text, "hinweis": fault.hint} if fault else None,
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
