"""A quiz on paper, and a certificate for the module it ends: what the page of a quiz offers besides asking."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from wissen.content.entry import Entry
from wissen.content.item import Quiz
from wissen.content.model import Module
from wissen.drawing.page import Lookups, Page
from wissen.errors import WissenError
from wissen.learning.history import Attempt
from wissen.printing.marks import Marks
from wissen.ui.as_of import text_marks
from wissen.ui.pages.page import Context
from wissen.ui.reader.lookups import lookups
from wissen.ui.reader.question_sheet import question_sheet, solution_sheet


class QuizPaper(QObject):
    """Knows the quiz that is open, and the module it belongs to; None for either that there is not."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self._quiz: Quiz | None = None
        self._module: Module | None = None

    def take(self, quiz: Quiz | None, module: Module | None) -> None:
        """Be about these from now on."""
        self._quiz, self._module = quiz, module

    def questions(self) -> tuple[Page, Lookups] | None:
        """The sheet of questions; None where the questions are drawn anew each time."""
        return (question_sheet(self._quiz), self._lookups(self._quiz)) if self._quiz is not None else None

    def marks(self, title: str) -> Marks:
        """What stands on every sheet."""
        if self._quiz is None:
            return Marks(title)
        return text_marks(self._context.services, title, self._entry(self._quiz))

    def has_solutions(self, attempts: Sequence[Attempt]) -> bool:
        """Who has been through the quiz, or helps others to, may have the solutions in hand."""
        return bool(self._context.preferences.value.tasks) or any(attempt.finished for attempt in attempts)

    def print_solutions(self) -> None:
        """Offer to print the sheet of solutions."""
        from wissen.ui.dialogs.print_dialog import PrintDialog

        if self._quiz is not None:
            page, found = solution_sheet(self._quiz), self._lookups(self._quiz)
            PrintDialog(page, found, self.marks(page.title), self._context.messages, self._page).open()

    def certifies(self, attempt: Attempt) -> bool:
        """Whether a passed attempt leaves nothing missing for a certificate that would say something new."""
        if self._module is None or not attempt.passed:
            return False
        try:
            return self._context.services.certificates.offer(self._module.head.id).ready
        except WissenError:
            return False

    def certify(self) -> None:
        """Ask whose name is to stand on the certificate of the module."""
        from wissen.ui.dialogs.certificate_dialog import CertificateDialog

        if self._module is not None:
            entry = self._context.services.shelf.current.entry(self._module.head.id)
            CertificateDialog(self._context, entry, self._page.window()).open()

    def _entry(self, quiz: Quiz) -> Entry:
        return self._context.services.shelf.current.entry(quiz.head.id)

    def _lookups(self, quiz: Quiz) -> Lookups:
        return lookups(self._context.services, self._entry(quiz).path)
