"""Before anything outside is opened: show the whole address and let the person decide."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.strings import tr

SCHEMES = frozenset({"http", "https", "mailto"})


def may_be_opened(address: str) -> bool:
    """Whether the scheme is one that the app hands to the system at all."""
    return urlsplit(address).scheme.lower() in SCHEMES


def looks_disguised(address: str) -> bool:
    """Whether the host name is not plain ASCII and may imitate another one."""
    host = urlsplit(address).hostname or ""
    return not host.isascii() or any(part.startswith("xn--") for part in host.split("."))


class ExternalLinkDialog(QuestionDialog):
    """Opens the address in the browser or mail program only when asked to."""

    def __init__(self, address: str, parent: QWidget) -> None:
        super().__init__(tr("Link nach außen"), parent)
        self._address = address
        self.add_words(tr("Diese Adresse liegt außerhalb von Wissen:"), "subheading")
        self.add_words(address)
        if looks_disguised(address):
            self.add_words(
                tr("Achtung: Der Name der Seite enthält ungewöhnliche Zeichen und könnte einen anderen nachahmen."),
                "strong",
            )
        self.offer(tr("Öffnen"), self._open)
        self.offer(tr("Adresse kopieren"), self._copy)
        self.offer(tr("Abbrechen"), self.reject)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._address))
        self.accept()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self.accept()
