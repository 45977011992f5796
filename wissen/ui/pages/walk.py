"""Prozess-Begleiter: one step at a time with the way so far, to learn a process or to work along it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.content.ids import Id
from wissen.drawing.page import Lookups
from wissen.drawing.page import Page as TextPage
from wissen.errors import NotThen, WissenError
from wissen.printing.marks import Marks
from wissen.services.processes import ProcessView
from wissen.services.remarks import Subject
from wissen.ui import actions
from wissen.ui.as_of import not_today, text_marks
from wissen.ui.messages import Message
from wissen.ui.navigation import Address
from wissen.ui.pages.page import Context, Page
from wissen.ui.pages.walk_bars import WalkAct
from wissen.ui.pages.walking import Walked, Walking
from wissen.ui.reader import walk_pages
from wissen.ui.reader.absent import absent_page
from wissen.ui.reader.law_hints import law_hints
from wissen.ui.reader.lookups import lookups
from wissen.ui.reader.page_content import lookup_page, step_title
from wissen.ui.strings import tr


class WalkPage(Page):
    """The address names the process, its place the step. Only to learn, and only as of today, anything is recorded."""

    follows_stichtag = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ref = ""
        self._view: ProcessView | None = None
        acts = (
            WalkAct("print", tr("Checkliste"), self.print_checklist),
            WalkAct("flag", tr(actions.REPORT.text), self.report, actions.tip(actions.REPORT)),
        )
        self.walking = Walking(context, self, acts)
        self.walking.arrived.connect(self._arrived)
        self.walking.mode_changed.connect(self._change_mode)
        self.walking.restarted.connect(self._tell_restarted)
        self.walking.finish_wanted.connect(self.finish)
        self.walking.undo_wanted.connect(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.walking)

    def title(self) -> str:
        entries = self.context.services.shelf.whole.entries
        return entries[Id(self._ref)].title if self._ref in entries else tr("Prozess-Begleiter")

    def trail(self) -> tuple[str, ...]:
        return (tr("Prozess-Begleiter"), self.title()) if self._ref else (self.title(),)

    def panes(self) -> tuple[QWidget, ...]:
        return self.walking.panes()

    def open(self, address: Address) -> None:
        services = self.context.services
        self._ref = services.shelf.whole.entry(address.ref).id
        self._view = self._look()
        begun = self.walking.has_walked(self._ref)
        self._show(address.place or ("" if begun else services.places.section(self._ref)))
        self._note_begun()

    def refresh(self) -> None:
        """Show the step again when it, its Rechtsstand or the Stand has changed; say so when it has gone.

        Raises NotFound when the whole process has gone from the content: nobody walks along on what no longer holds.
        """
        if not self._ref:
            return
        self.context.services.shelf.whole.entry(self._ref)
        before = self._view
        with suppress(WissenError):
            self._view = self._look()
            self._show()
            changed = before is not None and self._view is not None and before.process != self._view.process
            if changed:
                self._tell_where()

    def here(self, address: Address) -> Address:
        return replace(address, place=self.walking.walk.place if self._view else "")

    def take_focus(self) -> None:
        self.walking.take_focus()

    def give_room(self, *, room: bool) -> None:
        self.walking.give_room(room=room)

    def show_find(self) -> None:
        self.walking.area.show_find()

    def explain(self) -> None:
        self.walking.area.explain()

    def remarkable(self) -> tuple[Subject, ...]:
        step = self.walking.walk.step if self._view else None
        places = (step.id, "") if step else ("",)
        return tuple(found for place in places if self._ref and (found := self.subject_at(self._ref, place)))

    def printed(self) -> tuple[TextPage, Lookups] | None:
        """To learn, the whole process with its explanations; at work, the checklist."""
        if self._view is None:
            return self.walking.area.shown
        process = self._view.process
        page = walk_pages.checklist_page(process) if self.walking.working else lookup_page(process)
        return page, lookups(self.context.services, self._view.entry.path)

    def marks(self, title: str) -> Marks:
        return text_marks(self.context.services, title, self.context.services.shelf.whole.entry(self._ref))

    # ------------------------------------------------------------ what the person does

    def finish(self) -> None:
        """Note that the process was walked through, unless another text holds by now: then that one is read first."""
        shown = self._view
        self.refresh()
        if shown is None or self._view is None:
            return
        if self._view.process == shown.process:
            self.act([self.context.services.processes.completed(self._ref)])
        else:
            told = tr("Der Text dieses Prozesses hat sich gerade geändert. „Durchgegangen“ ist noch nicht vermerkt.")
            self.tell(Message("info", told, tr("Sehen Sie sich den neuen Text an und bestätigen Sie dann.")))

    def undo(self) -> None:
        """Take it back."""
        self.act([self.context.services.processes.undone(self._ref)])

    def print_checklist(self) -> None:
        """Offer to print or save the checklist."""
        from wissen.ui.dialogs.print_dialog import PrintDialog

        if self._view is not None:
            page = walk_pages.checklist_page(self._view.process)
            found = lookups(self.context.services, self._view.entry.path)
            PrintDialog(page, found, self.marks(page.title), self.context.messages, self).open()

    def _arrived(self) -> None:
        self.take_back()
        self._remember()

    def _change_mode(self) -> None:
        self._remember()
        self._note_begun()

    def _tell_restarted(self, bring_back: Callable[[], object]) -> None:
        told = tr("Der Weg beginnt von vorn, Häkchen und Daten sind entfernt.")
        self.tell(Message("info", told, action=tr("Rückgängig"), run=bring_back))

    # ------------------------------------------------------------ showing

    def _look(self) -> ProcessView | None:
        """The process as of the Stichtag; None when it does not hold then."""
        try:
            return self.context.services.processes.view(self._ref)
        except NotThen:
            return None

    def _show(self, place: str = "") -> None:
        services, view = self.context.services, self._view
        shelf = services.shelf
        note = not_today(shelf)
        if view is None:
            whole = shelf.whole.entry(self._ref)
            self.walking.show_nothing(absent_page(whole, None, shelf.day), whole.path, note=note)
            return
        walked = Walked(
            view.entry,
            view.process,
            self.marks(view.process.head.title),
            hints=law_hints(services, view.entry),
            note=note,
            standing=view.standing if shelf.is_today else None,
            may_undo=view.may_undo,
        )
        self.walking.show_process(walked, place=place)
        self._remember()

    def _tell_where(self) -> None:
        """In another text: when the place where the person was has gone, say so."""
        self.take_back()
        if not self.walking.has_lost_place:
            return
        step = self.walking.walk.step
        told = tr("In diesem Text des Prozesses gibt es die Stelle nicht, an der Sie waren.")
        where = tr("Sie stehen jetzt bei „{step}“.").format(step=step_title(step) if step else tr("Ende"))
        self.tell(Message("info", told, where))

    # ------------------------------------------------------------ recording

    def _remember(self) -> None:
        """Where to go on with learning; at work no step is kept."""
        if self._view is None:
            return
        step = self.walking.walk.step
        kept = self.context.services.places.section(self._ref)
        self.context.recorder.visit(self._ref, kept if self.walking.working or step is None else step.id)

    def _note_begun(self) -> None:
        if self._view is not None and not self.walking.working and self.context.services.shelf.is_today:
            begun = self.context.services.processes.begun(self._ref)
            if begun is not None:
                self.context.recorder.record([begun], owner=self)
