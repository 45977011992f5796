"""Inhaltspaket installieren: the pack is looked at, the person sees what it changes and whose it is, then decides."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QDialog, QProgressBar, QVBoxLayout, QWidget

from wissen.drawing.page import Lookups
from wissen.drawing.tokens import SPACE_L, SPACE_M
from wissen.errors import WissenError
from wissen.german import hyphens
from wissen.services.pack_candidate import Trust
from wissen.services.pack_preview import Preview
from wissen.services.packs import Installed
from wissen.ui import look
from wissen.ui.dialogs.pack_page import pack_page
from wissen.ui.messages import Message
from wissen.ui.pages.page import Context
from wissen.ui.reader.reader_view import ReaderView
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.notice import Notice

_SIZE = QSize(680, 560)


def offer_pack(context: Context, files: Sequence[Path], window: QWidget) -> None:
    """Open the dialog for the first of these files; of one pack at a time the person decides."""
    if context.content_is_fixed:
        hint = tr("Fragen Sie die Stelle, die Wissen bei Ihnen eingerichtet hat.")
        context.messages.post(Message("info", tr("Welche Inhalte Sie lesen, hat Ihr Amt festgelegt."), hint))
        return
    if any(dialog.isVisible() for dialog in window.findChildren(PackDialog)):
        context.messages.post(Message("info", tr("Entscheiden Sie erst über das Paket, das offen ist.")))
        return
    if len(files) > 1:
        names = ", ".join(file.name for file in files[1:])
        hint = tr("Öffnen Sie danach: {names}").format(names=names)
        context.messages.post(Message("info", tr("Pakete werden einzeln installiert."), hint))
    dialog = PackDialog(context, window)
    dialog.open()
    dialog.look_at(files[0])


class PackDialog(QDialog):
    """Open it with `open()`, then give it a file or what was found in one; it deletes itself."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Inhaltspaket installieren"))
        self._context = context
        self._preview: Preview | None = None
        self._stop: threading.Event | None = None
        self._words = WrapLabel("", "text")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Fortschritt"))
        self._notice = Notice(self)
        self._reader = ReaderView(self)
        self._compared = QCheckBox(tr("Ich habe den Fingerabdruck verglichen: Er ist derselbe."))
        self._compared.toggled.connect(self._show)
        self._answers = FlowRow(self)
        self._install = button(tr("Installieren"), self._begin, weight="primary", parent=self)
        self._leave = button(tr("Abbrechen"), self.reject, parent=self)
        self._answers.add(self._install)
        self._answers.add(self._leave)
        self._below = below = QVBoxLayout()
        below.setSpacing(SPACE_M)
        for widget in (self._words, self._notice, self._bar, self._compared, self._answers):
            below.addWidget(widget)
        below.addStretch(1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self._reader, 1)
        column.addLayout(below)
        self._show()

    def look_at(self, file: Path) -> None:
        """Look at a pack, then show what it changes."""
        self._stop = threading.Event()
        self._words.setText(tr("„{name}“ wird geprüft …").format(name=file.name))
        self._show()
        self._context.packs.look(
            file, self._stop, done=self.show_preview, progress=self._tell_progress, failed=self._tell_fault, owner=self
        )

    def show_preview(self, preview: Preview) -> None:
        """Show what a pack changes, and let the person decide."""
        self._stop = None
        self._preview = preview
        self._words.setText("")
        self._reader.show_page(pack_page(preview), Lookups(hyphenate=hyphens.soften))
        self._show()
        self._reader.setFocus()

    def reject(self) -> None:
        """Close; work under way is called off first, and its end closes."""
        if self._stop is None or self._stop.is_set():
            super().reject()
        else:
            self._stop.set()
            self._leave.setText(tr("Wird abgebrochen …"))

    def _show(self) -> None:
        """Offer only what can be done now."""
        free = self._stop is None
        unknown = self._preview is not None and self._preview.candidate.trust is Trust.FIRST
        self._reader.setVisible(self._preview is not None)
        self._words.setVisible(bool(self._words.text()))
        self._bar.setVisible(not free)
        self._compared.setVisible(unknown)
        self._compared.setEnabled(free)
        self._install.setVisible(self._preview is not None)
        self._install.setEnabled(free and self._preview is not None and (not unknown or self._compared.isChecked()))
        self._leave.setText(tr("Abbrechen") if self._preview is not None or not free else tr("Schließen"))
        above = SPACE_L if self._preview is None else 0
        self._below.setContentsMargins(SPACE_L, above, SPACE_L, SPACE_M)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """As long as there is nothing to read, only as high as the words are; then as large as reading wants it."""
        screen = self.screen().availableSize() - QSize(2 * SPACE_L, 2 * SPACE_L)
        size = (_SIZE * look.text_scale()).boundedTo(screen)
        if self._preview is None:
            size.setHeight(min(size.height(), self._column.totalHeightForWidth(size.width())))
        self.resize(size)

    def _begin(self) -> None:
        if self._preview is None:
            return
        self._stop = threading.Event()
        self._notice.tell("")
        self._words.setText(tr("Das Paket wird installiert …"))
        self._bar.setRange(0, 0)
        self._show()
        self._leave.setFocus()
        self._context.packs.install(
            self._preview.candidate,
            self._stop,
            done=self._done,
            progress=self._tell_progress,
            failed=self._tell_fault,
            owner=self,
        )

    def _done(self, installed: Installed | None) -> None:
        if installed is None:
            self._stop = None
            self._context.messages.post(Message("info", tr("Abgebrochen. Es gilt die bisherige Ausgabe.")))
            super().reject()
            return
        self.accept()
        told = tr("Sie lesen jetzt „{title}“, Ausgabe {edition}.")
        hint = tr("Zur vorigen Ausgabe führen die Einstellungen unter „Inhalte“.") if installed.previous else ""
        self._context.messages.post(
            Message("info", told.format(title=installed.title, edition=installed.edition), hint)
        )
        self._context.packs.use(installed)

    def _tell_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _tell_fault(self, error: WissenError) -> None:
        called_off = self._stop is not None and self._stop.is_set()
        self._stop = None
        if called_off:
            super().reject()
            return
        self._words.setText("")
        self._notice.tell(str(error))
        self._show()
        self._leave.setFocus()
