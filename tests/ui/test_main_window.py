"""The window: every way to go somewhere, and nothing that moves by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.helpers import long_lesson
from tests.helpers.small_pack import FILES
from tests.helpers.workplace import Workplace
from wissen.errors import NotFound
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.widgets.labels import ElidedLabel
from wissen.ui.widgets.message_bar import MessageBar
from wissen.ui.widgets.rail import Rail
from wissen.ui.widgets.side_panel import SidePanel
from wissen.ui.widgets.status_line import StatusLine
from wissen.ui.widgets.top_bar import TopBar

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def place(closed_workplace: Workplace) -> Workplace:
    """The app with the long lesson among the others."""
    closed_workplace.write(long_lesson.PATH, long_lesson.TEXT)
    closed_workplace.start()
    return closed_workplace


def here(place: Workplace) -> tuple[Screen, str]:
    address = place.window.address
    return address.screen, address.ref


def chosen(place: Workplace) -> list[str]:
    """What the rail marks."""
    rail = place.window.rail
    return [made.accessibleName() for made in place._buttons(rail) if made.isCheckable() and made.isChecked()]


def pane(place: Workplace) -> QWidget:
    """The area that has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    panes = [place.window.rail, *place.window.findChildren(MessageBar), *place.window.page.panes()]
    panes += place.window.findChildren(TopBar)
    return next(area for area in panes if area.isAncestorOf(focused) or area is focused)


# ------------------------------------------------------------ going somewhere


