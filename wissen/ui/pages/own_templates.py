"""Own templates of Lernpfad zuweisen: save the plan in hand as one, delete one, each with the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from wissen.errors import SettingsError
from wissen.learning.assigning import Step
from wissen.services.own_plans import LONGEST_NAME, OwnPlans, Template
from wissen.ui.messages import Message
from wissen.ui.pages.page import Page
from wissen.ui.strings import tr

T = TypeVar("T")


class OwnTemplates(QObject):
    """Speaks for a page, and tells it what has changed."""

    changed = Signal(str)
    """The Kennung of the template that is chosen from now on, "" for none."""

    def __init__(self, plans: OwnPlans, page: Page) -> None:
        super().__init__(page)
        self._plans = plans
        self._page = page

    def ask_name(self, title: str, steps: tuple[Step, ...]) -> None:
        """Ask how a plan is to be called as a template; `title` is offered."""
        from wissen.ui.dialogs.name_dialog import NameDialog

        words = tr("Die Vorlage bleibt auf Ihrem Rechner. Sie beginnt an jedem Tag neu, den Sie wählen.")
        dialog = NameDialog(
            tr("Als Vorlage speichern"),
            words,
            tr("Name"),
            title[:LONGEST_NAME],
            longest=LONGEST_NAME,
            parent=self._page.window(),
        )
        dialog.chosen.connect(partial(self._save, steps))
        dialog.open()

    def delete(self, template_id: str) -> None:
        """Delete a template."""
        gone = next((one for one in self._plans.templates if one.id == template_id), None)
        if gone is not None:
            self._restore(gone, None)
            self._tell(tr("Die Vorlage „{title}“ ist gelöscht."), gone, before=gone)

    def keep(self, write: Callable[[], T]) -> T | None:
        """Write what is kept here; a fault is told, and None comes back."""
        try:
            return write()
        except SettingsError as error:
            self._page.context.messages.tell(error)
            return None

    def _save(self, steps: tuple[Step, ...], name: str) -> None:
        before = {one.id: one for one in self._plans.templates}
        made = self.keep(partial(self._plans.save_template, name, steps))
        if made is not None:
            self.changed.emit(made.id)
            self._tell(tr("Die Vorlage „{title}“ ist gespeichert."), made, before=before.get(made.id))

    def _tell(self, text: str, template: Template, *, before: Template | None) -> None:
        back = partial(self._restore, template, before)
        self._page.tell(Message("info", text.format(title=template.title), action=tr("Rückgängig"), run=back))

    def _restore(self, template: Template, before: Template | None) -> None:
        """Let a template be as it was, or be gone."""
        if before is None:
            self.keep(partial(self._plans.delete_template, template.id))
        else:
            self.keep(partial(self._plans.put_template, before))
        self.changed.emit(before.id if before else "")
