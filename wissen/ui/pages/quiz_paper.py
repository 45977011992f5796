"""A quiz on paper, and a certificate for the module it ends: what the page of a quiz offers besides asking."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wissen.content.entry import Entry
from wissen.content.item import Quiz
from wissen.content.model import Module
from wissen.drawing.page import Lookups
from wissen.drawing.page import Page as TextPage
from wissen.errors import WissenError
from wissen.learning.history import Attempt
from wissen.printing.marks import Marks
from wissen.ui.as_of import text_marks
from wissen.ui.pages.page import Context
from wissen.ui.reader.lookups import lookups
from wissen.ui.reader.question_sheet import question_sheet, solution_sheet


def question_paper(context: Context, quiz: Quiz) -> tuple[TextPage, Lookups]:
    """The sheet of questions, ready to be printed."""
    return question_sheet(quiz), _lookups(context, quiz)


def may_see_solutions(context: Context, attempts: tuple[Attempt, ...]) -> bool:
    """Who has been through the quiz, or helps others to, may have the solutions in hand."""
    return bool(context.preferences.value.tasks) or any(attempt.finished for attempt in attempts)


def print_solutions(context: Context, quiz: Quiz, parent: QWidget) -> None:
    """Offer to print the sheet of solutions."""
    from wissen.ui.dialogs.print_dialog import PrintDialog

    page = solution_sheet(quiz)
    marks = paper_marks(context, quiz, page.title)
    PrintDialog(page, _lookups(context, quiz), marks, context.messages, parent).open()


def paper_marks(context: Context, quiz: Quiz, title: str) -> Marks:
    """What stands on every sheet of a quiz."""
    return text_marks(context.services, title, _entry(context, quiz))


def can_certify(context: Context, module: Module | None) -> bool:
    """Whether everything of the module is learned, and nothing was issued for it as it is."""
    if module is None:
        return False
    try:
        return context.services.certificates.offer(module.head.id).ready
    except WissenError:
        return False


def offer_certificate(context: Context, module: Module, parent: QWidget) -> None:
    """Ask whose name is to stand on it."""
    from wissen.ui.dialogs.certificate_dialog import CertificateDialog

    CertificateDialog(context, context.services.shelf.current.entry(module.head.id), parent).open()


def _entry(context: Context, quiz: Quiz) -> Entry:
    return context.services.shelf.current.entry(quiz.head.id)


def _lookups(context: Context, quiz: Quiz) -> Lookups:
    return lookups(context.services, _entry(context, quiz).path)