def test_back_and_forward_by_button(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    top = workplace.part(TopBar, workplace.window)
    back, forward, *_ = workplace._buttons(top)
    assert (back.isEnabled(), forward.isEnabled()) == (True, False)
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    workplace.wait()
    assert here(workplace) == (Screen.TODAY, "")
    assert (back.isEnabled(), forward.isEnabled()) == (False, True)
    QTest.mouseClick(forward, Qt.MouseButton.LeftButton)
    workplace.wait()
    assert here(workplace) == (Screen.LESSON, "l-hut")


def test_back_and_forward_by_keys(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.press(Qt.Key.Key_Left, ALT)
    assert here(workplace) == (Screen.TODAY, "")
    workplace.press(Qt.Key.Key_Right, ALT)
    assert here(workplace) == (Screen.LESSON, "l-hut")


def test_back_leads_to_the_very_line_one_was_reading(place: Workplace) -> None:
    place.lesson("l-lang")
    place.reader.verticalScrollBar().setValue(417)
    place.lesson("l-hut")
    place.window.go_back()
    place.wait()
    assert here(place) == (Screen.LESSON, "l-lang")
    assert abs(place.reader.verticalScrollBar().value() - 417) <= 1


@pytest.mark.parametrize(
    ("key", "screen"), [(Qt.Key.Key_1, Screen.TODAY), (Qt.Key.Key_2, Screen.ONBOARDING)], ids=["heute", "einarbeitung"]
)
def test_control_and_a_digit_lead_to_the_places_of_the_rail(workplace: Workplace, key: Qt.Key, screen: Screen) -> None:
    workplace.lesson("l-hut")
    workplace.press(key, CONTROL)
    assert workplace.window.address.screen is screen


@pytest.mark.parametrize(
    ("screen", "ref", "above"),
    [
        (Screen.LESSON, "l-hut", (Screen.ONBOARDING, "l-hut")),
        (Screen.QUIZ, "q-anfang", (Screen.ONBOARDING, "q-anfang")),
        (Screen.LOOKUP, "service-probe", (Screen.REFERENCE, "glossar")),
        (Screen.FINDER, "finder-ausweis", (Screen.FINDER, "")),
        (Screen.ABOUT, "", (Screen.SETTINGS, "")),
    ],
)
def test_escape_leads_one_level_up(workplace: Workplace, screen: Screen, ref: str, above: tuple[Screen, str]) -> None:
    workplace.go(screen, ref)
    workplace.press(Qt.Key.Key_Escape)
    assert here(workplace) == above
    for _ in range(2):
        workplace.press(Qt.Key.Key_Escape)
        assert here(workplace) == (Screen.TODAY, "")


def test_the_rail_leads_and_marks_where_one_is(workplace: Workplace) -> None:
    assert chosen(workplace) == ["Heute"]
    workplace.click("Meine Einarbeitung", workplace.window.rail)
    assert (workplace.window.address.screen, chosen(workplace)) == (Screen.ONBOARDING, ["Meine Einarbeitung"])
    workplace.lesson("l-hut")
    assert chosen(workplace) == ["Meine Einarbeitung"]


def test_what_does_not_exist_is_told_and_nothing_changes(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.window.go(Address(Screen.LESSON, "l-hud"))
    workplace.wait()
    assert workplace.told == ["Die Kennung „l-hud“ gibt es nicht."]
    assert here(workplace) == (Screen.LESSON, "l-hut")
    workplace.window.go_back()
    assert here(workplace) == (Screen.TODAY, "")


def test_a_quiz_is_no_lesson(workplace: Workplace) -> None:
    workplace.window.go(Address(Screen.LESSON, "q-anfang"))
    workplace.window.go(Address(Screen.QUIZ, "l-hut"))
    assert workplace.told == ["„q-anfang“ ist keine Lektion.", "„l-hut“ ist keine Übung."]


def test_going_back_to_what_has_gone_leads_home(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.go(Screen.ONBOARDING)
    (workplace.content / "module/01-anfang/hut.md").unlink()
    workplace.reload()
    workplace.window.go_back()
    workplace.wait()
    assert here(workplace) == (Screen.TODAY, "")
    assert any("l-hut" in text for text in workplace.told)


def test_a_file_that_goes_after_loading_is_told(workplace: Workplace) -> None:
    (workplace.content / "module/01-anfang/frist.md").unlink()
    workplace.forget_texts()
    workplace.window.go(Address(Screen.LESSON, "l-frist"))
    assert any("frist.md" in text for text in workplace.told)
    assert here(workplace) == (Screen.TODAY, "")


# ------------------------------------------------------------ areas


def test_f6_goes_round_the_areas_of_the_window(place: Workplace) -> None:
    page = place.lesson("l-lang")
    seen = [pane(place)]
    for _ in range(4):
        place.press(Qt.Key.Key_F6)
        seen.append(pane(place))
    area, margin, foot = page.panes()
    assert seen == [area, margin, foot, place.part(TopBar, place.window), place.window.rail]
    place.press(Qt.Key.Key_F6)
    assert pane(place) is area


def test_f6_reaches_a_message_too(workplace: Workplace) -> None:
    workplace.session.messages.post(Message("info", "Nur ein Hinweis."))
    workplace.wait()
    seen = set()
    for _ in range(4):
        workplace.press(Qt.Key.Key_F6)
        seen.add(type(pane(workplace)))
    assert MessageBar in seen


def test_f6_passes_by_what_is_folded_away(place: Workplace) -> None:
    place.window.resize(683, 384)
    place.lesson("l-lang")
    for _ in range(6):
        place.press(Qt.Key.Key_F6)
        assert pane(place).isVisible()


# ------------------------------------------------------------ text size and room


@pytest.mark.parametrize("key", [Qt.Key.Key_Plus, Qt.Key.Key_Equal])
def test_control_and_plus_make_everything_larger(place: Workplace, key: Qt.Key) -> None:
    place.lesson("l-lang", "verweise")
    before = place.window.rail.findChildren(ElidedLabel)[0].font().pixelSize()
    place.press(key, CONTROL)
    place.wait()
    assert place.window.rail.findChildren(ElidedLabel)[0].font().pixelSize() >= before
    assert place.reader.built.look.scale == 1.1
    assert place.window.address.place == "verweise"


def test_the_text_size_has_a_smallest_and_a_largest(workplace: Workplace) -> None:
    workplace.press(Qt.Key.Key_Minus, CONTROL)
    assert workplace.session.preferences.value.text_scale == 1.0
    for _ in range(8):
        workplace.press(Qt.Key.Key_Plus, CONTROL)
    assert workplace.session.preferences.value.text_scale == 2.0
    workplace.press(Qt.Key.Key_0, CONTROL)
    assert workplace.session.preferences.value.text_scale == 1.0


def test_the_text_size_is_kept(workplace: Workplace) -> None:
    workplace.press(Qt.Key.Key_Plus, CONTROL)
    kept = workplace.session._folders.config / "einstellungen.json"
    assert '"text_scale": 1.1' in kept.read_text(encoding="utf-8")


def test_a_narrow_window_folds_rail_and_panel(place: Workplace) -> None:
    place.lesson("l-lang")
    rail, panel = place.window.rail, place.part(SidePanel)
    assert (rail.folded, panel.folded) == (False, False)
    place.window.resize(800, 600)
    place.wait()
    assert (rail.folded, panel.folded) == (False, True)
    place.window.resize(560, 600)
    place.wait()
    assert (rail.folded, panel.folded) == (True, True)
    place.window.resize(1280, 800)
    place.wait()
    assert (rail.folded, panel.folded) == (False, False)


def test_what_the_person_folded_is_folded_at_the_next_start(place: Workplace) -> None:
    place.lesson("l-lang")
    place.click("In dieser Lektion einklappen")
    place.click("Navigation einklappen", place.window.rail)
    place.start_again()
    place.lesson("l-lang")
    assert (place.window.rail.folded, place.part(SidePanel).folded) == (True, True)


@pytest.mark.parametrize("screen", [Screen.LESSON, Screen.LOOKUP, Screen.WALK, Screen.QUIZ])
@pytest.mark.parametrize("width", [683, 800, 1280])
def test_a_text_is_built_at_once_for_the_width_it_has(place: Workplace, screen: Screen, width: int) -> None:
    place.window.resize(width, 600)
    place.wait()
    refs = {Screen.LESSON: "l-lang", Screen.LOOKUP: "service-probe", Screen.WALK: "service-probe"}
    ref = refs.get(screen, "q-anfang")
    place.window.go(Address(screen, ref))
    if screen is Screen.QUIZ:
        place.click("Beginnen")
    built = place.reader.built
    assert built.look == place.reader._look()
    place.wait()
    assert place.reader.built is built


# ------------------------------------------------------------ what it says


def test_the_status_line_names_edition_and_state_of_the_law(workplace: Workplace) -> None:
    line = workplace.part(StatusLine, workplace.window)
    said = [label.whole_text() for label in line.findChildren(ElidedLabel) if label.isVisible()]
    assert "„Rechtsstand“" in line.findChildren(ElidedLabel)[-1].toolTip()  # which is another day
    assert said == ["Ausgabe 2026-11", "Inhalte nach Gesetzestext vom 19.08.2026"]


@pytest.mark.parametrize("cut", ["rechtsstand: 2026-08-19\n", None], ids=["no state of the law", "no pack"])
def test_without_a_state_of_the_law_none_is_claimed(closed_workplace: Workplace, cut: str | None) -> None:
    if cut is None:
        (closed_workplace.content / "paket.yaml").unlink()
    else:
        closed_workplace.write("paket.yaml", FILES["paket.yaml"].replace(f"        {cut}", ""))
    closed_workplace.start()
    line = closed_workplace.part(StatusLine, closed_workplace.window)
    assert [label.whole_text() for label in line.findChildren(ElidedLabel)][-1] == ""


def test_the_window_bears_the_name_of_the_page(workplace: Workplace) -> None:
    assert workplace.window.windowTitle() == "Heute – Wissen"
    workplace.lesson("l-hut")
    assert workplace.window.windowTitle() == "Zwei Hüte – Wissen"
    assert workplace.part(TopBar, workplace.window).trail() == "Meine Einarbeitung  ›  Anfang  ›  Zwei Hüte"


def test_faults_of_the_content_are_told_and_taken_back(closed_workplace: Workplace) -> None:
    broken = "module/02-weiter/rest.md"
    closed_workplace.write(broken, "---\nkennung: [l-rest\n---\n")
    closed_workplace.start()
    assert closed_workplace.told == ["1 Fehler in den Inhalten; was betroffen ist, fehlt hier."]
    assert broken in closed_workplace.session.messages.open[0].hint
    closed_workplace.write(broken, FILES[broken])
    closed_workplace.reload()
    assert closed_workplace.told == []


def test_a_fault_while_refreshing_leads_home(workplace: Workplace) -> None:
    page = workplace.lesson("l-hut")

    def gone() -> None:
        raise NotFound("Es ist weg.")

    page.refresh = gone  # type: ignore[method-assign]
    workplace.window.refresh()
    assert (here(workplace), workplace.told) == ((Screen.TODAY, ""), ["Es ist weg."])


# ------------------------------------------------------------ what must not happen


class Windows(QObject):
    """Notes everything that appears as a window of its own."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.shown: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_nothing_flashes_up_as_a_window_of_its_own(closed_workplace: Workplace, app: QApplication) -> None:
    windows = Windows(app)
    closed_workplace.start()
    closed_workplace.lesson("l-hut")
    closed_workplace.answer_wrongly()
    closed_workplace.click("Gelesen")
    closed_workplace.quiz("q-anfang")
    closed_workplace.click("Beginnen")
    for _ in range(3):
        closed_workplace.answer_wrongly()
        closed_workplace.press(Qt.Key.Key_Return)
    for screen in (Screen.ONBOARDING, Screen.TODAY):
        closed_workplace.go(screen)
    app.removeEventFilter(windows)
    assert windows.shown == ["MainWindow"]


def test_a_page_that_was_left_keeps_nothing_from_being_closed(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.box.input.set_response([workplace.box.input.rows[0].choice.key])  # type: ignore[attr-defined]
    workplace.box.button.click()  # the answer is on its way
    workplace.close()
    workplace.start()
    assert ("answered", "k-hut") in workplace.events


def test_the_rail_is_there_from_the_start(closed_workplace: Workplace) -> None:
    closed_workplace.launch()
    assert closed_workplace.part(Rail, closed_workplace.window).isVisible()
    closed_workplace.wait()
