"""The Stichtag in the window: chosen by key or link, framed and told; only what is read follows it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QComboBox

from tests.helpers.law_pack import write_law_pack
from tests.helpers.workplace import Workplace
from wissen.settings import Settings
from wissen.ui.dialogs.stichtag_dialog import StichtagDialog
from wissen.ui.navigation import Address, Screen
from wissen.ui.stichtag import DayButton, DayFrame
from wissen.ui.widgets.day_field import DayCalendar, DayField

EVE, DAY = date(2026, 5, 31), date(2026, 6, 1)
TOLD = "Rechtsstand 31.05.2026 – nicht aktuell"


@pytest.fixture
def place(closed_workplace: Workplace) -> Workplace:
    write_law_pack(closed_workplace.content)
    closed_workplace.start()
    return closed_workplace


def text(place: Workplace) -> str:
    return place.reader.toPlainText().replace("\u00ad", "").replace("\u00a0", " ")


def frame_text(place: Workplace) -> str:
    """What the frame says; "" when there is none."""
    frame = place.part(DayFrame, place.window)
    return frame._text.text() if frame.line.isVisible() else ""


def dialog(place: Workplace) -> StichtagDialog:
    place.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    found = place.window.findChild(StichtagDialog)
    assert isinstance(found, StichtagDialog)
    return found


def test_without_a_choice_it_is_today_and_nothing_is_framed(place: Workplace) -> None:
    place.go(Screen.LOOKUP, "p-kommt")
    assert "Beraten Sie immer." in text(place)
    assert frame_text(place) == ""
    assert place.part(DayButton, place.window).accessibleName() == "Rechtsstand: heute"


def test_a_day_is_chosen_in_the_calendar_by_keyboard(place: Workplace) -> None:
    place.go(Screen.LOOKUP, "p-kommt")
    asked = dialog(place)
    calendar = asked.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    calendar.setSelectedDate(QDate(2026, 6, 1))
    QTest.keyClick(calendar.focusProxy() or calendar, Qt.Key.Key_Left)
    place.click("Anzeigen", asked)
    assert "wenn Sie Zeit haben" in text(place)
    assert frame_text(place) == TOLD
    button = place.part(DayButton, place.window)
    assert button.text() == "31.05.2026"
    assert button.toolTip().startswith("Gezeigt wird, was am 31.05.2026 gilt.")


def test_the_day_of_a_stage_can_be_taken_over(place: Workplace) -> None:
    asked = dialog(place)
    (stages,) = (box for box in asked.findChildren(QComboBox) if box.accessibleName())
    names = [stages.itemText(number) for number in range(stages.count())]
    number = next(number for number, name in enumerate(names) if name.startswith("01.06.2026"))
    stages.setCurrentIndex(number)
    stages.activated.emit(number)
    calendar = asked.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 6, 1)


def test_without_room_for_the_calendar_the_day_is_typed(closed_workplace: Workplace) -> None:
    write_law_pack(closed_workplace.content)
    closed_workplace.chosen = Settings(theme="kontrast", text_scale=2.0, welcomed=True)
    closed_workplace.start(size=(683, 384))
    asked = dialog(closed_workplace)
    field = closed_workplace.part(DayField, asked)
    assert [one.isVisible() for one in asked.findChildren(DayCalendar)] == [False]
    field.set_day(date(2026, 5, 31))
    closed_workplace.click("Anzeigen", asked)
    assert closed_workplace.session.services.shelf.day == EVE


def test_the_frame_leads_back_to_today(place: Workplace) -> None:
    place.go(Screen.LOOKUP, "p-kommt")
    place.window.choose_day(EVE)
    place.click("Zurück zu heute", place.part(DayFrame, place.window))
    assert "Beraten Sie immer." in text(place)
    assert frame_text(place) == ""


def test_what_is_learned_has_no_frame(place: Workplace) -> None:
    place.window.choose_day(EVE)
    for screen, ref in ((Screen.TODAY, ""), (Screen.ONBOARDING, ""), (Screen.QUIZ, "q-anfang")):
        place.go(screen, ref)
        assert frame_text(place) == ""
    place.go(Screen.SEARCH)
    assert frame_text(place) == TOLD


def test_a_lesson_of_another_day_is_only_read(place: Workplace) -> None:
    place.window.choose_day(EVE)
    place.lesson("l-hut")
    assert "Gelesen" not in place.labels()
    assert place.reader.embedding.widgets == {}
    assert "Fragen werden nur zum heutigen Rechtsstand gestellt." in text(place)
    assert ("begun", "l-hut") not in place.events
    place.window.choose_day(None)
    place.wait()
    assert "Gelesen" in place.labels()
    assert list(place.reader.embedding.widgets) == ["k-hut"]


def test_what_is_copied_says_of_which_day_it_is(place: Workplace) -> None:
    place.go(Screen.LOOKUP, "p-kommt")
    place.window.choose_day(EVE)
    place.wait()
    place.reader.selectAll()
    place.reader.copy()
    assert QGuiApplication.clipboard().text().endswith(f"\n({TOLD})")
    place.window.choose_day(None)
    place.wait()
    place.reader.selectAll()
    place.reader.copy()
    assert "nicht aktuell" not in QGuiApplication.clipboard().text()


def test_a_step_that_did_not_exist_says_so_and_leads_on(place: Workplace) -> None:
    place.go(Screen.LOOKUP, "p-kommt")
    place.window.choose_day(EVE)
    place.wait()
    assert "2. Hinweis geben" in text(place)
    assert "Am 31.05.2026 galt das nicht. Es gilt ab 01.06.2026." in text(place)
    links = {link.href for link in place.reader.built.links}
    assert {"stichtag:2026-06-01", "#beraten", "#fertig"} <= links
    place.reader.link_activated.emit("stichtag:2026-06-01")
    place.wait()
    assert "Geben Sie das Merkblatt mit." in text(place)


def test_an_object_that_did_not_exist_says_when_it_does(place: Workplace) -> None:
    place.go(Screen.LOOKUP, "p-kommt")
    place.window.choose_day(date(2026, 1, 5))
    place.wait()
    assert "Am 05.01.2026 galt das nicht. Es gilt ab 01.02.2026." in text(place)
    assert place.window.page.title() == "Beraten"


def test_the_band_tells_before_and_after(place: Workplace) -> None:
    place.go(Screen.LOOKUP, "p-kommt")
    assert "Gilt seit 01.06.2026 · bis 31.05.2026 galt anderes · Bisher | Neu" in text(place)
    place.reader.link_activated.emit("stichtag:2026-05-31")
    place.wait()
    assert "Gilt seit 01.02.2026 · ab 01.06.2026 neu · Bisher | Neu" in text(place)


def test_a_change_to_come_is_told_with_the_days_left(place: Workplace) -> None:
    place.today = date(2026, 5, 20)
    place.go(Screen.LOOKUP, "p-kommt")
    assert "ab 01.06.2026 neu, noch 12 Tage" in text(place)


def test_at_midnight_the_new_day_shows_without_restart(place: Workplace) -> None:
    place.today = EVE
    place.session.look_at_clock()
    place.go(Screen.LOOKUP, "p-kommt")
    assert "wenn Sie Zeit haben" in text(place)
    place.today = DAY
    place.session.look_at_clock()
    place.wait()
    assert "Beraten Sie immer." in text(place)
    assert frame_text(place) == ""


def test_the_chosen_day_stays_over_going_back_and_forth(place: Workplace) -> None:
    place.window.choose_day(EVE)
    place.go(Screen.LOOKUP, "p-kommt")
    place.window.go(Address(Screen.LOOKUP, "glossar"))
    place.window.go_back()
    place.wait()
    assert "wenn Sie Zeit haben" in text(place)
    assert frame_text(place) == TOLD


def test_a_link_to_what_does_not_hold_then_leads_to_the_page_that_says_so(place: Workplace) -> None:
    place.go(Screen.LOOKUP, "aenderung-beratung")
    place.window.choose_day(date(2026, 1, 5))
    place.wait()
    place.reader.link_activated.emit("../prozesse/service/p-kommt.md")
    place.wait()
    assert place.window.address.ref == "p-kommt"
    assert "Am 05.01.2026 galt das nicht. Es gilt ab 01.02.2026." in text(place)


@pytest.mark.parametrize(
    ("screen", "ref"),
    [(Screen.HANDOUT, "aenderung-beratung"), (Screen.COMPARE, "p-kommt/2026-05-31/2026-06-01"), (Screen.HELP, "")],
)
def test_what_says_itself_what_applies_when_is_copied_without_a_note(
    place: Workplace, screen: Screen, ref: str
) -> None:
    place.window.choose_day(EVE)
    place.go(screen, ref)
    place.reader.selectAll()
    place.reader.copy()
    assert "nicht aktuell" not in QGuiApplication.clipboard().text()


def test_f6_reaches_the_frame(place: Workplace) -> None:
    place.go(Screen.LOOKUP, "p-kommt")
    place.window.choose_day(EVE)
    place.wait()
    back = place.button("Zurück zu heute", place.part(DayFrame, place.window))
    for _ in range(6):
        place.press(Qt.Key.Key_F6)
        if back.hasFocus():
            break
    assert back.hasFocus()


def test_new_hints_show_when_the_content_is_read_again(place: Workplace) -> None:
    place.go(Screen.LOOKUP, "p-kommt")
    file = place.content / "prozesse/service/p-kommt.md"
    file.write_text(file.read_text(encoding="utf-8").replace("ab 2026-02-01", "ab 2026-06-01"), encoding="utf-8")
    place.reload()
    assert "bis 31.05.2026 galt anderes" not in text(place)


# ------------------------------------------------------------ what is not there on the day

LESSON = """\
    ---
    kennung: l-luecke
    titel: Mit Lücke
    ---

    ## Davor
    Kennung: davor

    Text davor.

    ## Kontrollfrage: Gilt das?
    Kennung: k-luecke · Bezug: § 82 AufenthG

    - [x] Ja
      > Richtig: so ist es.
    - [ ] Nein
      > Nein: doch.

    ## Neu
    Kennung: neu · Gilt: ab 01.06.2026

    Text neu.

    ### Darunter
    Kennung: darunter

    Text darunter.

    ## Danach
    Kennung: danach

    Text danach.
    """


def test_a_place_stands_behind_the_question_before_it_and_for_what_is_below_it(closed_workplace: Workplace) -> None:
    closed_workplace.write("module/02-weiter/luecke.md", LESSON)
    closed_workplace.start()
    closed_workplace.window.choose_day(EVE)
    closed_workplace.lesson("l-luecke")
    shown = text(closed_workplace)
    order = ["Text davor.", "Gilt das?", "Neu", "Am 31.05.2026 galt das nicht. Es gilt ab 01.06.2026.", "Text danach."]
    place = 0
    for words in order:
        place = shown.index(words, place)
    assert "Darunter" not in shown
    assert "Davor: Davor. Danach: Danach." in shown


def test_reading_past_midnight_shows_what_holds_now_and_notes_nothing(place: Workplace) -> None:
    place.today = EVE
    place.session.look_at_clock()
    place.lesson("l-frist")
    assert "Die alte Frist." in text(place)
    place.today = DAY  # the clock has not been looked at yet
    place.click("Gelesen")
    assert "Die neue Frist." in text(place)
    assert any("gerade geändert" in told for told in place.told)
    assert ("completed", "l-frist") not in place.events
    place.click("Gelesen")
    assert ("completed", "l-frist") in place.events
