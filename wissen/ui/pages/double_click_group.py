"""Einstellungen of the double click: whether files of Wissen open with it, at this account."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QCheckBox

from wissen.errors import WissenError
from wissen.services.double_click import DoubleClick
from wissen.ui.pages.form import Group
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr


class DoubleClickGroup(Group):
    """What holds is asked of the system, which others change too; it is written down nowhere else."""

    def __init__(self, context: Context, system: DoubleClick) -> None:
        told = tr(
            "Inhaltspakete, Einladungen, Nachrichten aus dem Austausch und Meldungen öffnen sich dann mit einem "
            "Doppelklick in Wissen, auch wenn es schon offen ist. Es gilt nur für Ihr Benutzerkonto an diesem Rechner."
        )
        super().__init__(tr("Dateien mit Wissen öffnen"), told)
        self._context = context
        self._system = system
        self._box = QCheckBox(tr("Mit einem Doppelklick öffnen"))
        self._box.setAccessibleDescription(told)
        self._box.clicked.connect(self._switch)
        self.add(self._box)
        self._ask()

    def _ask(self) -> None:
        self._work(self._system.is_on, self._show)

    def _show(self, on: bool) -> None:
        self._box.setChecked(on)
        self._box.setEnabled(True)

    def _switch(self, on: bool) -> None:
        self._work(
            partial(_switched, self._system, self._system.switch_on if on else self._system.switch_off), self._show
        )

    def _work(self, work: Callable[[], bool], done: Callable[[bool], None]) -> None:
        self._box.setEnabled(False)
        self._context.jobs.read(work, done, owner=self, failed=self._failed)

    def _failed(self, error: WissenError) -> None:
        self._context.messages.tell(error)
        self._ask()


def _switched(system: DoubleClick, switch: Callable[[], None]) -> bool:
    switch()
    return system.is_on()
