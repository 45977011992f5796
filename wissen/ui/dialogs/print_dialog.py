"""What is shown goes on paper or into a PDF: one question, then the dialog of the printer or of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from wissen.drawing.page import Lookups, Page
from wissen.errors import PrintError
from wissen.printing.marks import Marks, file_name
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.messages import Message, Messages
from wissen.ui.strings import tr

_PDF, _HTML = ".pdf", ".html"


class PrintDialog(QuestionDialog):
    """Stays below the dialog that it opens: whoever gives up there chooses again."""

    def __init__(self, page: Page, lookups: Lookups, marks: Marks, messages: Messages, parent: QWidget) -> None:
        super().__init__(tr("Drucken"), parent)
        self._page, self._lookups, self._marks = page, lookups, marks
        self._messages = messages
        self.add_words(page.title, "subheading")
        self.add_words(tr("Gedruckt wird der ganze Text, auch was zugeklappt ist."))
        if marks.watermark:
            self.add_words(tr("Auf jedem Blatt steht: {words}").format(words=marks.watermark), "strong")
        self.offer(tr("Drucken …"), self._choose_printer)
        self.offer(tr("Als PDF speichern …"), self._choose_pdf)
        self.offer(tr("Als HTML speichern …"), self._choose_html)
        self.offer(tr("Abbrechen"), self.reject)

    def _choose_printer(self) -> None:
        from wissen.printing.printer import PrinterDialog  # late: Qt looks for printers, which takes a moment

        self._printers = PrinterDialog(self._marks.title, self)
        self._printers.accepted.connect(self._print)
        self._printers.show_over()

    def _print(self) -> None:
        from wissen.printing.paper import print_page

        with self._working():
            print_page(self._page, self._lookups, self._printers.device, self._marks, chosen=self._printers.wanted)
            self._messages.post(Message("info", tr("Der Druckauftrag ist abgeschickt.")))

    def _choose_pdf(self) -> None:
        self._choose_file(tr("Als PDF speichern"), "PDF", _PDF, self._save_pdf)

    def _choose_html(self) -> None:
        self._choose_file(tr("Als HTML speichern"), "HTML", _HTML, self._save_html)

    def _choose_file(self, title: str, form: str, suffix: str, save: Callable[[str], None]) -> None:
        dialog = SaveDialog(title, {suffix: form}, file_name(self._marks.title, suffix), self)
        dialog.fileSelected.connect(save)
        dialog.open()

    def _save_pdf(self, chosen: str) -> None:
        from wissen.printing.paper import save_pdf

        with self._working():
            save_pdf(self._page, self._lookups, Path(chosen), self._marks)
            self._tell_saved(Path(chosen))

    def _save_html(self, chosen: str) -> None:
        from wissen.printing.html import save_html

        with self._working():
            save_html(self._page, Path(chosen), self._marks, picture=self._lookups.picture)
            self._tell_saved(Path(chosen))

    def _tell_saved(self, path: Path) -> None:
        SaveDialog.remember(path)
        self._messages.post(Message("info", tr("Gespeichert als „{name}“.").format(name=path.name), str(path)))

    @contextmanager
    def _working(self) -> Iterator[None]:
        """Show that it takes a moment, tell what went wrong, and close."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            yield
        except PrintError as error:
            self._messages.tell(error)
        finally:
            QGuiApplication.restoreOverrideCursor()
            self.accept()
