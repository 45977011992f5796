"""Was Wissen über mich weiß, und was nicht: in plain language, with the data sheet to print."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from wissen.content.blocks import Paragraph, Strong, Text
from wissen.drawing.page import Lookups, PageSection
from wissen.drawing.page import Page as TextPage
from wissen.drawing.tokens import SPACE_M, SPACE_S
from wissen.printing.marks import Marks
from wissen.services import data_sheet
from wissen.services.data_html import WHO_SEES
from wissen.settings import LONGEST, Retention
from wissen.text import german_date
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.insight import names_of
from wissen.ui.pages.page import Context
from wissen.ui.pages.texts import OwnTextPage
from wissen.ui.reader.data_sheet_page import TITLE, data_sheet_page, points
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow


class PrivacyPage(OwnTextPage):
    """The same table as the data sheet, told to the person it is about."""

    name = "Was Wissen über mich weiß, und was nicht"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        foot = FlowRow(self)
        foot.setProperty("role", "foot")
        foot.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        self._ways = (
            button(tr("Zum Einblick"), self._go_to_insight, weight="quiet", parent=self),
            button(tr("Meine Daten"), self._go_to_data, weight="quiet", parent=self),
        )
        sheet = button(tr("Datenblatt für den Personalrat …"), self.print_data_sheet, icon="print", parent=self)
        for made in (sheet, *self._ways):
            foot.add(made)
        self._column.addWidget(foot)

    def trail(self) -> tuple[str, ...]:
        return (tr("Einstellungen"), self.title())

    def give_room(self, *, room: bool) -> None:
        """A small window leaves the room to the text: the rail and Einstellungen lead to the same places."""
        super().give_room(room=room)
        for way in self._ways:
            way.setVisible(room)

    def text(self, ref: str) -> TextPage:
        del ref  # there is one
        sharing = self.context.services.sharing
        return privacy_page(self.title(), names_of(sharing.minimum), self.context.exchange.mail.retention)

    def print_data_sheet(self) -> None:
        """Offer the data sheet on paper or as a PDF."""
        from wissen.ui.dialogs.print_dialog import PrintDialog

        services = self.context.services
        page = data_sheet_page(names_of(services.sharing.minimum), self.context.exchange.mail.retention)
        marks = Marks(tr(TITLE), tr("Stand {day}").format(day=german_date(services.shelf.today)))
        PrintDialog(page, Lookups(), marks, self.context.messages, self).open()

    def _go_to_insight(self) -> None:
        self.context.go(Address(Screen.DOCUMENTS, "einblick"))

    def _go_to_data(self) -> None:
        self.context.go(Address(Screen.MY_DATA))


def privacy_page(title: str, minimum: Iterable[str], retention: Retention = LONGEST) -> TextPage:
    """What stays, what leaves when, what is never kept; `minimum` as in `data_sheet_page`."""
    lead = tr("Kurz: Was Sie lernen, bleibt auf diesem Rechner. Was ein anderer Mensch davon sieht, senden Sie selbst.")
    parts = (
        PageSection("niemand", tr("Wer meinen Lernstand sieht"), (points(WHO_SEES),)),
        PageSection("hier", tr("Was auf diesem Rechner liegt"), tuple(_told(data_sheet.STAYS))),
        PageSection(
            "mentoren",
            tr("Was auf dem Rechner der Mentorin oder des Mentors liegt"),
            tuple(_told(data_sheet.at_mentors(retention))),
        ),
        PageSection("gesendet", tr("Was ich weitergeben kann"), tuple(_told(data_sheet.leaves(retention)))),
        PageSection("regeln", tr("Wie das Senden geht"), (points((*data_sheet.RULES, data_sheet.minimum(minimum))),)),
        PageSection("nie-gesendet", tr("Was niemand von mir bekommt"), (points(data_sheet.STAYS_HERE),)),
        PageSection("nie", tr("Was Wissen nicht erfasst"), (points(data_sheet.NEVER),)),
    )
    return TextPage(title, parts, lead=(Text(lead),))


def _told(rows: Iterable[data_sheet.Row]) -> Iterable[Paragraph]:
    for row in rows:
        told = tr("{fields}. Wozu: {purpose}. Wer es sieht: {seen_by}. Wie lange: {kept}.").format(
            fields="; ".join(map(tr, row.fields)), purpose=tr(row.purpose), seen_by=tr(row.seen_by), kept=tr(row.kept)
        )
        yield Paragraph((Strong((Text(f"{tr(row.name)}: "),)), Text(told)))
