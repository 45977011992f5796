"""The report of an import: what was taken over, what a person has to look at, and the way to it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from wissen.content.blocks import Block, BulletList, Callout, CalloutKind, Link, ListItem, Paragraph, Text
from wissen.drawing.page import Fact, Lookups, PageSection
from wissen.drawing.page import Page as TextPage
from wissen.drawing.tokens import SPACE_L, SPACE_M
from wissen.german import hyphens
from wissen.services.importing import Imported, Report
from wissen.ui import look
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context
from wissen.ui.reader.reader_view import ReaderView
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow

_WALK = "begleiter:"
_SIZE = QSize(680, 560)


class ReportDialog(QDialog):
    """A page to read and the way on: with a `lead`, its button leads to `target`; else the links of the page do."""

    def __init__(self, title: str, page: TextPage, parent: QWidget, *, lead: str, target: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._target = target
        self._reader = ReaderView(self)
        self._reader.link_activated.connect(self._open)
        self._reader.show_page(page, Lookups(hyphenate=hyphens.soften))
        answers = FlowRow(self)
        if lead:
            answers.add(button(lead, self._open_only, weight="primary", parent=self))
        close = button(tr("Schließen"), self.accept, weight="ordinary" if lead else "primary", parent=self)
        answers.add(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE_M)
        column.setSpacing(SPACE_M)
        column.addWidget(self._reader, 1)
        answers.setContentsMargins(SPACE_L, 0, SPACE_L, 0)
        column.addWidget(answers)
        screen = self.screen().availableSize() - QSize(2 * SPACE_L, 2 * SPACE_L)
        self.resize((_SIZE * look.text_scale()).boundedTo(screen))
        self._reader.setFocus()

    def _open_only(self) -> None:
        self._open(self._target)

    @abstractmethod
    def _open(self, target: str) -> None:
        """Close, and go where a link or the button leads."""


class ImportReport(ReportDialog):
    """Open it with `open()`; it deletes itself. A process that Wissen shows can be opened from here."""

    def __init__(self, context: Context, reports: Sequence[Report], parent: QWidget) -> None:
        shown = context.services.shelf.whole.entries.keys()
        openable = [made.kennung for one in reports for made in one.processes if made.kennung in shown]
        only = len(openable) == 1
        page = report_page(reports, () if only else openable)
        lead = tr("Prozess öffnen") if only else ""
        super().__init__(tr("Aus BPMN übernommen"), page, parent, lead=lead, target=openable[0] if only else "")
        self._context = context

    def _open(self, target: str) -> None:
        self.accept()
        self._context.go(Address(Screen.WALK, target.removeprefix(_WALK)))


def report_page(reports: Sequence[Report], openable: Sequence[str]) -> TextPage:
    """The report to read: first what was refused, then each process; those of `openable` with a link."""
    count = sum(len(report.processes) for report in reports)
    done = plural(count, "Prozess übernommen", "Prozesse übernommen") if count else tr("Nichts übernommen")
    lead = tr("Bitte prüfen Sie jeden Ablauf fachlich, bevor danach gearbeitet wird.") if count else ""
    refused = [_refused(report, f"abgelehnt-{number}") for number, report in enumerate(reports) if report.fault]
    made = [_made(one, can_open=one.kennung in openable) for report in reports for one in report.processes]
    return TextPage(done, (*refused, *made), lead=(Text(lead),) if lead else ())


def _refused(report: Report, place: str) -> PageSection:
    told = _warning([_paragraph(str(report.fault))])
    return PageSection(place, report.name, (told,), note=tr("Nicht übernommen"))


def _made(made: Imported, *, can_open: bool) -> PageSection:
    return PageSection(
        made.kennung,
        made.title,
        tuple(_said(made, can_open=can_open)),
        note=plural(made.steps, "Schritt", "Schritte"),
        facts=tuple(_facts(made)),
    )


def _facts(made: Imported) -> Iterator[Fact]:
    if made.roles:
        yield Fact(tr("Beteiligte"), (Text("; ".join(made.roles)),))
    yield Fact(tr("Datei"), (Text(str(made.path)),))


def _said(made: Imported, *, can_open: bool) -> Iterator[Block]:
    if len(made.warnings) == 1:
        yield _warning([_paragraph(made.warnings[0])])
    elif made.warnings:
        items = tuple(ListItem((_paragraph(warning),)) for warning in made.warnings)
        yield _warning([BulletList(items)])
    if can_open:
        yield Paragraph((Link((Text(tr("Im Prozess-Begleiter öffnen")),), f"{_WALK}{made.kennung}"),))


def _warning(blocks: Sequence[Block]) -> Callout:
    return Callout(CalloutKind.WARNING, tuple(blocks))


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))
