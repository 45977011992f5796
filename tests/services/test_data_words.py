"""What is kept, in plain words: counted, and each entry with its day, its object and the person's own words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.helpers.person import Person
from tests.helpers.stores import counting_salts, in_memory
from wissen.learning.remark import RemarkKind
from wissen.learning.verb import Verb
from wissen.progress import events, export
from wissen.progress.events import NewEvent
from wissen.progress.export import Kept
from wissen.progress.store import Holdings
from wissen.services.data_words import WORDINGS, DataEntry, counted, entries

DAY = date(2026, 11, 23)


def kept(*new: NewEvent) -> Kept:
    connection = in_memory()
    events.append(connection, new, today=DAY, new_salt=counting_salts())
    found = export.collect(connection)
    connection.close()
    return found


def told(person: Person, *new: NewEvent) -> list[tuple[str, str]]:
    return [(one.what, one.title) for one in entries(kept(*new), person.services.shelf.whole)]


def holdings(texts: int = 0, shown: int = 0, places: int = 0, **by_verb: int) -> Holdings:
    return Holdings(Path("x"), 1, (), by_verb, texts, shown, places)


@pytest.mark.parametrize("verb", Verb)
def test_every_verb_has_words(verb: Verb) -> None:
    assert WORDINGS[verb].done
    assert WORDINGS[verb].one != ""


def test_it_is_counted_in_words_and_what_is_not_there_is_left_out() -> None:
    assert counted(holdings()) == ()
    assert counted(holdings(texts=2, places=1, completed=1, answered=12)) == (
        "1 Abschluss einer Lektion oder eines Prozesses",
        "12 Antworten auf Fragen",
        "2 Texte dazu, vor allem in Ihren Worten",
        "1 Stelle, an der Sie zuletzt waren",
    )


def test_what_a_newer_version_kept_is_counted_too() -> None:
    assert counted(holdings(dreamed=3)) == ("3 andere Einträge",)


def test_entries_name_their_objects_as_people_do(person: Person) -> None:
    lessons = person.services.lessons
    assert told(person, lessons.completed("l-hut"), NewEvent(Verb.BOOKMARKED, "l-hut#helfen", "", {"kept": False})) == [
        ("Lesezeichen: entfernt", "Zwei Hüte › Helfen"),
        ("Abgeschlossen", "Zwei Hüte"),
    ]


def test_what_has_gone_from_the_content_keeps_its_name(person: Person) -> None:
    assert told(person, NewEvent(Verb.BEGUN, "l-fort")) == [("Zum ersten Mal geöffnet", "l-fort")]


@pytest.mark.parametrize(
    ("score", "what"),
    [
        (1.0, "Frage beantwortet: richtig"),
        (0.5, "Frage beantwortet: teilweise richtig"),
        (0.0, "Frage beantwortet: noch nicht richtig"),
        (None, "Frage beantwortet"),
    ],
)
def test_an_answer_says_how_it_was(person: Person, score: float | None, what: str) -> None:
    answer = NewEvent(Verb.ANSWERED, "k-hut", "", {"attempt": None, "response": [], "score": score})
    assert told(person, answer)[0][0] == what


def test_a_finished_quiz_says_how_many_percent(person: Person) -> None:
    finished = NewEvent(Verb.ATTEMPT_FINISHED, "q-anfang", "", {"attempt": "log1/1", "score": 0.846, "passed": True})
    assert told(person, finished)[0][0] == "Übung beendet: 85 Prozent"


def test_own_words_stand_with_their_entry(person: Person) -> None:
    remarks = person.services.remarks
    subject = remarks.subject(person.services.shelf.current, "l-hut", "helfen")
    assert subject is not None
    found = kept(remarks.made(subject, RemarkKind.LOOP, "Hin und her.", text_id="m-1"))
    (entry,) = entries(found, person.services.shelf.whole)
    assert entry == DataEntry(
        "log1/1", DAY, "remarked", "Gemeldet: Schleife", "Zwei Hüte › Helfen", "Hin und her.", can_be_erased=True
    )


def test_a_reset_of_everything_has_no_object(person: Person) -> None:
    assert told(person, NewEvent(Verb.PROGRESS_RESET)) == [("Lernstand zurückgesetzt", "")]


def test_what_nobody_wrote_is_not_taken_for_own_words(person: Person) -> None:
    payload = {"note": "n-1", "words": {"text": "w-1"}, "title": {"text": "t-1"}}
    noted = NewEvent(Verb.NOTED, "l-hut", "", payload, {}, {"w-1": "Merken!", "t-1": "Zwei Hüte"})
    (entry,) = entries(kept(noted), person.services.shelf.whole)
    assert (entry.what, entry.words) == ("Notiz", "Merken!")


@pytest.mark.parametrize(
    ("event", "what"),
    [
        (NewEvent(Verb.NOTED, "l-hut", "", {"note": "n-1", "words": None}), "Notiz: entfernt"),
        (NewEvent(Verb.PRACTICE_READY, "p-1", "", {"ready": False}), "Bereit zur Abnahme: nicht mehr"),
        (NewEvent(Verb.PRACTICE_READY, "p-1", "", {"ready": True}), "Bereit zur Abnahme"),
    ],
)
def test_what_was_taken_away_is_said_to_be(person: Person, event: NewEvent, what: str) -> None:
    assert told(person, event)[0][0] == what


def test_a_sign_off_says_who_and_when(person: Person) -> None:
    def signed(level: str | None) -> NewEvent:
        payload = {"by": "nabil", "name": {"text": "n-1"}, "day": "2026-11-20", "level": level}
        return NewEvent(Verb.SIGNED_OFF, "p-gespraech", "r1", payload, texts={"n-1": "Nabil"})

    assert told(person, signed("alone"), signed(None)) == [
        ("Praxis abgezeichnet: zurückgenommen von Nabil", "Praxis am Anfang › Ein Gespräch führen"),
        (
            "Praxis abgezeichnet: selbständig, von Nabil am 20.11.2026",
            "Praxis am Anfang › Ein Gespräch führen",
        ),
    ]
