"""Meine Einarbeitung: the tree of phases, modules and lessons with Stand, minutes and days; on paper, as calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedLayout, QWidget

from wissen.drawing.page import Lookups
from wissen.drawing.page import Page as TextPage
from wissen.drawing.tokens import SPACE_M
from wissen.printing.marks import Marks
from wissen.services import plan
from wissen.services.onboarding import Node, NodeKind, only_open
from wissen.ui import look
from wissen.ui.as_of import plan_marks
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.folded import FoldedGroups
from wissen.ui.messages import Message
from wissen.ui.models.onboarding_model import OnboardingModel
from wissen.ui.models.tree_model import NODE
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.no_content import no_content
from wissen.ui.pages.onboarding_tree import OnboardingTree
from wissen.ui.pages.page import Context, Page, fill_column, scrolled
from wissen.ui.pages.plan_bar import PlanBar
from wissen.ui.pages.today import ProgressLine, address_of, progress_text
from wissen.ui.strings import tr
from wissen.ui.widgets.labels import WrapLabel

_LOW = 360
"""Logical pixels at normal text below which a page is low."""
_GROUPS = (NodeKind.PHASE, NodeKind.MODULE)


class OnboardingPage(Page):
    """The whole way at a glance; Return or a click opens a lesson, Left and Right fold."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shown: object = None
        """The tree and the day that are shown."""
        self._folded = FoldedGroups(context.folders.config)
        self._model = OnboardingModel(self)
        self._tree = OnboardingTree(self._model, self)
        self._tree.chosen.connect(self._open_index)
        self._progress = ProgressLine(self)
        self._bar = PlanBar(
            self,
            ask_start=self.ask_start,
            narrow=self._narrow,
            print_out=self.print_out,
            save_calendar=self.save_calendar,
            show_known=self.show_known,
        )
        self._loading = WrapLabel(tr("Die Inhalte werden geladen …"), "lead")
        self._nothing_open = WrapLabel(tr("Hier ist nichts mehr offen. Sie haben alles geschafft."), "lead")
        self._nothing_open.hide()
        filled = QWidget(self)
        fill_column(
            filled,
            WrapLabel(tr("Meine Einarbeitung"), "title"),
            self._progress,
            self._bar,
            self._loading,
            self._nothing_open,
            self._tree,
            spacing=SPACE_M,
        )
        self._faces = QStackedLayout(self)
        self._faces.addWidget(filled)
        self._faces.addWidget(scrolled(no_content(context, self)))  # the folder may have a long name
        self._tree.selectionModel().currentChanged.connect(self._offer_known)
        self._tree.collapsed.connect(self._note_folded)
        self._tree.expanded.connect(self._note_unfolded)

    def title(self) -> str:
        return tr("Meine Einarbeitung")

    def open(self, address: Address) -> None:
        self.refresh()
        self._show_ref(address.place or address.ref)

    def refresh(self) -> None:
        """Show the tree as it is now; the row and what is in sight stay."""
        services = self.context.services
        self._bar.setVisible(services.ready)
        self._give_height()
        self._loading.setVisible(not services.ready)
        if not services.ready:
            return
        tree = services.onboarding.tree()
        self._progress.show_progress(services.onboarding.progress())
        self._bar.show_start(self.context.preferences.value.start_day)
        self._faces.setCurrentIndex(0 if tree else 1)
        wanted = only_open(tree) if self._bar.only_open else tree
        self._nothing_open.setVisible(bool(tree) and not wanted)
        self._tree.setVisible(bool(wanted) or not tree)
        if (wanted, services.shelf.today) != self._shown:
            self._shown = (wanted, services.shelf.today)
            self._show(wanted, services.shelf.today)
        self._offer_known()

    def here(self, address: Address) -> Address:
        index = self._tree.currentIndex()
        return replace(address, place=self._model.node(index).ref if index.isValid() else "")

    def leave(self) -> None:
        super().leave()
        self._folded.keep()

    def take_focus(self) -> None:
        if self._tree.isVisible():
            self._tree.setFocus()
        else:
            super().take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_height()

    def _give_height(self) -> None:
        """In a low window the tree comes before how far all of it is, which Heute says too."""
        self._progress.setVisible(self.context.services.ready and self.height() >= look.scaled(_LOW))

    def give_room(self, *, room: bool) -> None:
        self._bar.give_room(room=room)

    def show_known(self) -> None:
        """Go to "Das kann ich schon" for the module that the current row belongs to."""
        module = self._module()
        if module is not None:
            self.context.go(Address(Screen.QUIZ, module.ref))

    def _offer_known(self) -> None:
        module = self._module()
        offered = module is not None and self.context.services.quizzes.may_test_out(module.ref)
        self._bar.offer_known(module.title if module is not None and offered else "")

    def _module(self) -> Node | None:
        """The module that the current row is, or lies in."""
        index = self._tree.currentIndex()
        while index.isValid() and self._model.node(index).kind is not NodeKind.MODULE:
            index = index.parent()
        return self._model.node(index) if index.isValid() else None

    # ------------------------------------------------------------ the plan

    def printed(self) -> tuple[TextPage, Lookups] | None:
        from wissen.ui.reader.lookups import lookups  # late, as everything of the reader
        from wissen.ui.reader.plan_page import plan_page

        services, chosen = self.context.services, self.context.preferences.value
        tree = services.onboarding.tree() if services.ready else ()
        if not tree:
            return None
        told = progress_text(services.onboarding.progress())
        page = plan_page(tree, told, name=chosen.name, start=chosen.start_day, today=services.shelf.today)
        return page, lookups(services, "")

    def marks(self, title: str) -> Marks:
        return plan_marks(self.context.services.shelf, title)

    def ask_start(self) -> None:
        """Ask from which day the plan counts."""
        from wissen.ui.dialogs.start_dialog import StartDialog

        chosen = self.context.preferences.value
        day = chosen.start_day or self.context.services.shelf.today
        dialog = StartDialog(day, chosen.land, self.window(), known=chosen.start_day is not None)
        dialog.chosen.connect(self._begin_on)
        dialog.open()

    def _begin_on(self, day: date | None) -> None:
        self.context.preferences.change(start_day=day)
        self._bar.show_start(day)

    def save_calendar(self) -> None:
        """Offer to save the days of the plan as a calendar file; without a first day, ask for it."""
        start = self.context.preferences.value.start_day
        tree = self.context.services.onboarding.tree()
        dated = any(phase.due for phase in tree)
        if start is None and not dated:
            told = tr("Für den Kalender fehlt noch Ihr erster Arbeitstag.")
            self.tell(Message("info", told, action=tr("Angeben …"), run=self.ask_start))
        elif not dated:
            self.tell(Message("info", tr("In diesen Inhalten hat kein Abschnitt einen Tag.")))
        else:
            since = f" ab {start:%Y-%m-%d}" if start else ""
            name = f"Einarbeitung{since}{plan.SUFFIX}"
            dialog = SaveDialog(tr("Kalenderdatei speichern"), {plan.SUFFIX: tr("Kalender")}, name, self.window())
            dialog.fileSelected.connect(partial(self._save_calendar, tree, start))
            dialog.open()

    def _save_calendar(self, tree: tuple[Node, ...], start: date | None, chosen: str) -> None:
        path = Path(chosen)
        work = partial(plan.save_calendar, path, tree, start, today=self.context.services.shelf.today)
        self.context.jobs.read(work, partial(self._tell_saved, path), owner=self)

    def _tell_saved(self, path: Path, _: None) -> None:
        SaveDialog.remember(path)
        text = tr("Gespeichert als „{name}“.").format(name=path.name)
        hint = tr("Öffnen Sie die Datei mit Ihrem Kalender. Von Ihrem Stand steht nichts darin.")
        self.context.messages.post(Message("info", text, hint))

    # ------------------------------------------------------------ the tree

    def _narrow(self, only: bool) -> None:  # noqa: ARG002 - the box itself is asked
        self.refresh()

    def _show(self, tree: tuple[Node, ...], today: date) -> None:
        current, scrolled = self._tree.currentIndex(), self._tree.verticalScrollBar().value()
        row = self._model.number(current)
        ref = self._model.node(current).ref if current.isValid() else ""
        self._model.show_plan(tree, today)
        self._unfold(QModelIndex())
        # The same line where there is one: a lesson may stand in several phases.
        same = self._model.at(row)
        index = same if same.isValid() and self._model.node(same).ref == ref else self._model.find(ref)
        if index.isValid():
            self._tree.setCurrentIndex(index)
        self._tree.verticalScrollBar().setValue(scrolled)
        if not ref and (step := self.context.services.onboarding.next_step()) is not None:
            self._show_ref(step.node.ref)

    def _show_ref(self, ref: str) -> None:
        current = self._tree.currentIndex()
        if not ref or (current.isValid() and self._model.node(current).ref == ref):
            return
        index = self._model.find(ref)
        if index.isValid():
            self._tree.setCurrentIndex(index)
            self._tree.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _unfold(self, parent: QModelIndex) -> None:
        """Open everything, except what the person has folded."""
        for row in range(self._model.rowCount(parent)):
            index = self._model.index(row, 0, parent)
            if self._model.rowCount(index):
                self._tree.setExpanded(index, self._key(index) not in self._folded)
                self._unfold(index)

    def _open_index(self, index: QModelIndex) -> None:
        node: Node = index.data(NODE)
        if node.kind in _GROUPS:
            self._tree.setExpanded(index, not self._tree.isExpanded(index))
        elif node.absent:
            told = tr("„{title}“ ist nicht im Inhalt dieser Ausgabe.").format(title=node.title)
            self.tell(Message("info", told, tr("Fragen Sie, wer es Ihnen zugewiesen hat, nach der passenden Ausgabe.")))
        else:
            self.context.go(address_of(node))

    def _note_folded(self, index: QModelIndex) -> None:
        self._folded.add(self._key(index))

    def _note_unfolded(self, index: QModelIndex) -> None:
        self._folded.discard(self._key(index))

    def _key(self, index: QModelIndex) -> str:
        """Names a group, also where a module stands in several phases."""
        above = index.parent()
        node = self._model.node(index)
        return f"{self._key(above)}/{node.ref}" if above.isValid() else node.key or node.ref
