"""Gesetze aufnehmen: which files; then a job, and what became of each."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from wissen.content.blocks import Callout, CalloutKind, Link, Paragraph, Text
from wissen.drawing.page import Page, PageSection
from wissen.services.law_import import LAW_ENDINGS, LawReport, TakenLaw, import_laws, in_short
from wissen.services.laws import Laws
from wissen.ui.dialogs.files_dialog import FilesDialog, Wanted, watch_of
from wissen.ui.dialogs.import_report import ReportDialog
from wissen.ui.jobs import Job
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context
from wissen.ui.reader.norm_content import NORM
from wissen.ui.strings import plural, tr

Outcome = tuple[LawReport, ...]


def offer_laws(context: Context, files: Sequence[Path], window: QWidget) -> None:
    """Open the dialog with these files, or add them to the one that is open."""
    dialog = next((one for one in window.findChildren(LawDialog) if one.isVisible()), None)
    if dialog is None:
        dialog = LawDialog(context, window)
        dialog.open()
    dialog.add_files(files)


class LawDialog(FilesDialog[Outcome]):
    """Files of laws; where they go is no question."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        words = tr(
            "Laden Sie auf gesetze-im-internet.de bei einem Gesetz die Fassung „XML“ herunter, und wählen Sie hier die "
            "Datei. Ein Gesetz, das schon aufgenommen ist, wird durch das neue ersetzt."
        )
        wanted = Wanted(
            title=tr("Gesetze aufnehmen"),
            words=words,
            files=tr("Gesetze"),
            choose=tr("Gesetze wählen"),
            none=tr("Noch keines gewählt. Sie können die Dateien auch hierher ziehen."),
            begin=tr("Aufnehmen"),
            endings=LAW_ENDINGS,
        )
        super().__init__(context, wanted, parent)

    def _work(self, stop: threading.Event) -> Callable[[Job], Outcome]:
        return partial(_import, self._files, self._context.folders.laws, self._context.services.laws, stop)

    def _done(self, outcome: Outcome) -> None:
        if any(report.law for report in outcome):
            self._context.reload()  # the index is to know them, and the page behind shows them
        if len(outcome) == 1 and outcome[0].fault:
            self._tell_fault(outcome[0].fault)
            return
        self.accept()
        if outcome:
            LawReportDialog(self._context, outcome, self._window).open()
        else:
            self._called_off()


class LawReportDialog(ReportDialog):
    """Open it with `open()`; each law leads to its page."""

    def __init__(self, context: Context, reports: Sequence[LawReport], parent: QWidget) -> None:
        laws = [report.law.law for report in reports if report.law]
        only = tr("Gesetz öffnen") if len(laws) == 1 else ""
        targets = [f"{NORM}{law}" for law in laws]
        page = law_report_page(reports, linked=not only)
        super().__init__(tr("Gesetze aufgenommen"), page, parent, lead=only, target=targets[0] if only else "")
        self._context = context

    def _open(self, target: str) -> None:
        self.accept()
        self._context.go(Address(Screen.NORM, target.removeprefix(NORM)))


def law_report_page(reports: Sequence[LawReport], *, linked: bool) -> Page:
    """The report to read: first what was refused, then each law, on demand with a link to it."""
    count = sum(report.law is not None for report in reports)
    done = plural(count, "Gesetz aufgenommen", "Gesetze aufgenommen") if count else tr("Nichts aufgenommen")
    refused = [_refused(report, f"abgelehnt-{number}") for number, report in enumerate(reports) if report.fault]
    taken = [
        _taken(report.law, f"gesetz-{number}", linked=linked) for number, report in enumerate(reports) if report.law
    ]
    return Page(done, (*refused, *taken))


def _refused(report: LawReport, place: str) -> PageSection:
    told = Callout(CalloutKind.WARNING, (Paragraph((Text(str(report.fault)),)),))
    return PageSection(place, report.name, (told,), note=tr("Nicht aufgenommen"))


def _taken(taken: TakenLaw, place: str, *, linked: bool) -> PageSection:
    how = tr("ersetzt") if taken.replaced else tr("neu")
    return PageSection(
        place, f"{taken.name} ({taken.law})", tuple(_said(taken, linked=linked)), note=f"{how} · {in_short(taken)}"
    )


def _said(taken: TakenLaw, *, linked: bool) -> Iterator[Paragraph | Callout]:
    if taken.pictures:
        missing = plural(taken.pictures, "Abbildung fehlt", "Abbildungen fehlen")
        why = tr("{missing}, denn das XML enthält keine.").format(missing=missing)
        yield Callout(CalloutKind.NOTE, (Paragraph((Text(why),)),))
    if linked:
        yield Paragraph((Link((Text(tr("Gesetz öffnen")),), f"{NORM}{taken.law}"),))


def _import(files: Sequence[Path], folder: Path, laws: Laws, stop: threading.Event, job: Job) -> Outcome:
    """Work of the lane: take them in, and read them there, so that the page that shows one need not wait for it."""
    reports = import_laws(files, folder, watch=watch_of(job, stop))
    laws.statutes()
    return reports
