"""The Werkstatt in the running app: choose, write, see, save, and lose nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.helpers.person import right_keys
from tests.helpers.workplace import Workplace
from wissen import paths
from wissen.content.frontmatter import TITLE
from wissen.content.head_text import head_of
from wissen.content.library import Library
from wissen.content.problem import Problem
from wissen.services.kept_drafts import DRAFTS, KeptDrafts
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.navigation import Screen
from wissen.ui.pages.page import Context
from wissen.ui.pages.workshop import WorkshopPage
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.workshop.compare_dialog import CompareDialog
from wissen.ui.workshop.folder_model import FileNode, FolderModel, State
from wissen.ui.workshop.new_file_dialog import NewFileDialog
from wissen.ui.workshop.own_folder import OwnFolder
from wissen.ui.workshop.tab import WorkshopTab

HUT = "module/01-anfang/hut.md"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(workplace: Workplace) -> WorkshopPage:
    """The Werkstatt with a lesson open."""
    return opened(workplace)


def opened(place: Workplace) -> WorkshopPage:
    place.go(Screen.WORKSHOP, HUT)
    found = place.window.page
    assert isinstance(found, WorkshopPage)
    place.until(lambda: found.writing.file is not None)
    place.wait()
    return found


def on_disk(place: Workplace) -> str:
    return (place.content / HUT).read_text(encoding="utf-8")


def type_at_end(place: Workplace, page: WorkshopPage, text: str) -> None:
    page.writing.editor.moveCursor(page.writing.editor.textCursor().MoveOperation.End)
    page.writing.editor.insertPlainText(text)
    place.wait()


def state_of(page: WorkshopPage) -> State:
    model = page.tree.model()
    assert isinstance(model, FolderModel)
    node = model.branch(model.find(HUT))
    assert isinstance(node, FileNode)
    return node.state


def preview_text(page: WorkshopPage) -> str:
    return page.preview.reader.toPlainText().replace("\u00ad", "")


def test_the_preview_follows_what_is_typed(workplace: Workplace, page: WorkshopPage) -> None:
    type_at_end(workplace, page, "\n## Neuer Teil\n\nGanz neu.\n")
    workplace.until(lambda: "Ganz neu." in preview_text(page))
    assert on_disk(workplace).count("Neuer Teil") == 0
    assert state_of(page) is State.UNSAVED


def test_saving_writes_the_file_and_the_app_reads_it(workplace: Workplace, page: WorkshopPage) -> None:
    type_at_end(workplace, page, "\n## Neuer Teil\n\nGanz neu.\n")
    workplace.until(lambda: "Ganz neu." in preview_text(page))
    QTest.keyClick(page.writing.editor, Qt.Key.Key_S, CONTROL)
    workplace.wait()
    assert on_disk(workplace).endswith("## Neuer Teil\nKennung: neuer-teil\n\nGanz neu.\n")
    assert not page.files.unsaved
    assert workplace.session.services.shelf.whole.entry("l-hut").part("neuer-teil") is not None


def test_a_question_is_answered_and_nothing_is_recorded(workplace: Workplace, page: WorkshopPage) -> None:
    before = workplace.events
    box = workplace.part(AnswerBox)
    box.input.set_response(right_keys(box.item))
    box.button.setEnabled(True)
    box.button.click()
    workplace.wait()
    assert box.verdict.isVisible()
    assert workplace.events == before


def test_an_answered_question_has_the_room_that_its_feedback_needs(workplace: Workplace, page: WorkshopPage) -> None:
    box = workplace.part(AnswerBox)
    before = box.height()
    box.input.set_response(right_keys(box.item))
    box.button.setEnabled(True)
    box.button.click()
    workplace.wait()
    assert before < box.heightForWidth(box.width()) <= box.height()


def test_an_answer_stays_while_something_else_is_written(workplace: Workplace, page: WorkshopPage) -> None:
    box = workplace.part(AnswerBox)
    page.writing.editor.go_to_line(7)
    QTest.keyClicks(page.writing.editor, "Neu ")
    workplace.until(lambda: "Neu Frau A." in preview_text(page))
    assert workplace.part(AnswerBox) is box


def test_the_preview_goes_to_the_section_of_the_cursor(workplace: Workplace, page: WorkshopPage) -> None:
    type_at_end(workplace, page, "\n" + "\n\n".join(f"## Teil {n}\n\n{'Wort ' * 120}" for n in range(6)))
    workplace.until(lambda: "Teil 5" in preview_text(page))
    page.writing.editor.go_to_line(1)
    page.writing.editor.go_to_line(page.writing.editor.document().blockCount())
    assert page.preview.reader.position().section in {"teil-4", "teil-5"}


def test_the_preview_shows_what_holds_on_another_day(workplace: Workplace, page: WorkshopPage) -> None:
    page.show_place("module/01-anfang/frist.md")
    workplace.until(lambda: "Fristen" in preview_text(page))
    now = preview_text(page)
    page.preview._day.set_day(page.preview._day.day - timedelta(days=365))
    workplace.wait()
    assert preview_text(page) != now
    workplace.click("Zurück zu heute", page.preview)
    assert preview_text(page) == now


def test_the_form_writes_the_title_and_keeps_the_rest(workplace: Workplace, page: WorkshopPage) -> None:
    workplace.click("Angaben")
    field = next(one for one in page.findChildren(QLineEdit) if one.accessibleName() == "Titel")
    field.selectAll()
    field.insert("Drei Hüte: helfen")
    field.setModified(True)
    QTest.keyClick(field, Qt.Key.Key_Return)
    workplace.wait()
    text = page.writing.editor.toPlainText()
    found, _ = head_of(text)
    assert found is not None
    assert found.value(TITLE) == "Drei Hüte: helfen"
    assert text.replace("Drei Hüte: helfen", "Zwei Hüte") == on_disk(workplace)
    page.writing.editor.undo()
    assert page.writing.editor.toPlainText() == on_disk(workplace)


def test_what_cannot_be_read_stays_in_its_field_and_says_why(workplace: Workplace, page: WorkshopPage) -> None:
    workplace.click("Angaben")
    field = next(one for one in page.findChildren(QLineEdit) if one.accessibleName() == "Gilt ab")
    QTest.keyClicks(field, "morgen")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "morgen"
    assert "kein Tag" in field.accessibleDescription()
    assert page.writing.editor.toPlainText() == on_disk(workplace)
    page.save()
    workplace.wait()
    assert workplace.button("Speichern").isEnabled()  # and not "Gespeichert"


def test_checked_and_still_right_is_noted_with_day_and_name(workplace: Workplace, page: WorkshopPage) -> None:
    workplace.session.preferences.change(name="Nele")
    workplace.click("Angaben")
    workplace.click("Geprüft, noch richtig")
    assert "geprüft: {am: 2026-11-23, von: Nele}\n" in page.writing.editor.toPlainText()


def test_a_change_from_outside_is_taken_over_where_nothing_was_written(
    workplace: Workplace, page: WorkshopPage
) -> None:
    workplace.write(HUT, on_disk(workplace).replace("Zwei Hüte", "Von anderen"))
    page.files.look_outside()
    workplace.wait()
    assert "Von anderen" in page.writing.editor.toPlainText()
    assert not page.writing.bar.isVisible()


@pytest.mark.parametrize(("way", "kept"), [("Meine behalten", "meins"), ("Die andere übernehmen", "Von anderen")])
def test_of_two_versions_the_person_chooses(workplace: Workplace, page: WorkshopPage, way: str, kept: str) -> None:
    type_at_end(workplace, page, "meins")
    workplace.write(HUT, on_disk(workplace).replace("Zwei Hüte", "Von anderen"))
    page.save()
    workplace.wait()
    assert "meins" not in on_disk(workplace)
    assert state_of(page) is State.OUTSIDE
    workplace.click(way)
    page.save()
    workplace.wait()
    assert kept in on_disk(workplace)
    assert not page.writing.bar.isVisible()
    assert state_of(page) is not State.OUTSIDE


def test_two_versions_are_shown_side_by_side(workplace: Workplace, page: WorkshopPage) -> None:
    type_at_end(workplace, page, "meins")
    workplace.write(HUT, on_disk(workplace).replace("Zwei Hüte", "Von anderen"))
    page.files.look_outside()
    workplace.wait()
    workplace.click("Vergleichen")
    dialog = workplace.part(CompareDialog, workplace.window)
    text = dialog.view.toPlainText().replace("\u00ad", "")
    assert "meins" in text
    assert "anderen" in text
    dialog.accept()


def test_what_was_not_saved_is_there_after_a_crash(workplace: Workplace, page: WorkshopPage) -> None:
    type_at_end(workplace, page, "nicht gespeichert")
    workplace.start_again()
    page = opened(workplace)
    assert page.writing.editor.toPlainText().endswith("nicht gespeichert")
    assert page.writing.bar.isVisible()
    assert state_of(page) is State.UNSAVED
    workplace.click("Verwerfen")
    assert page.writing.editor.toPlainText() == on_disk(workplace)
    workplace.start_again()
    assert not opened(workplace).writing.bar.isVisible()


def test_what_is_written_is_kept_without_closing_anything(workplace: Workplace, page: WorkshopPage) -> None:
    drafts = KeptDrafts(paths.folders(root=workplace.root).data / DRAFTS)
    type_at_end(workplace, page, "nicht gespeichert")
    workplace.until(lambda: bool(drafts.found(workplace.content)))
    assert drafts.found(workplace.content)[0].text.endswith("nicht gespeichert")
    page.save()
    workplace.wait()
    assert drafts.found(workplace.content) == ()


def test_a_no_break_space_is_saved_as_it_was(workplace: Workplace, page: WorkshopPage) -> None:
    before = on_disk(workplace)
    (workplace.content / HUT).write_text(f"{before}\n§\u00a019 und 5\u202f€\n", encoding="utf-8", newline="\n")
    page.files.look_outside()
    workplace.wait()
    type_at_end(workplace, page, "Noch ein Satz.\n")
    page.save()
    workplace.until(lambda: not page.files.unsaved)
    assert on_disk(workplace) == f"{before}\n§\u00a019 und 5\u202f€\nNoch ein Satz.\n"


def test_the_way_back_leads_to_the_file_before(workplace: Workplace, page: WorkshopPage) -> None:
    page.show_place("glossar.md")
    workplace.until(lambda: page.writing.file is not None and page.writing.file.path == "glossar.md")
    workplace.window.go_back()
    workplace.wait()
    assert page.writing.file is not None
    assert page.writing.file.path == HUT


def test_shipped_contents_are_copied_and_not_edited(closed_workplace: Workplace, tmp_path: Path) -> None:
    place = closed_workplace
    place.start()
    page = place.window.page_of(Screen.WORKSHOP)
    assert isinstance(page, WorkshopPage)
    page.workshop._bundled = place.content
    place.go(Screen.WORKSHOP)
    ask = place.part(OwnFolder)
    ask.copy_to(str(tmp_path / "kopie"))
    place.until(lambda: page.workshop.folder == tmp_path / "kopie")
    place.wait()
    assert (tmp_path / "kopie" / HUT).is_file()
    assert page.tree.isVisible()
    assert any("Die Kopie liegt" in told for told in place.told)


def test_f2_goes_to_the_next_fault_and_says_it(workplace: Workplace, page: WorkshopPage) -> None:
    type_at_end(workplace, page, "\n[dort](gibt-es-nicht.md)\n")
    workplace.until(lambda: page.writing.editor.problem_count > 0)
    faulty = page.writing.editor.document().blockCount() - 1
    workplace.until(lambda: any("gibt-es-nicht" in one.text for one in page.writing.editor.problems_at(faulty)))
    page.writing.editor.go_to_line(faulty - 1)
    QTest.keyClick(page.writing.editor, Qt.Key.Key_F2)
    assert page.writing.editor.line == faulty
    assert any("gibt-es-nicht" in label.text() for label in page.writing.findChildren(WrapLabel))


def test_in_a_narrow_window_one_area_is_seen_at_a_time(workplace: Workplace, page: WorkshopPage) -> None:
    workplace.window.resize(683, 384)
    workplace.wait()
    assert page.writing.isVisible()
    assert not page.tree.isVisible()
    workplace.click("Vorschau")
    assert page.preview.isVisible()
    assert not page.writing.isVisible()
    workplace.click("Dateien")
    assert page.tree.isVisible()


class _Told(WorkshopTab):
    """A tab that remembers what it was told."""

    name = "Probe"

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.told: list[object] = []

    def show_folder(self, folder: Path, library: Library, problems: Sequence[Problem]) -> None:
        self.told.append((folder, len(library.entries) > 0, len(problems) > 0))

    def show_file(self, path: str) -> None:
        self.told.append(path)


class _WithTab(WorkshopPage):
    tab_kinds = (_Told,)


@pytest.fixture
def tab(workplace: Workplace) -> _Told:
    """The tab of a Werkstatt that has one, with a lesson open."""
    workplace.write("karten/kaputt.md", "---\ntitel: Kaputt\n---\n\n## A\n\n[x](fehlt.md)\n")
    window = workplace.window
    page = _WithTab(window._context)
    window._pages[Screen.WORKSHOP] = page
    window._stack.addWidget(page)
    opened(workplace)
    return page.checks.tabs[0]  # type: ignore[return-value]


def test_a_tab_is_told_the_file_and_the_folder_with_its_faults(workplace: Workplace, tab: _Told) -> None:
    workplace.until(lambda: (workplace.content, True, True) in tab.told)
    assert HUT in tab.told


def test_a_tab_leads_to_a_place(workplace: Workplace, tab: _Told) -> None:
    tab.place_wanted.emit("karten/kaputt.md", 6)
    workplace.wait()
    page = workplace.window.page
    assert isinstance(page, WorkshopPage)
    assert page.writing.file is not None
    assert (page.writing.file.path, page.writing.editor.line) == ("karten/kaputt.md", 6)


def test_what_a_tab_has_written_is_read_again(workplace: Workplace, tab: _Told) -> None:
    workplace.write(HUT, on_disk(workplace).replace("Zwei Hüte", "Umbenannt"))
    tab.changed.emit()
    workplace.wait()
    page = workplace.window.page
    assert isinstance(page, WorkshopPage)
    assert "Umbenannt" in page.writing.editor.toPlainText()
    assert next(row.title for row in page.workshop.files() if row.path == HUT) == "Umbenannt"


def test_esc_leads_nobody_away_from_a_text_that_is_written(workplace: Workplace, page: WorkshopPage) -> None:
    page.writing.editor.setFocus()
    workplace.press(Qt.Key.Key_Escape)
    assert workplace.window.page is page
    assert page.writing.editor.hasFocus()
    page.tree.setFocus()
    workplace.press(Qt.Key.Key_Escape)
    assert workplace.window.address.screen is Screen.TODAY


def test_what_is_typed_in_the_form_can_be_saved_at_once(workplace: Workplace, page: WorkshopPage) -> None:
    page.writing.show_form()
    assert not page.writing.tools.save.isEnabled()
    title = next(one for one in page.findChildren(QLineEdit) if one.accessibleName() == "Titel")
    title.setFocus()
    QTest.keyClicks(title, "!")
    assert page.writing.tools.save.isEnabled()
    workplace.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    workplace.wait()
    assert "titel: !Zwei Hüte" in on_disk(workplace)
    assert not page.writing.tools.save.isEnabled()


def test_what_is_new_begins_with_what_it_is(workplace: Workplace, page: WorkshopPage) -> None:
    page.begin_file()
    workplace.wait()
    dialog = workplace.part(NewFileDialog, workplace.window)
    workplace.until(workplace.button("Anlegen", dialog).isEnabled)
    workplace.click("Anlegen", dialog)
    workplace.until(lambda: page.writing.shows_form)
    assert page.writing.file is not None
    assert page.writing.file.path != "module/01-anfang/hut.md"


def test_what_saving_writes_down_by_itself_is_no_finding(workplace: Workplace, page: WorkshopPage) -> None:
    type_at_end(workplace, page, "\n## Neu\n\nText.\n")
    workplace.until(lambda: "Neu" in preview_text(page))
    page._looking.check_again()
    workplace.wait()
    assert page.writing.editor.problem_count == 0
    page.save()
    workplace.wait()
    assert "## Neu\nKennung: neu\n" in on_disk(workplace)
