"""Rechtsstand und Änderungen, the sheet for partners, Bisher | Neu, and a Neuerung."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel

from tests.helpers.law_pack import write_law_pack
from tests.helpers.workplace import Workplace
from wissen.settings import Settings
from wissen.ui.models.row_model import RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.law import LawPage
from wissen.ui.pages.news_list import NewsList
from wissen.ui.widgets.row_list import RowList

EVE, DAY = date(2026, 5, 31), date(2026, 6, 1)


@pytest.fixture
def place(closed_workplace: Workplace) -> Workplace:
    write_law_pack(closed_workplace.content)
    closed_workplace.chosen = Settings(theme="hell", welcomed=True, roles=("theke",))
    return closed_workplace


@pytest.fixture
def running(place: Workplace) -> Workplace:
    place.start()
    return place


def text(place: Workplace) -> str:
    return place.reader.toPlainText().replace("\u00ad", "").replace("\u00a0", " ")


def titles(place: Workplace) -> list[str]:
    return [row.title for row in place.window.page.findChildren(RowModel)[0].rows]


def news(place: Workplace) -> list[tuple[str, str, str]]:
    shown = place.part(NewsList)
    return [(row.title, row.kind, row.note) for row in shown.news.rows] if shown.isVisible() else []


# ------------------------------------------------------------ the timeline


def test_stages_stand_in_groups_from_what_is_noted_to_what_applies(running: Workplace) -> None:
    running.press(Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert titles(running) == ["Vorgemerkt", "Gebühr", "Kommt", "Frist", "In Kraft", "Beratung wird Pflicht", "Form"]
    page = running.window.page
    assert isinstance(page, LawPage)
    early = [row.title for row in page._read(date(2020, 1, 1), None)]
    assert early == ["Vorgemerkt", "Gebühr", "Kommt", "Form", "Beratung wird Pflicht", "Frist"]  # the soonest first
    rows = {row.title: row for row in running.window.page.findChildren(RowModel)[0].rows}
    assert rows["Frist"].kind == "ab 05.12.2026, noch 12 Tage"
    assert rows["Form"].kind == "spätestens seit 01.02.2026"
    assert rows["Beratung wird Pflicht"].note == "Beratung in Stufen · 3 Inhalte"
    assert rows["Form"].note == "Beratung in Stufen · noch kein Inhalt"


def test_only_what_concerns_me_can_be_shown(running: Workplace) -> None:
    running.go(Screen.LAW)
    box = running.part(QCheckBox)
    box.click()
    running.wait()
    assert titles(running) == ["Kommt", "Frist", "In Kraft", "Beratung wird Pflicht"]
    box.click()
    running.wait()
    assert "Form" in titles(running)


def test_what_changes_with_a_stage_stands_before_what_only_cites_it(place: Workplace) -> None:
    file = place.content / "module/01-anfang/hut.md"
    verlauf = "dauer: 8\nverlauf:\n  - {am: 2026-06-01, art: bestätigen, text: Neu}\n"
    file.write_text(file.read_text(encoding="utf-8").replace("dauer: 8\n", verlauf), encoding="utf-8")
    place.start()
    place.go(Screen.LOOKUP, "aenderung-beratung")
    first, _, rest = text(place).partition("Weitere Inhalte zu diesen Vorschriften")
    assert "Zwei Hüte" in first.partition("Inhalte, die sich ändern")[2]
    assert "Beraten" in rest


def test_a_stage_opens_at_its_place_with_what_it_touches(running: Workplace) -> None:
    running.go(Screen.LAW)
    rows = running.part(RowList)
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Return)
    running.wait()
    assert running.window.address.ref == "aenderung-beratung"
    assert "Betroffene Inhalte" in text(running)
    links = {link.href for link in running.reader.built.links}
    assert {"../module/01-anfang/hut.md", "../prozesse/service/p-kommt.md", "weitergabe:aenderung-beratung"} <= links
    running.window.go_back()
    running.wait()
    assert rows.currentIndex().row() == 1


def test_without_changes_the_page_says_so(closed_workplace: Workplace) -> None:
    closed_workplace.start()
    closed_workplace.go(Screen.LAW)
    said = [label.text() for label in closed_workplace.window.page.findChildren(QLabel) if label.isVisible()]
    assert "Es ist noch keine Rechtsänderung erfasst." in said


# ------------------------------------------------------------ the sheet for partners


def test_the_sheet_says_what_applies_what_does_not_yet_and_what_is_misunderstood(running: Workplace) -> None:
    running.go(Screen.HANDOUT, "aenderung-beratung")
    shown = text(running)
    order = [
        "Gilt schon",
        "Ab 01.06.2026: Beratung wird Pflicht",
        "Spätestens seit 01.02.2026: Form",
        "Gilt noch nicht",
        "Ab 05.12.2026: Frist",
        "Vorgemerkt, noch ohne Tag: Gebühr",
        "Häufiges Missverständnis",
        "Beratung ist immer noch freiwillig.",
        "Quellen",
        "BGBl. 2026 I Nr. 1",
        "Stand: 23.11.2026.",
    ]
    place = 0
    for words in order:
        place = shown.index(words, place)


def test_the_sheet_of_something_else_is_refused(running: Workplace) -> None:
    running.window.go(Address(Screen.HANDOUT, "l-hut"))
    assert any("keine Rechtsänderung" in told for told in running.told)


# ------------------------------------------------------------ Bisher | Neu


def test_the_link_of_the_band_compares_before_and_after(running: Workplace) -> None:
    running.go(Screen.LOOKUP, "p-kommt")
    running.reader.link_activated.emit("vergleich:p-kommt/2026-05-31/2026-06-01")
    running.wait()
    shown = text(running)
    assert "Bisher, am 31.05.2026" in shown
    assert "Neu, ab 01.06.2026" in shown
    assert "Beraten [−Sie, wenn−] Sie [−Zeit haben.−]" in shown
    assert "Beraten Sie [+immer.+]" in shown
    assert "Hier stand nichts." in shown
    assert "1 Teil ist an beiden Tagen gleich." in shown


@pytest.mark.parametrize("ref", ["p-kommt", "p-kommt/gestern/heute", "gibt-es-nicht/2026-05-31/2026-06-01"])
def test_what_cannot_be_compared_is_told(running: Workplace, ref: str) -> None:
    running.window.go(Address(Screen.COMPARE, ref))
    assert running.told
    assert running.window.address.screen is Screen.TODAY


# ------------------------------------------------------------ Neu im Recht


def learn_on_the_eve(place: Workplace) -> None:
    place.today = EVE
    place.start()
    place.lesson("l-frist")
    place.click("Gelesen")
    place.go(Screen.TODAY)


def test_heute_tells_what_is_near_and_touches_my_work(running: Workplace) -> None:
    assert news(running) == [("Frist", "ab 05.12.2026, noch 12 Tage", "")]


def test_on_the_day_of_the_stage_those_who_learned_the_old_text_are_asked(place: Workplace) -> None:
    learn_on_the_eve(place)
    assert [title for title, _, _ in news(place)] == ["Beratung wird Pflicht"]
    place.today = DAY
    place.session.look_at_clock()
    place.wait()
    assert news(place)[0] == ("Fristen", "Auffrischung · 1 Minute", "seit 01.06.2026: Frist geändert")


def test_a_neuerung_shows_what_the_person_saw_beside_what_holds_and_is_noticed(place: Workplace) -> None:
    learn_on_the_eve(place)
    place.today = DAY
    place.go(Screen.REFRESHER, "l-frist")
    shown = text(place)
    assert "01.06.2026: Frist geändert" in shown
    assert "Die [−alte−] Frist." in shown
    assert "Die [+neue+] Frist." in shown
    place.click("Auffrischung abschließen")
    assert place.window.address.screen is Screen.TODAY
    assert ("acknowledged", "l-frist") in place.events
    assert "Fristen" not in [title for title, _, _ in news(place)]
    place.lesson("l-frist")
    assert "Doch nicht gelesen" in place.labels()  # the completion of then stays


def test_its_questions_are_answered_first(place: Workplace) -> None:
    file = place.content / "module/01-anfang/frist.md"
    told = file.read_text(encoding="utf-8").replace("abschnitte: [wann]}", "abschnitte: [wann], fragen: [f-beraten]}")
    file.write_text(told, encoding="utf-8")
    learn_on_the_eve(place)
    place.today = DAY
    place.go(Screen.REFRESHER, "l-frist")
    done = place.button("Auffrischung abschließen")
    assert not done.isEnabled()
    place.answer_rightly()
    assert done.isEnabled()
    assert ("answered", "f-beraten") in place.events


def test_later_leaves_it_open(place: Workplace) -> None:
    learn_on_the_eve(place)
    place.today = DAY
    place.go(Screen.REFRESHER, "l-frist")
    place.click("Später")
    assert news(place)[0][0] == "Fristen"


def test_without_a_change_there_is_no_neuerung(running: Workplace) -> None:
    running.window.go(Address(Screen.REFRESHER, "l-frist"))
    assert any("nichts geändert" in told for told in running.told)


def test_of_two_questions_under_way_the_newest_is_answered(running: Workplace) -> None:
    running.go(Screen.LAW)
    box = running.part(QCheckBox)
    box.click()
    box.click()
    running.wait()
    assert "Form" in titles(running)


def test_a_neuerung_overtaken_while_it_is_open_is_shown_anew_before_it_is_noticed(place: Workplace) -> None:
    learn_on_the_eve(place)
    place.today = DAY
    place.go(Screen.REFRESHER, "l-frist")
    file = place.content / "module/01-anfang/frist.md"
    file.write_text(file.read_text(encoding="utf-8").replace("neue Frist", "neueste Frist"), encoding="utf-8")
    place.session.services.shelf.adopt(place.session.services.shelf.read())
    place.click("Auffrischung abschließen")
    assert "neueste" in text(place)
    assert ("acknowledged", "l-frist") not in place.events


def test_a_neuerung_with_nothing_left_to_tell_says_so(place: Workplace) -> None:
    learn_on_the_eve(place)
    place.today = DAY
    place.session.look_at_clock()
    place.go(Screen.REFRESHER, "l-frist")
    place.today = EVE  # the clock had been wrong
    place.session.look_at_clock()
    place.wait()
    assert not place.button("Auffrischung abschließen").isEnabled()
    assert "Hier ist nichts mehr zu tun." in [label.text() for label in place.window.page.findChildren(QLabel)]
