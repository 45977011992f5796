"""What an export tells of the exchange: what is about the person, in words, and nothing of others or of keys."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.exchange import a_device, a_team
from tests.helpers.person import Person
from tests.helpers.posts import PostInMemory, a_mentor, a_trainee
from wissen.learning.completion import Standing
from wissen.learning.practice import PracticeState, SignOffLevel
from wissen.learning.talk import written
from wissen.services.exchanged import Exchanged, Noted, exchanged
from wissen.services.week_notes import WeekNotes
from wissen.team import keys
from wissen.team.messages import (
    Assignment,
    Cover,
    CoverEnded,
    Covering,
    HelpWanted,
    Message,
    PlannedItem,
    Share,
    SharedModule,
    SharedPractice,
    SignedOff,
    Withdrawn,
)

DAY = date(2026, 11, 23)
SAID: tuple[tuple[Message, str, str], ...] = (
    (
        Share(
            "2026-W48",
            (SharedModule("m-anfang", "2026-11", Standing.DONE),),
            (SharedPractice("p-gespraech", PracticeState.READY),),
        ),
        "Stand",
        "Kalenderwoche 48/2026\nAnfang: fertig\nPraxis am Anfang › Ein Gespräch führen: bereit zur Abnahme",
    ),
    (
        HelpWanted("2026-W48", "l-frist", "Ab wann?"),
        "Bitte um Hilfe",
        "Fristen, Kalenderwoche 48/2026\nAb wann?",
    ),
    (HelpWanted("2026-W48", "l-frist"), "Bitte um Hilfe", "Fristen, Kalenderwoche 48/2026"),
    (Covering("Anna", DAY), "Hinweis auf eine Vertretung", "für Anna, bis 23.11.2026"),
    (
        Assignment(
            "woche",
            "Erste Woche",
            DAY,
            (PlannedItem("m-anfang", DAY), PlannedItem("m-fort", DAY, optional=True)),
            words="Willkommen!",
        ),
        "Lernpfad",
        "Erste Woche, ab 23.11.2026\nWillkommen!\nAnfang, bis 23.11.2026\nm-fort, bis 23.11.2026, freiwillig",
    ),
    (Withdrawn("woche"), "zurückgenommener Lernpfad", "woche"),
    (
        SignedOff("p-gespraech", DAY, SignOffLevel.GUIDED),
        "Abnahme",
        "Praxis am Anfang › Ein Gespräch führen: unter Anleitung, 23.11.2026",
    ),
    (SignedOff("p-fort", DAY, None), "Abnahme", "p-fort: zurückgenommen, 23.11.2026"),
    (
        Cover("Ben", "Team Süd", a_device("ben").public, DAY, DAY),
        "Vertretung",
        "Ben (Team Süd), 23.11.2026 bis 23.11.2026",
    ),
    (CoverEnded(), "beendete Vertretung", ""),
)


@pytest.fixture
def post() -> PostInMemory:
    return PostInMemory(replace(a_mentor(), until=DAY), a_trainee("Bo"))


def told(person: Person, post: PostInMemory, folder: Path) -> Exchanged:
    return exchanged(post, WeekNotes(folder), person.services.shelf.whole)


@pytest.mark.parametrize("said", SAID)
def test_each_message_is_told_in_words(
    person: Person, post: PostInMemory, tmp_path: Path, said: tuple[Message, str, str]
) -> None:
    message, what, about = said
    post.send("nabil", message)
    post.arrive("nabil", message)
    found = told(person, post, tmp_path)
    for one in (*found.sent, *found.came):
        assert (one.name, one.what, one.about, one.message) == ("Nabil", what, about, message)
    assert len(found.sent) == len(found.came) == 1


def test_what_others_shared_is_not_the_persons(person: Person, post: PostInMemory, tmp_path: Path) -> None:
    post.arrive("bo", HelpWanted("2026-W48", "l-frist", "Das weiß nur Bo."))
    found = told(person, post, tmp_path)
    assert found.came == ()
    assert "nur Bo" not in str(found.raw)


def test_contacts_and_own_notes_are_told(person: Person, post: PostInMemory, tmp_path: Path) -> None:
    questions = written("„Anfang“ ist begonnen?\nWie war der Umzug?", ("„Anfang“ ist begonnen?",))
    WeekNotes(tmp_path).keep("bo", questions=questions, notes="Am Fenster", day=DAY)
    found = told(person, post, tmp_path)
    assert found.people == (
        ("Bo", "wird von mir eingearbeitet", "1111 2222 3333 4444", ""),
        ("Nabil", "arbeitet mich ein", "5555 6666 7777 8888", "23.11.2026"),
    )
    assert found.noted == (Noted("Bo", "Wie war der Umzug?", "Am Fenster"),)


def test_no_secret_key_is_told(person: Person, tmp_path: Path) -> None:
    nabil, jana = a_team(tmp_path)
    jana.mail.send("nabil", HelpWanted("2026-W48", "l-frist", "Ab wann?"))
    said = str(exchanged(jana.mail, WeekNotes(tmp_path), person.services.shelf.whole).raw)
    assert "Ab wann?" in said
    assert nabil.mail.fingerprint in said
    for desk in (jana, nabil):
        secrets = json.loads((desk.folder / keys.FILE).read_text(encoding="utf-8"))
        assert not [key for key in (secrets["sign"], secrets["seal"]) if key in said]
