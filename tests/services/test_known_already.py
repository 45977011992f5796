"""Das kann ich schon: drawn over the lessons of a module, passing makes them known, failing costs nothing."""

from __future__ import annotations

from datetime import timedelta
from textwrap import dedent

import pytest

from tests.helpers.attempts import answer, change, finish, now, reread
from tests.helpers.person import Person
from wissen.content.ids import Id
from wissen.errors import InvalidResponse, NotFound
from wissen.learning.attempt_kind import AttemptKind
from wissen.learning.completion import Standing
from wissen.learning.refresher import known_of

MODULE = "m-anfang"
FRIST = "module/01-anfang/frist.md"

PRACTICE = """\
    ---
    kennung: q-mehr
    titel: Mehr Fragen
    art: übung
    ---

    ## Noch eine?
    Kennung: f-noch · Bezug: § 82 AufenthG · Lektion: l-hut

    - [x] Ja
      > Richtig: so ist es.
    - [ ] Nein
      > Nein: doch.

    ## Eine ohne Lektion?
    Kennung: f-ohne · Bezug: § 82 AufenthG

    - [x] Ja
      > Richtig: so ist es.
    - [ ] Nein
      > Nein: doch.
    """


@pytest.fixture
def knowing(person: Person) -> Person:
    """Somebody whose module has five questions that name a lesson of it."""
    write(person, "module/01-anfang/mehr.md", PRACTICE)
    return person


def write(person: Person, name: str, text: str) -> None:
    (person.services.shelf.folder / name).write_text(dedent(text), encoding="utf-8")
    reread(person)


def begin(person: Person, seed: int = 3) -> None:
    person.does(person.services.quizzes.started_test_out(MODULE, seed=seed))


def known(person: Person) -> list[str]:
    entries = person.services.shelf.current.entries
    lessons = (entries[Id(name)] for name in ("l-hut", "l-frist"))
    return [entry.id for entry in lessons if known_of(entry, person.services.history) is not None]


def standing(person: Person, ref: str) -> Standing | None:
    nodes = {node.ref: node for top in person.services.onboarding.tree() for node in top.walk()}
    return nodes[ref].standing


def test_it_says_how_many_questions_and_which_lessons(knowing: Person) -> None:
    offer = knowing.services.quizzes.test_out(MODULE)
    assert offer is not None
    assert (offer.count, offer.pass_mark, offer.from_day) == (5, 50, None)
    assert [entry.id for entry in offer.lessons] == ["l-hut", "l-frist"]


def test_too_few_questions_offer_nothing(person: Person) -> None:
    assert person.services.quizzes.test_out(MODULE) is None
    assert not person.services.quizzes.may_test_out(MODULE)
    with pytest.raises(InvalidResponse, match="keine Fragen"):
        begin(person)


def test_what_is_no_module_is_not_found(person: Person) -> None:
    with pytest.raises(NotFound, match="kein Modul"):
        person.services.quizzes.test_out("l-hut")


def test_questions_come_from_quizzes_and_lessons_of_the_module(knowing: Person) -> None:
    begin(knowing)
    names = {name for name, _ in now(knowing, MODULE).items}
    assert names == {"k-hut", "f-beraten", "f-dazu", "f-folge", "f-noch"}
    assert now(knowing, MODULE).kind is AttemptKind.TEST_OUT


def test_a_durchgang_gives_none_of_its_questions(knowing: Person) -> None:
    change(knowing, "module/01-anfang/mehr.md", ("art: übung", "art: durchgang\nprozess: service-probe"))
    assert not knowing.services.quizzes.may_test_out(MODULE)
    assert knowing.services.quizzes.test_out(MODULE) is None


def test_passing_makes_the_lessons_known_with_what_they_say_today(knowing: Person) -> None:
    begin(knowing)
    attempt = finish(knowing, MODULE, right=[True] * 5)
    assert attempt.passed
    done = knowing.services.history.completions
    shown = knowing.services.lessons.completed("l-frist")
    assert done["l-frist"].sections == shown.payload["sections"]
    assert {done[name].by for name in ("l-hut", "l-frist")} == {attempt.reference}
    assert [entry.id for entry in knowing.services.quizzes.result(attempt).learned] == ["l-frist", "l-hut"]
    assert knowing.services.quizzes.test_out(MODULE) is None
    assert not knowing.services.quizzes.may_test_out(MODULE)


