"""The middle of the Werkstatt: the text of a file or its head as a form, with what can be done to it above."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QVBoxLayout, QWidget

from wissen.content.fix import apply
from wissen.content.head_key import HeadKey
from wissen.content.head_keys import OWN_KEYS
from wissen.content.head_text import HeadText, head_of, manifest_of
from wissen.content.library import Library
from wissen.content.load import MAP_FILE, PACK_FILE, kind_of, read_content
from wissen.content.model import Kind
from wissen.content.numbering import NUMBERS
from wissen.content.problem import Problem, Severity
from wissen.drawing.tokens import SPACE_M, SPACE_XS
from wissen.services.completing import Completion, Offer
from wissen.services.head_names import names_for
from wissen.ui.controls import focus_first
from wissen.ui.pages.page import scrolled
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.warning_bar import WarningBar
from wissen.ui.workshop.documents import new_document, write_over
from wissen.ui.workshop.editor import Editor
from wissen.ui.workshop.find_replace import FindReplace
from wissen.ui.workshop.head_form import HeadForm
from wissen.ui.workshop.head_row import HeadRow
from wissen.ui.workshop.map_form import MapForm
from wissen.ui.workshop.meta_asking import ask_for_meta
from wissen.ui.workshop.open_files import OpenFile
from wissen.ui.workshop.picture_pane import Drawn, PicturePane
from wissen.ui.workshop.snippets import ASKED, CALLOUTS, Inserted, Snippet, callout, offered, snippet
from wissen.ui.workshop.writing_tools import WritingTools

_TEXT, _HEAD, _NOTHING, _PICTURE, _MAP = range(5)
_WORDS = {Severity.ERROR: "Fehler", Severity.WARNING: "Warnung", Severity.HINT: "Hinweis"}


class WritingPane(QWidget):
    """Shows one open file at a time."""

    save_wanted = Signal()
    text_changed = Signal()
    line_changed = Signal(int)

    asked = Signal(object)
    """A `Snippet` is wanted of which it must be known which one."""

    def __init__(
        self,
        offer: Callable[[str], Offer],
        *,
        today: Callable[[], date],
        who: Callable[[], str],
        parent: QWidget,
    ) -> None:
        """`offer` as for `Editor`, `who` as for `HeadForm`."""
        super().__init__(parent)
        self.file: OpenFile | None = None
        self.last = ""
        """The text that was written last, by its path."""
        self.editor = Editor(offer, self)
        self._today = today
        self._names: Mapping[str, tuple[Completion, ...]] = {}
        self._blank = new_document("", self)
        self.form = HeadForm(today, who, self)
        self.bar = WarningBar(self)
        self.finding = FindReplace(self.editor, self)
        self._head_row = HeadRow(self.editor, partial(self._choose_face, _HEAD), self)
        self._faces = QStackedWidget()
        self._faces.addWidget(self.editor)
        self._faces.addWidget(self.form)
        self._faces.addWidget(scrolled(EmptyState("edit_note", tr("Wählen Sie eine Datei, um sie zu bearbeiten."))))
        self.picture = PicturePane(self)
        self._faces.addWidget(self.picture)
        self.map = MapForm(self)
        self._faces.addWidget(self.map)
        self._foot = WrapLabel("", "muted")
        self._foot.setContentsMargins(SPACE_M, SPACE_XS, SPACE_M, SPACE_XS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.tools = WritingTools(self.editor, self)
        column.addWidget(self.tools)
        column.addWidget(self.bar)
        column.addWidget(self.finding)
        column.addWidget(self._head_row)
        column.addWidget(self._faces, 1)
        column.addWidget(self._foot)
        self.editor.textChanged.connect(self.text_changed)
        self.tools.face_wanted.connect(self._choose_face)
        self.tools.save_wanted.connect(self.save_wanted)
        self.tools.insert_filled.connect(self._fill_insert)
        self.tools.more_filled.connect(self._fill_more)
        self.editor.line_changed.connect(self._show_line)
        self.editor.meta_wanted.connect(self._ask_for_meta)
        self.form.changed.connect(self._change_head)
        self.map.changed.connect(self._change_map)
        self.form.touched.connect(lambda: self.show_saved(saved=False))
        self.show_nothing()

    # ------------------------------------------------------------ what is shown

    def show_nothing(self) -> None:
        """Until a file is chosen there is nothing to write in; the document of the last one may go."""
        self.file = None
        self.editor.show_problems(())
        self.editor.setDocument(self._blank)
        self._faces.setCurrentIndex(_NOTHING)
        for part in (self.tools, self._foot, self.bar, self.finding):
            part.hide()
        self._head_row.show_with(text=False)

    def show_file(self, file: OpenFile, library: Library) -> None:
        """Show a file where it was left; the library says what it may name."""
        self.know(file.path, library)
        if file is self.file:
            return
        if self.file is not None:
            self.form.commit()
            self.file.line = self.editor.line
        self.file, self.last = file, file.path
        self.editor.show_problems(())
        self.form.begin()
        self.editor.setDocument(file.document)
        if file.line > self.editor.line:  # in the head nobody begins
            self.editor.go_to_line(file.line)
        self.tools.show_steps(undo=file.document.isUndoAvailable(), redo=file.document.isRedoAvailable())
        with_head = file.path.endswith(".md") or file.path in (PACK_FILE, MAP_FILE)
        self.tools.offer_form(there=with_head)
        self.tools.show()
        self.show_face(_HEAD if self.shows_form and with_head else _TEXT)
        self.show_head()
        self._show_line(self.editor.line)

    def show_picture(self, drawn: Drawn, into: str) -> None:
        """Show a picture in the place of a text; `into` as for `PicturePane`."""
        if self.file is not None:
            self.form.commit()
            self.file.line = self.editor.line
        self.show_nothing()
        self.picture.show_picture(drawn, into)
        self._faces.setCurrentIndex(_PICTURE)

    def _choose_face(self, face: int) -> None:
        self.show_face(face)
        self.take_focus()

    def show_face(self, face: int) -> None:
        """Show the text, or the form."""
        if face == _TEXT:
            self.form.commit()
        else:
            self.show_head()
        self._faces.setCurrentIndex(_MAP if face == _HEAD and self._is_map else face)
        self._foot.setVisible(face == _TEXT)
        self._head_row.show_with(text=face == _TEXT)
        self.tools.show_face(face)

    @property
    def shows_form(self) -> bool:
        """Whether the head is shown as a form."""
        return self._faces.currentIndex() in (_HEAD, _MAP)

    @property
    def _is_map(self) -> bool:
        """Whether the file is the Prozesslandkarte, which has a form of its own."""
        return self.file is not None and self.file.path == MAP_FILE

    def know(self, path: str, library: Library) -> None:
        """What the form offers is what the folder holds now."""
        roles = library.pack.roles if library.pack else ()
        self._names = names_for(library, path)
        self.form.know(roles, self._names)
        self.map.know(library)

    def show_head(self) -> None:
        """Let the form show what stands in the text."""
        if self._is_map:
            self.map.show_text(self.editor.text)
        else:
            self.form.show_head(*self._read_head())

    def _read_head(self) -> tuple[HeadText | None, tuple[Problem, ...]]:
        text, path = self.editor.text, self.file.path if self.file else ""
        if path == PACK_FILE:
            return manifest_of(text)
        kind = self.kind
        return head_of(text, OWN_KEYS.get(kind, ()) if kind else ())

    @property
    def kind(self) -> Kind | None:
        """What the file is, also while it cannot be read."""
        text, path = self.editor.text, self.file.path if self.file else ""
        return kind_of(path, text.encode(errors="replace")) if text.strip() else None

    def show_saved(self, *, saved: bool) -> None:
        """Whether the file holds what stands in the text; what a field could not take is not saved either."""
        self.tools.show_saved(saved=saved and not self.form.is_open)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Underline what is wrong, and say what is wrong with the line of the cursor."""
        self.editor.show_problems(problems)
        self.form.show_problems(problems)
        self._show_line(self.editor.line)

    def go_to_line(self, line: int) -> None:
        """Show the text at a line."""
        self.show_face(_TEXT)
        self.editor.go_to_line(line)

    def show_form(self) -> None:
        """Show what stands in the head as a form."""
        self.show_face(_HEAD)

    def take_focus(self) -> None:
        """Go on writing."""
        if self._faces.currentIndex() == _PICTURE:
            focus_first(self.picture)
        elif self._faces.currentIndex() == _MAP:
            self.map.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not (self.shows_form and focus_first(self.form)):
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """Take away what lies over the text; True also where there was nothing, but somebody writes."""
        if self.editor.suggests:
            self.editor.stop_suggesting()
            return True
        if self.finding.isVisible():
            self.finding.leave()
            return True
        writing = QApplication.focusWidget()
        return writing is not None and (writing is self.editor or self.form.isAncestorOf(writing))

    def show_find(self) -> None:
        """Search the text."""
        self.show_face(_TEXT)
        self.finding.open()

    def _show_line(self, line: int) -> None:
        found = self.editor.problems_at(line)
        if found:
            told = " ".join(f"{tr(_WORDS[one.severity])}: {one.text}" for one in found)
            told = tr("Zeile {line} · {told}").format(line=line, told=told)
        elif self.editor.problem_count:
            count = plural(self.editor.problem_count, "Befund", "Befunde")
            told = tr("Zeile {line} · {count} in dieser Datei, F2 führt hin").format(line=line, count=count)
        else:
            told = tr("Zeile {line}").format(line=line)
        self._foot.setText(told)
        self.line_changed.emit(line)

    # ------------------------------------------------------------ what is done

    def _change_head(self, key: HeadKey[Any], value: object) -> None:
        head, _ = self._read_head()
        if head is not None:
            write_over(self.editor.document(), head.with_value(key, value))
            self.show_head()

    def _change_map(self, text: str) -> None:
        write_over(self.editor.document(), text)

    def _ask_for_meta(self, line: int, key: str) -> None:
        """Show what stands below a heading as fields."""
        done = self.take_focus
        ask_for_meta(self.editor, line, key, kind=self.kind, names=self._names, today=self._today, done=done)

    def _still_right(self) -> None:
        self.show_face(_HEAD)
        self.form.still_right()

    def _fill_insert(self, menu: QMenu) -> None:
        if self.kind is None:
            menu.addAction(tr("In dieser Datei ist hier nichts einzufügen.")).setEnabled(False)
            return
        boxes = menu.addMenu(tr("Kasten"))
        for kind in CALLOUTS:
            boxes.addAction(kind.value).triggered.connect(partial(self.insert, callout(kind)))
        for one in offered(self.kind):
            menu.addAction(tr(one.value)).triggered.connect(partial(self.insert_snippet, one))

    def insert_snippet(self, one: Snippet) -> None:
        """Write a part into the text where it belongs; for links and pictures, ask which."""
        if one in ASKED:
            self.asked.emit(one)
        else:
            self.insert(snippet(one, self.kind, self.editor.text))

    def insert(self, inserted: Inserted) -> None:
        """Write something into the text, and select what is to be typed over."""
        self.show_face(_TEXT)
        self.editor.insert(inserted, self._renumbered)

    def _renumbered(self, text: str) -> str:
        """The text with its steps or questions counted anew, and what leads to them."""
        if self.kind not in (Kind.PROCESS, Kind.FINDER):
            return text
        _, problems = read_content(self.kind, text.encode(errors="replace"), "")
        return apply(text, [one for one in problems if one.rule == NUMBERS])[0]

    def _fill_more(self, menu: QMenu) -> None:
        for name, act in (
            (tr("Rückgängig\tStrg+Z"), self.editor.undo),
            (tr("Wiederholen\tStrg+Umschalt+Z"), self.editor.redo),
            (tr("Suchen und ersetzen\tStrg+F"), self.show_find),
            (tr("Nächster Befund\tF2"), self.editor.next_problem),
            (tr("Vorschläge zeigen\tStrg+Leertaste"), self.editor.suggest),
            (tr("Angaben zum Abschnitt …\tStrg+Eingabe"), self.editor.ask_for_meta),
            (tr("Weiter einrücken\tStrg+]"), self.editor.indent),
            (tr("Weniger einrücken\tStrg+["), self.editor.outdent),
            (tr("Geprüft, noch richtig"), self._still_right),
        ):
            menu.addAction(name).triggered.connect(act)
