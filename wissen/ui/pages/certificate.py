"""Nachweis: a certificate just as it was issued, to be read and printed again."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from wissen.content.blocks import Paragraph, Text
from wissen.drawing.page import Page as TextPage
from wissen.drawing.page import PageSection
from wissen.errors import ContentError
from wissen.learning.certificate import Certified
from wissen.printing.marks import Marks
from wissen.services.certificates import Certificate, certificate
from wissen.ui import actions
from wissen.ui.navigation import Address
from wissen.ui.pages.texts import OwnTextPage
from wissen.ui.reader.certificate_content import certificate_marks, certificate_page
from wissen.ui.reader.page_view import START, ReadingPosition
from wissen.ui.strings import tr


class CertificatePage(OwnTextPage):
    """The address names the event; what it says never changes, whatever becomes of content and Stand."""

    name = "Nachweis"

    _made: Certificate | None = None

    @property
    def acts(self) -> tuple[actions.Act, ...]:
        return ((actions.PRINT, self.print_out),)

    def trail(self) -> tuple[str, ...]:
        return (tr("Nachweise"), self.title())

    def open(self, address: Address) -> None:
        """Read it from the store; raises NotFound."""
        certified = self.context.services.certificates.one(address.ref)
        self._ref = address.ref
        work = partial(self.context.services.journal.texts, [certified.text])
        take = partial(self._take, certified, ReadingPosition(address.place, address.fraction))
        self.context.jobs.database(work, take, owner=self)

    def refresh(self) -> None:
        """It says what it said."""

    def marks(self, title: str) -> Marks:
        return certificate_marks(self._made) if self._made else super().marks(title)

    def _take(self, certified: Certified, position: ReadingPosition, texts: Mapping[str, str]) -> None:
        try:
            self._made = certificate(certified, texts.get(certified.text))
        except ContentError as error:
            self._made = None
            self.context.messages.tell(error)
            told = PageSection("fehler", error.text, (Paragraph((Text(error.hint),)),))
            self._show(TextPage(self.title(), (told,)), START)
            return
        self._show(certificate_page(self._made), position)
