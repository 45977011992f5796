"""A whole week of a trainee, and every byte of it that is handed to the post: nothing that is not in the golden file.

A new field, a finer time or one message more fails. Whoever changes what leaves changes the file, the data sheet
(`wissen/services/data_sheet.py`) and the decision in docs/adr/0071 together.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.helpers.person import Person, right_keys, wrong_keys
from tests.helpers.posts import PostInMemory, a_mentor
from tests.helpers.small_pack import write_small_pack
from wissen.learning.remark import RemarkKind
from wissen.services.notes import NoteView
from wissen.services.sharing import Aspect, Message, Sharing
from wissen.team.messages import Covering, encode

GOLDEN = Path(__file__).parents[1] / "data" / "team" / "a-week.jsonl"
MONDAY = date(2026, 11, 23)
MENTOR, BEN = "nabil", "ben"
LAST_OF_COVER = date(2026, 12, 18)
"""Chosen by the mentor: a day on which they are away, not one on which anybody learned."""

NOTE = "Bei der Übergabe nachfragen"
REMARK = "Hier fehlt ein Beispiel"
SEARCHES = ("Verpflichtungserklärung", "Regenschirm")
QUESTION = "Muss ich hier immer beraten?"


class Recorded(PostInMemory):
    """Keeps, like a wire, every byte of every message it was ever given."""

    def __init__(self) -> None:
        super().__init__(a_mentor(), a_mentor("Ben"))
        self.bytes: list[bytes] = []

    def send(self, to: str, *messages: Message) -> None:
        super().send(to, *messages)
        self.bytes += [encode(message) for message in messages]


@pytest.fixture
def week(tmp_path: Path) -> tuple[Person, list[bytes]]:
    """Monday to Friday."""
    person, post = Person(write_small_pack(tmp_path / "inhalte"), today=MONDAY), Recorded()
    services = person.services
    sharing = Sharing(services.shelf, services.history, services.onboarding, post, minimum=())
    everything = sharing.aspects({MENTOR: tuple(Aspect)}, MENTOR)

    person.reads("l-hut")
    view = services.lessons.view("l-hut")
    item = view.lesson.items[0]
    person.does(services.lessons.answered(item, wrong_keys(item))[1])
    person.visits("l-hut", "helfen")

    person.today += timedelta(1)
    person.does(services.notes.written(NoteView("notiz-1", "l-hut#helfen", "Helfen", NOTE)))
    subject = services.remarks.subject(services.shelf.current, "l-hut", "helfen")
    assert subject is not None
    person.does(services.remarks.made(subject, RemarkKind.UNCLEAR, REMARK, text_id="meldung-1"))
    for words in SEARCHES:
        services.search.search(words)
    sharing.send(MENTOR, sharing.help("l-hut#helfen", QUESTION))

    person.today += timedelta(1)
    sharing.send(MENTOR, sharing.share({Aspect.MODULES}))
    person.passes("q-anfang")

    person.today += timedelta(1)
    _two_of_three(person)
    person.walks("service-probe")
    _, part = services.shelf.current.find("p-gespraech")
    assert part is not None
    person.does(*services.practices.changed(part, ready=True))

    person.today += timedelta(1)
    person.reads("l-rest")
    sharing.send(MENTOR, sharing.share(everything))
    # Nabil will be away: Jana has accepted that Ben stands in, and shows Ben less
    sharing.send(BEN, Covering("Nabil", LAST_OF_COVER))
    sharing.send(BEN, sharing.share({Aspect.MODULES}))
    return person, post.bytes


def _two_of_three(person: Person) -> None:
    """Once more, with a mistake: 66.7 percent."""
    quizzes = person.services.quizzes
    person.does(quizzes.started("q-anfang", seed=1))
    while asked := quizzes.next_question(quizzes.attempts("q-anfang")[-1]):
        given = (wrong_keys if asked.item.id == "f-beraten" else right_keys)(asked.item)
        person.does(*quizzes.answered(quizzes.attempts("q-anfang")[-1], asked.item, given)[1])
    person.does(*quizzes.finished(quizzes.attempts("q-anfang")[-1]))


def test_every_byte_that_leaves_is_in_the_golden_file(week: tuple[Person, list[bytes]]) -> None:
    assert b"".join(one + b"\n" for one in week[1]) == GOLDEN.read_bytes()


def test_the_week_had_more_in_it_than_leaves(week: tuple[Person, list[bytes]]) -> None:
    person, _ = week
    verbs = {event.verb for event in person.keeper.events()}
    assert verbs >= {"begun", "completed", "answered", "noted", "remarked", "attempt-finished", "practice-ready"}
    assert {NOTE, REMARK} <= set(person.keeper.texts.values())


def test_no_day_leaves_but_the_last_one_of_a_cover(week: tuple[Person, list[bytes]]) -> None:
    person, sent = week
    told = b"".join(sent).decode()
    assert re.findall(r"\d{4}-\d{2}-\d{2}|\d{2}\.\d{2}\.|\d:\d{2}", told) == [LAST_OF_COVER.isoformat()]
    assert not [event.day for event in person.keeper.events() if event.day.isoformat() in told]
    assert set(re.findall(r"2026-W\d+", told)) == {"2026-W48"}


def test_no_own_word_leaves_but_those_of_the_request(week: tuple[Person, list[bytes]]) -> None:
    person, sent = week
    told = b"".join(sent).decode()
    assert QUESTION in told
    assert not [words for words in (*person.keeper.texts.values(), *SEARCHES) if words in told]


def test_no_answer_leaves(week: tuple[Person, list[bytes]]) -> None:
    person, sent = week
    told = b"".join(sent).decode()
    answered = [event for event in person.keeper.events() if event.verb == "answered"]
    given = {part for event in answered for part in event.payload["response"] if isinstance(part, str)}
    assert answered
    assert given
    assert not [name for name in (*given, *(event.object for event in answered)) if f'"{name}"' in told]


def test_no_name_of_an_event_and_no_fassung_leaves(week: tuple[Person, list[bytes]]) -> None:
    person, sent = week
    told = b"".join(sent).decode()
    names = {name for event in person.keeper.events() for name in (event.reference, event.revision) if name}
    assert not [name for name in names if name in told]
