"""Journey B: a mentor on a Monday. Read the states in, clear the rows, print two sheets, sign off, put a path off.

A mentor and two trainees, each with services of their own; what they tell each other is carried by hand.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.person import Person
from tests.helpers.posts import PostInMemory, a_mentor, a_trainee
from tests.helpers.small_pack import write_small_pack
from wissen.learning.completion import Standing
from wissen.learning.practice import PracticeState, SignOffLevel
from wissen.learning.talk import Questions, written
from wissen.learning.weekly import Act, Row, monday
from wissen.services.conversation import conversation
from wissen.services.practices import Practices
from wissen.services.week import Week
from wissen.services.week_notes import WeekNotes
from wissen.team.messages import (
    CHANNELS,
    Assignment,
    HelpWanted,
    Message,
    PlannedItem,
    Share,
    SharedModule,
    SharedPractice,
    decode,
    encode,
)
from wissen.ui.reader.talk_page import talk_page

MONDAY = date(2026, 11, 23)
PLAN = Assignment(
    "erste-woche",
    "Erste Woche",
    date(2026, 11, 9),
    (PlannedItem("m-anfang", date(2026, 11, 20)), PlannedItem("p-gespraech", date(2026, 12, 18))),
)


class Office:
    """The mentor's services, two trainees', and the way between them: as bytes, as an exchange would carry them."""

    def __init__(self, folder: Path) -> None:
        self.mentor = Person(write_small_pack(folder / "mentor"), today=MONDAY)
        self.trainees = {name: Person(write_small_pack(folder / name), today=MONDAY) for name in ("jana", "bo")}
        self.post = PostInMemory(a_trainee("Jana"), a_trainee("Bo"))
        self.posts = {name: PostInMemory(a_mentor("Nabil")) for name in self.trainees}
        self.week = Week(self.mentor.services.shelf, self.post)
        self.notes = WeekNotes(folder)
        self.practices = {
            name: Practices(one.services.history, self.posts[name], new_text_id=one._new_text_id)
            for name, one in self.trainees.items()
        }
        self._carried = dict.fromkeys([*self.trainees, *(f"an {name}" for name in self.trainees)], 0)

    def carry(self) -> None:
        """Everybody gets what is new for them."""
        for name, trainee_post in self.posts.items():
            self._carry(name, trainee_post.sent("nabil"), self.post, name)
            self._carry(f"an {name}", self.post.sent(name), trainee_post, "nabil")
            person = self.trainees[name]
            person.does(*self.practices[name].arrived())

    def _carry(self, way: str, messages: tuple[Message, ...], to: PostInMemory, sender: str) -> None:
        for message in messages[self._carried[way] :]:
            to.arrive(sender, decode(encode(message), CHANNELS[type(message)]))
        self._carried[way] = len(messages)

    def rows(self) -> tuple[Row, ...]:
        return self.week.overview(self.notes.put_off, self.notes.discussed).rows

    def acts(self) -> list[tuple[str, Act]]:
        return [(row.name, row.act) for row in self.rows()]

    def practice_of(self, name: str) -> PracticeState:
        _, part = self.trainees[name].services.shelf.current.find("p-gespraech")
        assert part is not None
        return self.trainees[name].services.practices.state(part)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Nabil has assigned a path to Jana; last week both shared, and Jana asked for help."""
    made = Office(tmp_path)
    made.week.send("jana", PLAN)
    jana, bo = made.posts["jana"], made.posts["bo"]
    begun = SharedModule("m-anfang", "2026-11", Standing.BEGUN)
    ready = (SharedPractice("p-gespraech", PracticeState.READY),)
    jana.send("nabil", Share("2026-W47", (begun,), ready), HelpWanted("2026-W47", "l-frist", "Ab wann?"))
    bo.send("nabil", Share("2026-W47", (replace(begun, standing=Standing.STALE),)))
    made.carry()
    return made


def test_a_mentor_clears_the_rows_of_the_week(office: Office) -> None:
    assert office.acts() == [
        ("Jana", Act.TALK),
        ("Jana", Act.SIGN_OFF),
        ("Bo", Act.ASSIGN),
        ("Jana", Act.POSTPONE),
        ("Bo", Act.LAW),
    ]

    # the talk: a sheet with questions, notes that stay here, printed
    sheet = conversation(office.week, "jana", MONDAY, ())
    assert sheet.questions[0] == "Hilfe bei „Fristen“: Was ist noch unklar, und was hat schon geholfen?"
    office.notes.keep("jana", questions=Questions(), notes="Am Beispiel rechnen", day=MONDAY)
    paper = talk_page(sheet, "\n".join(sheet.questions), office.notes.talk("jana").notes, MONDAY)
    assert "Am Beispiel rechnen" in str(paper)
    office.notes.settle("jana", [request.key for request in sheet.requests])
    assert ("Jana", Act.TALK) not in office.acts()

    # the sign-off: it reaches Jana, and only her
    office.week.send("jana", office.week.sign_off("p-gespraech", MONDAY, SignOffLevel.ALONE))
    office.carry()
    assert office.practice_of("jana") is PracticeState.ALONE
    assert office.practice_of("bo") is PracticeState.OPEN
    assert ("Jana", Act.SIGN_OFF) not in office.acts()

    # a week more: the same assignment with later days
    later, before = office.week.week_later("jana", PLAN.id, "")
    assert before == PLAN
    office.week.send("jana", later)
    office.carry()
    came = [one.message for one in office.posts["jana"].received() if isinstance(one.message, Assignment)]
    assert [one.id for one in came] == [PLAN.id, PLAN.id]
    # what was signed off is done: its day stays
    assert [item.due for item in came[-1].items] == [date(2026, 11, 27), date(2026, 12, 18)]
    assert ("Jana", Act.POSTPONE) not in office.acts()

    # Bo can wait until next week
    for row in office.rows():
        office.notes.put_row_off(row.key, monday(MONDAY))
    assert office.rows() == ()
    office.mentor.today = date(2026, 11, 30)
    assert [act for name, act in office.acts() if name == "Bo"] == [Act.ASSIGN, Act.LAW]


def test_a_sign_off_that_was_a_mistake_goes_again(office: Office) -> None:
    office.week.send("jana", office.week.sign_off("p-gespraech", MONDAY, SignOffLevel.GUIDED))
    office.carry()
    assert office.practice_of("jana") is PracticeState.GUIDED
    office.week.send("jana", office.week.sign_off("p-gespraech", MONDAY, None))
    office.carry()
    assert office.practice_of("jana") is PracticeState.OPEN
    assert ("Jana", Act.SIGN_OFF) in office.acts()


def test_what_the_mentor_notes_never_leaves(office: Office) -> None:
    office.notes.keep("jana", questions=written("Wie war der Umzug?", ()), notes="Am Beispiel rechnen", day=MONDAY)
    office.week.send("jana", office.week.sign_off("p-gespraech", MONDAY, SignOffLevel.ALONE))
    left = b"".join(encode(message) for name in ("jana", "bo") for message in office.post.sent(name))
    assert left
    assert b"Umzug" not in left
    assert b"Beispiel" not in left
