"""Gesprächsblatt: what is known in words, questions to edit, notes that stay here, sign-offs to take back, paper."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from tests.helpers.mentoring import BO, a_mentor_at, full_post, give_post
from tests.helpers.posts import PostInMemory
from tests.helpers.workplace import Workplace
from wissen.drawing.page import PageSection
from wissen.learning.practice import SignOffLevel
from wissen.learning.talk import Own
from wissen.services.week_notes import NAME, WeekNotes
from wissen.team.messages import HelpWanted, Share, SignedOff
from wissen.ui.navigation import Screen
from wissen.ui.pages.person import PersonPage
from wissen.ui.widgets.note_editor import NoteEditor


@pytest.fixture
def post() -> PostInMemory:
    return full_post()


@pytest.fixture
def place(closed_workplace: Workplace, post: PostInMemory) -> Workplace:
    return a_mentor_at(closed_workplace, post, Screen.PERSON, "jana")


def page(place: Workplace) -> PersonPage:
    assert isinstance(place.window.page, PersonPage)
    return place.window.page


def editors(place: Workplace) -> list[NoteEditor]:
    return page(place).findChildren(NoteEditor)


def texts(place: Workplace) -> list[str]:
    return [label.text() for label in page(place).findChildren(QLabel) if label.isVisible()]


def sections(place: Workplace) -> list[str]:
    printed = page(place).printed()
    assert printed is not None
    return [one.title for one in printed[0].parts if isinstance(one, PageSection)]


def test_it_says_what_is_known(place: Workplace) -> None:
    shown = texts(place)
    for words in (
        "Gesprächsblatt: Jana",
        "Geteilter Stand aus KW 48, diese Woche.",
        "Fristen (KW 47): Ab wann zählt die Frist?",
        "Anfang: ◐ begonnen, diese Woche, 55 %",
        "Anfang, bis 20.11.2026: begonnen",
        "Ein Gespräch führen",
    ):
        assert words in shown


def test_questions_are_suggested(place: Workplace) -> None:
    assert editors(place)[0].words.splitlines() == [
        "Hilfe bei „Fristen“: Was ist noch unklar, und was hat schon geholfen?",
        "„Anfang“ war bis 20.11.2026 gedacht: Passt der Plan noch?",
        "Abnahme „Ein Gespräch führen“: Wann schauen wir es uns gemeinsam an?",
        "„Anfang“ ist begonnen: Was ist gut gelungen, was war schwer?",
        "Was würde Ihnen in der nächsten Woche am meisten helfen?",
    ]


def test_what_is_typed_is_kept_here_and_printed(place: Workplace, post: PostInMemory) -> None:
    sent = post.sent("jana")
    questions, notes = editors(place)
    questions.text.field.setPlainText("Wie war die erste Woche?")
    notes.text.field.setPlainText("Schreibtisch am Fenster")
    printed = page(place).printed()
    assert printed is not None
    assert "Wie war die erste Woche?" in str(printed[0])
    assert "Schreibtisch am Fenster" in str(printed[0])
    place.go(Screen.WEEK)
    kept = WeekNotes(place.session.window._context.folders.config).talk("jana")
    assert (kept.questions.lines, kept.notes) == ((Own("Wie war die erste Woche?"),), "Schreibtisch am Fenster")
    place.go(Screen.PERSON, "jana")
    assert [one.words for one in editors(place)] == ["Wie war die erste Woche?", "Schreibtisch am Fenster"]
    assert post.sent("jana") == sent


def test_nothing_stays_of_what_was_taken_back(place: Workplace, post: PostInMemory) -> None:
    """Not on the sheet, and not in the file behind it, though the mentor has written more below."""
    questions = editors(place)[0]
    questions.text.field.appendPlainText("Wie war der Umzug?")
    place.go(Screen.WEEK)
    kept = place.session.window._context.folders.config / NAME
    before = kept.read_text(encoding="utf-8")
    assert "Umzug" in before
    assert "Anfang" not in before
    post.forget("jana")
    for contact in ("jana", "bo"):
        post.arrive(contact, Share("2026-W48", ()))
    place.window.refresh()
    place.wait()
    after = kept.read_text(encoding="utf-8")
    assert len(after) < len(before)
    place.go(Screen.PERSON, "jana")
    assert questions.words.splitlines() == [
        "Was würde Ihnen in der nächsten Woche am meisten helfen?",
        "Wie war der Umzug?",
    ]


def test_what_is_new_comes_to_what_is_written(place: Workplace, post: PostInMemory) -> None:
    questions = editors(place)[0]
    questions.text.field.setPlainText("Nur das.")
    questions.keep()
    post.arrive("jana", HelpWanted("2026-W48", "l-hut", "Wer berät?"))
    place.window.refresh()
    place.wait()
    assert questions.words.splitlines() == [
        "Hilfe bei „Zwei Hüte“: Was ist noch unklar, und was hat schon geholfen?",
        "Nur das.",
    ]


def test_each_person_has_their_own_notes(place: Workplace) -> None:
    editors(place)[1].text.field.setPlainText("Schreibtisch am Fenster")
    place.go(Screen.PERSON, "bo")
    assert editors(place)[1].words == ""


def test_suggestions_come_back_and_go_again(place: Workplace) -> None:
    questions = editors(place)[0]
    questions.text.field.setPlainText("Nur das.")
    questions.keep()
    place.click("Vorschläge wieder einsetzen")
    assert questions.words.startswith("Hilfe bei")
    message = place.session.messages.open[-1]
    assert message.run is not None
    message.run()
    assert questions.words == "Nur das."


def test_case_data_are_neither_kept_nor_printed_nor_thrown_away(place: Workplace) -> None:
    words = "Frau Berger, geboren am 03.04.1987, A-Nummer 123456789012"
    editors(place)[1].text.field.setPlainText(words)
    page(place).print_out()
    assert place.told == ["So kann das Blatt nicht gedruckt werden. Was zu tun ist, steht darunter."]
    place.go(Screen.WEEK)
    assert WeekNotes(place.session.window._context.folders.config).talk("jana").notes == ""
    place.go(Screen.PERSON, "jana")
    assert editors(place)[1].words == words


def test_help_that_was_talked_about_goes_and_comes_back(place: Workplace) -> None:
    place.click("Ist besprochen")
    assert "Bitten um Hilfe" not in texts(place)
    assert not editors(place)[0].words.startswith("Hilfe bei")
    message = place.session.messages.open[-1]
    assert message.run is not None
    message.run()
    place.wait()
    assert "Bitten um Hilfe" in texts(place)


def test_a_sign_off_is_taken_back_and_stands_again(place: Workplace, post: PostInMemory) -> None:
    signed = SignedOff("p-gespraech", place.today, SignOffLevel.GUIDED)
    post.send("jana", signed)
    place.window.refresh()
    place.wait()
    place.click("Zurücknehmen")
    assert post.sent("jana")[-1] == SignedOff("p-gespraech", place.today, None)
    assert "Von Ihnen abgezeichnet" not in texts(place)
    message = place.session.messages.open[-1]
    assert message.run is not None
    message.run()
    place.wait()
    assert post.sent("jana")[-1] == signed
    assert "Ein Gespräch führen: unter Anleitung, 23.11.2026" in texts(place)


def test_paper_has_room_for_notes_and_all_that_is_known(place: Workplace) -> None:
    assert sections(place) == [
        "",
        "Worüber wir sprechen",
        "Notizen und Verabredungen",
        "Bitten um Hilfe",
        "Bereit zur Abnahme",
        "Was geteilt wurde",
        "Zugewiesen: Erste Woche",
    ]


def test_who_is_no_contact_has_no_sheet(place: Workplace) -> None:
    place.go(Screen.PERSON, "weg")
    assert place.told == ["Diese Person gehört nicht mehr zu Ihrem Team."]


def test_whoever_leaves_the_team_takes_their_sheet_along(place: Workplace) -> None:
    editors(place)[1].text.field.setPlainText("Schreibtisch am Fenster")
    editors(place)[1].keep()
    give_post(place, PostInMemory(BO))
    place.window.refresh()
    place.wait()
    assert place.window.address.screen is Screen.WEEK
    assert place.told == ["Diese Person gehört nicht mehr zu Ihrem Team."]
    assert WeekNotes(place.session.window._context.folders.config).talk("jana").notes == ""


def test_erasing_everything_erases_what_was_noted(place: Workplace) -> None:
    config = place.session.window._context.folders.config
    editors(place)[1].text.field.setPlainText("Schreibtisch am Fenster")
    editors(place)[1].keep()
    assert (config / NAME).exists()
    place.session.own_data.erase_everything(lambda: None, owner=place.session, failed=place.session.messages.tell)
    place.wait()
    assert not (config / NAME).exists()
