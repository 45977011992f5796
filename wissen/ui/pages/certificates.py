"""Nachweise: what was issued, what can be issued now, and what is missing for the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QStackedLayout, QWidget

from wissen.content.ids import Id
from wissen.learning.certificate import Certified
from wissen.services.certificates import Offer
from wissen.text import german_date
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context, scrolled
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.row_list import RowList

_LIST, _EMPTY = range(2)


class CertificateList(QWidget):
    """Return or a click opens what was issued, issues what can be, and leads to what is missing."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._model = RowModel(self)
        self.list = RowList(self._model, tr("Nachweise"), self, details=True)
        self.list.chosen.connect(self._choose)
        hint = tr("Sobald Sie etwas aus einem Modul abgeschlossen haben, steht hier, was für den Nachweis noch fehlt.")
        self._faces = QStackedLayout(self)
        for face in (self.list, scrolled(EmptyState("verified", hint))):
            self._faces.addWidget(face)

    def refresh(self) -> None:
        """Show what is so now; the current row stays."""
        current = self.list.current
        rows = tuple(self._rows())
        if rows != self._model.rows:
            self._model.set_rows(rows)
            self.list.go_to(current.address if current else None)
        self._faces.setCurrentIndex(_LIST if rows else _EMPTY)

    def _rows(self) -> Iterator[Row]:
        services = self._context.services
        offers = services.certificates.offers() if services.ready else ()
        yield from _group(tr("Jetzt möglich"), map(_offered, filter(_is_ready, offers)))
        yield from _group(tr("Ausgestellt"), map(self._issued, services.certificates.all))
        yield from _group(tr("Hier fehlt noch etwas"), map(_missing, (offer for offer in offers if offer.missing)))

    def _issued(self, certified: Certified) -> Row:
        entry = self._context.services.shelf.whole.entries.get(Id(certified.object))
        title = entry.title if entry is not None else certified.object
        day = tr("ausgestellt am {day}").format(day=german_date(certified.day))
        return Row(
            title, "verified", tr("Nachweis"), detail=day, address=Address(Screen.CERTIFICATE, certified.reference)
        )

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


def _group(title: str, rows: Iterable[Row]) -> Iterator[Row]:
    found = tuple(rows)
    if found:
        yield Row(title)
        yield from found


def _is_ready(offer: Offer) -> bool:
    return offer.ready


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
    count = len(offer.missing)
    more = plural(count - 1, "weiteres", "weitere")
    first = tr("Es fehlt „{title}“").format(title=offer.missing[0].title)
    detail = tr("{first} und {more}.").format(first=first, more=more) if count > 1 else f"{first}."
    return Row(
        offer.entry.title,
        "pending",
        tr("noch offen"),
        detail=detail,
        address=Address(Screen.ONBOARDING, offer.entry.id),
    )