def test_whether_it_has_a_place_is_known_without_reading_a_text(knowing: Person) -> None:
    opened = knowing.services.shelf.whole.opened
    opened._kept.clear()
    assert knowing.services.quizzes.may_test_out(MODULE)
    assert not opened._kept
    knowing.services.quizzes.prepare_test_out(MODULE)
    assert {name for name, _ in opened._kept} == {"l-hut", "l-frist", "q-anfang", "q-mehr"}


def test_the_abschluss_stays_to_be_done(knowing: Person) -> None:
    begin(knowing)
    finish(knowing, MODULE, right=[True] * 5)
    assert (standing(knowing, "l-hut"), standing(knowing, "q-anfang")) == (Standing.DONE, Standing.OPEN)


def test_a_lesson_that_was_read_stays_as_it_was_read(knowing: Person) -> None:
    knowing.reads("l-hut")
    begin(knowing)
    finish(knowing, MODULE, right=[True] * 5)
    assert knowing.services.history.completions["l-hut"].by == ""


def test_a_later_change_of_the_law_reaches_who_has_passed(knowing: Person) -> None:
    begin(knowing)
    finish(knowing, MODULE, right=[True] * 5)
    change(
        knowing,
        FRIST,
        ("Die neue Frist.", "Die ganz neue Frist."),
        ("verlauf:", "verlauf:\n  - {am: 2026-11-24, art: auffrischen, text: Neu, abschnitte: [wann]}"),
    )
    knowing.today += timedelta(days=1)
    assert standing(knowing, "l-frist") is Standing.STALE


def test_failing_records_nothing_but_itself_and_names_the_lessons(knowing: Person) -> None:
    begin(knowing)
    attempt = finish(knowing, MODULE, right=[False] * 5)
    assert (attempt.passed, known(knowing)) == (False, [])
    assert {entry.id for entry in knowing.services.quizzes.result(attempt).repeat} == {"l-hut", "l-frist"}


def test_it_may_be_tried_again_the_next_day(knowing: Person) -> None:
    begin(knowing)
    finish(knowing, MODULE, right=[False] * 5)
    offer = knowing.services.quizzes.test_out(MODULE)
    assert offer is not None
    assert offer.from_day == knowing.today + timedelta(days=1)
    with pytest.raises(InvalidResponse, match="Heute haben Sie es schon versucht"):
        begin(knowing)
    knowing.today += timedelta(days=1)
    begin(knowing, seed=9)
    assert finish(knowing, MODULE, right=[True] * 5).passed


def test_one_left_half_way_goes_on(knowing: Person) -> None:
    begin(knowing)
    first = answer(knowing, MODULE)
    waiting = knowing.services.quizzes.attempt(MODULE)
    assert waiting is not None
    question = knowing.services.quizzes.next_question(waiting)
    assert question is not None
    assert question.name != first


def test_without_an_abschluss_eighty_percent_are_asked(knowing: Person) -> None:
    change(knowing, "module/01-anfang/abschluss.md", ("art: abschluss", "art: übung"))
    offer = knowing.services.quizzes.test_out(MODULE)
    assert offer is not None
    assert offer.pass_mark == 80


def test_more_questions_than_ten_are_never_asked(knowing: Person) -> None:
    for number in range(6):
        lesson = f"l-{number}"
        head = f"---\nkennung: {lesson}\ntitel: Lektion {number}\n---\n\n## Wort\nKennung: wort\n\nEin Wort.\n\n"
        question = PRACTICE[PRACTICE.index("## Noch eine?") : PRACTICE.index("    ## Eine ohne")]
        asked = dedent("    " + question).replace("## Noch", "## Kontrollfrage: Noch").replace(" · Lektion: l-hut", "")
        write(knowing, f"module/01-anfang/x{number}.md", head + asked.replace("f-noch", f"k-{number}"))
    offer = knowing.services.quizzes.test_out(MODULE)
    assert offer is not None
    assert offer.count == 10
    begin(knowing)
    assert len(now(knowing, MODULE).items) == 10


def test_an_attempt_whose_module_has_gone_can_be_ended(knowing: Person) -> None:
    begin(knowing)
    for _ in range(5):
        answer(knowing, MODULE)
    attempt = now(knowing, MODULE)
    change(knowing, "module/01-anfang/modul.md", ("kennung: m-anfang", "kennung: m-neu"))
    knowing.does(*knowing.services.quizzes.finished(attempt))
    ended = knowing.services.history.attempt(attempt.reference)
    assert (ended.passed, known(knowing)) == (True, [])
