"""Nachweise: what was issued, what can be issued now, and what is missing for the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from wissen.content.ids import Id
from wissen.errors import ContentError
from wissen.learning.certificate import Certified
from wissen.services.certificates import Offer, certificate
from wissen.services.documents import Order
from wissen.services.reference import has_words
from wissen.text import german_date
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.documents_tab import DocumentsTab
from wissen.ui.pages.page import Context, scrolled
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.row_list import RowList

_LIST, _EMPTY, _NOTHING = range(3)


class CertificatesTab(DocumentsTab):
    """Return or a click opens what was issued, issues what can be, and leads to what is missing."""

    key = "nachweise"

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = tr("Nachweise")
        self._context = context
        self._words, self._order = "", Order.NEWEST
        self._offers: tuple[Offer, ...] = ()
        """Looked up when something has changed, not with each letter that is searched for."""
        self._subjects: dict[str, str] = {}
        """What stands on what was issued, by its event: the content may call it otherwise now, or no longer have it."""
        self._model = RowModel(self)
        self._list = RowList(self._model, self.name, self, details=True)
        self._list.chosen.connect(self._choose)
        hint = tr("Sobald Sie etwas aus einem Modul abgeschlossen haben, steht hier, was für den Nachweis noch fehlt.")
        self._faces = QStackedLayout(self)
        empty, nothing = EmptyState("verified", hint), EmptyState("search", tr("In dieser Liste steht nichts davon."))
        for face in (self._list, scrolled(empty), scrolled(nothing)):
            self._faces.addWidget(face)

    def refresh(self) -> None:
        services = self._context.services
        workplaces = self._context.preferences.value.roles
        self._offers = services.certificates.offers(workplaces) if services.ready else ()
        self._show()
        new = [one for one in services.certificates.all if one.reference not in self._subjects]
        if new:
            read = partial(services.journal.texts, [one.text for one in new])
            self._context.jobs.database(read, partial(self._take, new), owner=self)

    def narrow(self, words: str, order: Order) -> None:
        self._words, self._order = words, order
        self._show()

    def take_focus(self) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, place: str) -> None:
        self._list.go_to(Address(Screen.CERTIFICATE, place))

    def place(self) -> str:
        row = self._list.current
        return row.address.ref if row is not None and row.address is not None else ""

    def _show(self) -> None:
        """Show what is so now; the current row stays."""
        services, current, offers = self._context.services, self._list.current, self._offers
        issued = sorted(map(self._issued, services.certificates.all), key=self._rank)
        self.count = len(issued)
        groups = (
            (tr("Jetzt möglich"), [_offered(offer) for offer in offers if offer.ready]),
            (tr("Ausgestellt"), issued),
            (tr("Hier fehlt noch etwas"), [_missing(offer) for offer in offers if offer.missing]),
        )
        rows = tuple(row for title, group in groups for row in self._group(title, group))
        if rows != self._model.rows:
            self._model.set_rows(rows)
            self._list.go_to(current.address if current else None)
        self._faces.setCurrentIndex(_LIST if rows else _NOTHING if self._words.strip() else _EMPTY)
        self.counted.emit()

    def _take(self, certified: Iterable[Certified], texts: Mapping[str, str]) -> None:
        for one in certified:
            with suppress(ContentError):  # told when it is opened
                self._subjects[one.reference] = certificate(one, texts.get(one.text)).subject
        self._show()

    def _rank(self, row: Row) -> str:
        """Newest first is how they come; by place is by title."""
        return row.title.casefold() if self._order is Order.PLACE else ""

    def _group(self, title: str, rows: Iterable[Row]) -> Iterator[Row]:
        found = [row for row in rows if has_words(self._words, row.title, row.detail)]
        if found:
            yield Row(title)
            yield from found

    def _issued(self, certified: Certified) -> Row:
        entry = self._context.services.shelf.whole.entries.get(Id(certified.object))
        title = self._subjects.get(certified.reference) or (entry.title if entry is not None else certified.object)
        day = tr("ausgestellt am {day}").format(day=german_date(certified.day))
        return Row(title, "verified", self.name, detail=day, address=Address(Screen.CERTIFICATE, certified.reference))

    def _choose(self, row: Row) -> None:
        address = row.address
        if address is None:
            return
        if address.screen is Screen.CERTIFICATE and not address.ref:
            from wissen.ui.dialogs.certificate_dialog import CertificateDialog

            offer = self._context.services.certificates.offer(address.place)
            CertificateDialog(self._context, offer.entry, self.window()).open()
        else:
            self._context.go(address)


def _offered(offer: Offer) -> Row:
    detail = tr("Alles abgeschlossen. Hier stellen Sie den Nachweis aus.")
    return Row(
        offer.entry.title,
        "verified",
        tr("Nachweis ausstellen"),
        detail=detail,
        address=Address(Screen.CERTIFICATE, "", offer.entry.id),
    )


def _missing(offer: Offer) -> Row:
    first, others = offer.missing[0].title, len(offer.missing) - 1
    detail = tr("Es fehlt „{title}“.").format(title=first)
    if others:
        more = plural(others, "weiterer Teil", "weitere Teile")
        detail = tr("Es fehlen „{title}“ und {more}.").format(title=first, more=more)
    return Row(
        offer.entry.title,
        "pending",
        tr("noch offen"),
        detail=detail,
        address=Address(Screen.ONBOARDING, offer.entry.id),
    )
