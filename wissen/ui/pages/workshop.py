"""Werkstatt: the folder, the text of a file, and beside it what readers will see."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from wissen import paths
from wissen.content.problem import Problem
from wissen.content.rewritten import Rewrite
from wissen.errors import SettingsError
from wissen.services.completing import Offer, offer
from wissen.services.kept_drafts import DRAFTS, KeptDraft, KeptDrafts
from wissen.services.kept_steps import Finished
from wissen.services.renaming import added, led, taken_away
from wissen.services.shelf import Loaded
from wissen.services.workshop import FileRow, Looked, Workshop
from wissen.services.workshop_pictures import is_picture
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context, Page
from wissen.ui.strings import tr
from wissen.ui.workshop.asking import Asking
from wissen.ui.workshop.copying import Copying
from wissen.ui.workshop.deciding import Deciding
from wissen.ui.workshop.documents import write_over
from wissen.ui.workshop.files_pane import FilesPane
from wissen.ui.workshop.folder_context import context_in
from wissen.ui.workshop.folder_model import tree_of
from wissen.ui.workshop.folder_tree import FolderTree
from wissen.ui.workshop.folder_work import FolderWork
from wissen.ui.workshop.looking import Looking
from wissen.ui.workshop.new_file_dialog import NewFileDialog
from wissen.ui.workshop.open_files import OpenFiles
from wissen.ui.workshop.own_folder import OwnFolder
from wissen.ui.workshop.panes import TREE, WRITING, Panes
from wissen.ui.workshop.preview import Preview
from wissen.ui.workshop.rename_dialog import ask_for_name
from wissen.ui.workshop.state import NAME, WorkshopState, read_state, write_state
from wissen.ui.workshop.tab_pane import TabPane
from wissen.ui.workshop.tabs import TABS
from wissen.ui.workshop.undoing import Steps, finished_message, kept_steps
from wissen.ui.workshop.ways_on import WaysOn
from wissen.ui.workshop.writing_pane import WritingPane

_CACHE = "werkstatt-inhalte.json"
_LOOK_OUTSIDE = 3_000
"""Milliseconds between two looks at what others do to the file that is open."""


class WorkshopPage(Page):
    """The address names a file of the folder, and a line in it."""

    tab_kinds = TABS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        shelf, folders = context.services.shelf, context.folders
        self.workshop = Workshop(
            cache=folders.cache / _CACHE,
            today=lambda: shelf.today,
            bundled=paths.bundled("content"),
            own=folders.laws.parent,
        )
        drafts = KeptDrafts(folders.data / DRAFTS)
        self.files = OpenFiles(self.workshop, drafts, context.jobs, self)
        self.work = FolderWork(self.workshop, drafts, context.jobs, self)
        self._looking = Looking(self.workshop, context.jobs, self)
        self._rows: tuple[FileRow, ...] = ()
        self._current, self._line = "", 0
        self._begun = False
        self._wanted = ""
        self.tree = FolderTree(self)
        self.writing = WritingPane(
            self._offer, today=lambda: shelf.today, who=lambda: context.preferences.value.name, parent=self
        )
        self.deciding = Deciding(self.files, self.writing.bar, context.jobs, self)
        self.asking = Asking(self.workshop, context.jobs, self.writing, self)
        self.preview = Preview(shelf.today, self)
        self._ask = OwnFolder(context.messages, self)
        self._copying = Copying(context, self._ask, self.work, self)
        self._files = FilesPane(self.tree)
        self._steps = Steps(context, self)
        self._ways = WaysOn(context, self.workshop, self.files, self)
        self.checks = TabPane([make(context, self) for make in self.tab_kinds])
        self._panes = Panes(self._files, self.writing, self.checks, self.preview, self)
        self._faces = QStackedWidget()
        self._faces.addWidget(self._ask)
        self._faces.addWidget(self._panes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._faces)
        self._watch = QTimer(self, interval=_LOOK_OUTSIDE)
        self._watch.timeout.connect(self.files.look_outside)
        self._connect()

    def _connect(self) -> None:
        for tab in self.checks.tabs:
            tab.place_wanted.connect(self.show_place)
            tab.changed.connect(self._changed_by_tab)
            tab.rewrote.connect(self._rewritten)
        self._files.new_wanted.connect(self.begin_file)
        self._files.other_folder_wanted.connect(self._ask_again)
        self._files.reading_wanted.connect(self.work.again)
        self._files.law_wanted.connect(self._ways.enter_law_change)
        self._files.release_wanted.connect(self._ways.release)
        self._ask.folder_chosen.connect(self.choose_folder)
        self._copying.copied.connect(self.choose_folder)
        self.work.drafts_found.connect(self._take_drafts)
        self.work.listed.connect(self._show_rows)
        self.work.read.connect(self._show_folder)
        self.work.checked.connect(self._show_checked)
        self.tree.file_chosen.connect(self.show_place)
        self.tree.rename_wanted.connect(self.rename)
        self._steps.done.connect(self._rewritten)
        self.files.opened.connect(self._show_file)
        self.files.changed.connect(self._show_state)
        self.files.saved.connect(self._saved)
        self.files.failed.connect(self.context.messages.tell)
        self.asking.place_wanted.connect(self.show_place)
        self.asking.added.connect(self.work.again)
        self.asking.failed.connect(self.context.messages.tell)
        self.deciding.decided.connect(self.writing.take_focus)
        self.writing.save_wanted.connect(self.save)
        self.writing.text_changed.connect(self._look)
        self.writing.line_changed.connect(self.preview.show_line)
        self._looking.looked.connect(self._show_looked)
        self._looking.checked.connect(self._show_problems)
        self.preview.day_changed.connect(self._show_day)
        self.preview.line_chosen.connect(self.writing.go_to_line)
        for keys, slot in (("Ctrl+S", self.save), ("F2", self.writing.editor.next_problem)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # ------------------------------------------------------------ as a page

    def title(self) -> str:
        return tr("Werkstatt")

    def trail(self) -> tuple[str, ...]:
        row = self._row(self._current)
        return (self.title(), *((row.title,) if row else ()))

    def panes(self) -> tuple[QWidget, ...]:
        if self._faces.currentWidget() is self._ask:
            return (self._ask,)
        return (self.tree, self.writing, self.checks.pane, self.preview)

    def open(self, address: Address) -> None:
        wanted = read_state(self._state_file)
        if not self._begun:
            self._begun = True
            self.checks.keep_folded(folded=wanted.tabs_folded)
            shown = None if self.context.content_is_fixed else self.context.services.shelf.folder
            folder = wanted.folder or shown
            if folder is not None and folder.is_dir() and self.workshop.is_editable(folder):
                self._current = address.ref or wanted.file
                self._begin(folder)
            else:
                self._faces.setCurrentWidget(self._ask)
        elif self._faces.currentWidget() is self._panes:
            self.files.look_outside()
        self._watch.start()
        if address.ref:
            with suppress(ValueError):
                self._line = int(address.place)
            self._current = address.ref
            if self.workshop.shelf.loaded:
                self._open(address.ref)

    def here(self, address: Address) -> Address:
        return replace(address, ref=self._current, place="")

    def refresh(self) -> None:
        """The app has read other contents; the folder that is edited is read on its own."""

    def take_focus(self) -> None:
        if self._faces.currentWidget() is self._ask:
            super().take_focus()
        elif self.writing.isVisible() and self.writing.file is not None:
            self.writing.take_focus()
        else:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        super().leave()
        self._watch.stop()
        self.writing.form.commit()
        self.files.keep_drafts()
        if self._faces.currentWidget() is self._panes:
            try:
                folded = self.checks.folded_by_person
                write_state(self._state_file, WorkshopState(self.workshop.folder, self._current, tabs_folded=folded))
            except SettingsError as error:
                self.context.messages.tell(error)

    def show_find(self) -> None:
        if self.writing.file is not None:
            self._panes.show_pane(WRITING)
            self.writing.show_find()

    def step_back(self) -> bool:
        return self.writing.step_back() or self.checks.step_back()

    @property
    def _state_file(self) -> Path:
        return self.context.folders.config / NAME

    # ------------------------------------------------------------ the folder

    def choose_folder(self, folder: Path) -> None:
        """Work in another folder, unless it is one that is not to be changed."""
        if self.workshop.is_editable(folder):
            self._current = ""
            self._begin(folder)
            return
        self._copying.offer()

    def _ask_again(self) -> None:
        self._ask.ask()
        self._faces.setCurrentWidget(self._ask)
        self.take_focus()

    def _begin(self, folder: Path) -> None:
        self.files.keep_drafts()
        self.checks.forget()
        self._show_rows(())
        self._files.show_folder(str(folder))
        self._faces.setCurrentWidget(self._panes)
        shelf = self.context.services.shelf
        known = Loaded(shelf.whole, shelf.problems) if shelf.loaded and shelf.folder == folder else None
        self.work.begin(folder, known, finish=partial(kept_steps(self.context).finish, folder))
        self._show_no_file()

    def _show_no_file(self) -> None:
        """Nothing is written in, nor seen beside, until a file is read."""
        self._panes.show_pane(WRITING if self._current else TREE)
        self._looking.forget()
        self.writing.show_nothing()
        show_day = self.preview.show_day
        self.preview.begin(context_in(self.context, self.workshop, show=self.show_place, choose_day=show_day))

    def _take_drafts(self, drafts: tuple[KeptDraft, ...], finished: tuple[Finished, ...]) -> None:
        self.files.begin(drafts)
        for one in finished:
            self.context.messages.post(finished_message(one))
        if finished and self.workshop.folder == self.context.services.shelf.folder:
            self.context.reload()

    def _changed_by_tab(self) -> None:
        """A tab has written files: read the folder, and what is open of it."""
        self.files.look_outside()
        self.work.again()

    def _rewritten(self, rewrites: tuple[Rewrite, ...]) -> None:
        """Files were written, or are called otherwise: what is open goes on where it is now, what is new is opened."""
        if self._current in taken_away(rewrites) - self.files.unsaved:
            self._current = ""
            self._show_no_file()
        self._wanted = next(iter(added(rewrites)), self._wanted)
        self.files.follow(rewrites)
        path = led(self._current, rewrites)
        if path != self._current:
            self.show_place(path)
        self._changed_by_tab()

    def rename(self, ref: str) -> None:
        """Ask for another name for a file or folder of the tree."""
        ask_for_name(self.context, self._steps, self.workshop.folder, ref, self.window(), unsaved=self.files.unsaved)

    def begin_file(self) -> None:
        """Ask what the new file is to be; it is opened once it is there."""
        dialog = NewFileDialog(self.context.jobs, self._steps, self.workshop, self.window(), unsaved=self.files.unsaved)
        dialog.go_to(self._current)
        dialog.open()

    def _show_folder(self) -> None:
        self._show_rows(self.workshop.files())

    def _show_rows(self, rows: tuple[FileRow, ...]) -> None:
        self._rows = rows
        self._show_tree()
        if self._row(self._wanted) is not None:
            self.show_place(self._wanted)
        elif self._row(self._current) is not None and self.files.get(self._current) is None:
            self._open(self._current)

    def _show_checked(self) -> None:
        self._show_found()
        self._looking.check_again()

    def _show_found(self) -> None:
        self._show_folder()
        self.checks.show_folder(self.workshop.folder, self.workshop.library, self.workshop.problems)

    def _show_tree(self) -> None:
        unsaved = self.files.unsaved
        self.tree.show_tree(tree_of(self._rows, unsaved=unsaved, outside=self.files.outside), self._current)
        self.checks.show_unsaved(unsaved)

    def _row(self, path: str) -> FileRow | None:
        return next((row for row in self._rows if row.path == path), None)

    # ------------------------------------------------------------ one file

    def show_place(self, path: str, line: int = 0) -> None:
        """Show a file at a line, 0 for where one was; the way back leads to the file before."""
        self.context.go(Address(Screen.WORKSHOP, path, str(line) if line else ""))

    def _open(self, path: str) -> None:
        if is_picture(path):
            self._panes.show_pane(WRITING)
            self.tree.go_to(path)
            self.asking.show_picture(path)
        else:
            self.asking.leave_picture()
            self.files.open(path)

    def _show_file(self, path: str) -> None:
        file = self.files.get(path)
        if file is None or path != self._current:
            return
        self._panes.show_pane(WRITING)
        self.writing.show_file(file, self.workshop.library)
        if self._line:
            self.writing.go_to_line(self._line)
            self._line = 0
        if path == self._wanted:  # what is new begins with what it is
            self._wanted = ""
            self.writing.show_form()
        self.tree.go_to(path)
        self._looking.look(path, file.text, at_once=True)
        self.checks.show_file(path)
        self.deciding.show_file(file)
        self._show_state(path)
        self.writing.take_focus()

    def save(self) -> None:
        """Write the file; a Kennung that was only derived so far is written down with it."""
        file = self.writing.file
        if file is None:
            return
        self.writing.form.commit()
        looked = self._looking.last
        if looked is not None and looked.path == file.path and looked.text == file.text:
            write_over(file.document, self.workshop.pinned(looked))
        self.files.save(file.path)

    def _saved(self, path: str) -> None:
        self.work.again()
        if self.workshop.folder == self.context.services.shelf.folder:
            self.context.reload()
        self._show_state(path)
        self._looking.check_again()  # what was mended is gone at once, and not only when all files are checked

    def _show_state(self, path: str) -> None:
        self._show_tree()
        file = self.files.get(path)
        if file is not None and file is self.writing.file:
            self.writing.show_saved(saved=not file.unsaved)
            self.deciding.show_file(file)

    # ------------------------------------------------------------ what it becomes

    def _look(self) -> None:
        file = self.writing.file
        if file is not None and file.path == self._current:
            self.work.hold()
            self._looking.look(file.path, file.text)

    def _show_looked(self, looked: Looked) -> None:
        if looked.path != self._current:
            return
        self.preview.show_looked(looked)
        self.preview.show_line(self.writing.editor.line)
        if self.writing.shows_form:
            self.writing.show_head()

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        if self._current in self.files.unsaved:
            mended = self.workshop.pins(self._looking.last) if self._looking.last else ()  # by saving, without a word
            self.writing.show_problems([problem for problem in problems if problem not in mended])
        else:
            self.writing.show_problems(problems)
            if self.workshop.note(self._current, problems):
                self._show_found()

    def _show_day(self) -> None:
        self.workshop.shelf.choose(self.preview.day)
        if self._looking.last is not None:
            self._show_looked(self._looking.last)

    def _offer(self, before: str) -> Offer:
        return offer(self.workshop.library, self._current, before)
