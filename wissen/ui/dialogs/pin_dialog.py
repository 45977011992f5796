"""Before the window shows anything of a person: their PIN, or the way to somebody else."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wissen.errors import WissenError
from wissen.services.access import LONGEST, Access
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.jobs import Jobs
from wissen.ui.people import People
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.notice import Notice
from wissen.ui.widgets.people_menu import PeopleMenu

_FREE_TRIES = 3
"""Wrong PINs after which one has to wait: people mistype."""
_LONGEST_PAUSE = 30
_SECOND = 1_000

PROTECTS = (
    "Die PIN schützt vor neugierigen Blicken, nicht vor jemandem, der den Rechner verwaltet. Ihre Daten werden damit "
    "nicht verschlüsselt."
)


def pin_field(parent: QWidget) -> QLineEdit:
    """A field that shows nothing of what is typed."""
    field = QLineEdit(parent)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(LONGEST)
    return field


def pause_after(wrong: int) -> int:
    """Seconds to wait after so many wrong PINs."""
    return 0 if wrong < _FREE_TRIES else min(2 ** (wrong - _FREE_TRIES + 1), _LONGEST_PAUSE)


class PinDialog(QuestionDialog):
    """Closed without the PIN, it is rejected and the app ends."""

    unlocked = Signal()
    """Told while the dialog is still there."""

    def __init__(self, access: Access, jobs: Jobs, people: People, name: str, parent: QWidget) -> None:
        super().__init__("Wissen", parent)
        self._access, self._jobs = access, jobs
        self._wrong = self._left = 0
        self._checking = False
        self.add_words(
            tr("Hier lernt {name}").format(name=name) if name else tr("Dieses Profil hat eine PIN"), "heading"
        )
        self._field = pin_field(self)
        self.add_field(tr("PIN"), self._field)
        self._notice = Notice(self)
        self.add(self._notice)
        self._forgotten = WrapLabel(_forgotten(access), "muted", self)
        self._forgotten.hide()
        self.add(self._forgotten)
        self._enter = self.offer(tr("Öffnen"), self._try)
        others = button(tr("Andere Person"), self._show_others, icon="group", parent=self)
        self._menu = PeopleMenu(people, others)
        self._others = others
        self._answers.add(others)
        self.offer(tr("PIN vergessen?"), self._tell_forgotten)
        self.offer(tr("Wissen beenden"), self.reject)
        self._clock = QTimer(self, interval=_SECOND)
        self._clock.timeout.connect(self._count_down)
        self._field.setFocus()

    def _show_others(self) -> None:
        self._menu.popup(self._others.mapToGlobal(self._others.rect().bottomLeft()))

    def _tell_forgotten(self) -> None:
        self._forgotten.show()
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        """Once the words have their lines."""
        self.fit()
        self.reveal(self._forgotten if self._forgotten.isVisible() else self._notice)

    def _try(self) -> None:
        if self._left or self._checking:
            return
        self._checking = True
        self._enter.setEnabled(False)
        entered = partial(self._access.opens_with, self._field.text())
        self._jobs.read(entered, self._judge, owner=self, failed=self._tell_fault)

    def _judge(self, opens: bool) -> None:
        self._checking = False
        if opens:
            self.unlocked.emit()
            self.accept()
            return
        self._wrong += 1
        self._left = pause_after(self._wrong)
        self._field.clear()
        self._field.setFocus()
        self._notice.tell(_wrong(self._left))
        self._enter.setEnabled(not self._left)
        if self._left:
            self._clock.start()
        QTimer.singleShot(0, self, self._settle)

    def _count_down(self) -> None:
        self._left -= 1
        if not self._left:
            self._clock.stop()
            self._notice.tell("")
            self._enter.setEnabled(True)

    def _tell_fault(self, error: WissenError) -> None:
        self._checking = False
        self._enter.setEnabled(True)
        self._notice.tell(str(error))
        QTimer.singleShot(0, self, self._settle)


def _wrong(pause: int) -> str:
    if not pause:
        return tr("Das ist nicht die PIN. Bitte versuchen Sie es noch einmal.")
    seconds = plural(pause, "Sekunde", "Sekunden")
    return tr("Das ist nicht die PIN. In {seconds} können Sie es wieder versuchen.").format(seconds=seconds)


def _forgotten(access: Access) -> str:
    return tr(
        "Niemand kann Ihre PIN nachsehen. Wer den Rechner verwaltet, kann die Datei „{file}“ löschen; dann fragt "
        "Wissen nicht mehr danach, und Ihre Daten sind noch da. Oder Sie beginnen unter „Andere Person“ ein neues "
        "Profil."
    ).format(file=access.file)
