"""Neuerungen: what changed of what a person learned, and taking note of it without losing the completion."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers.person import Person
from wissen.content.head import ChangeClass
from wissen.errors import NotFound
from wissen.learning.completion import Standing
from wissen.learning.verb import Verb
from wissen.progress import payloads
from wissen.services.refreshers import readable

EVE, DAY, LATER = date(2026, 5, 31), date(2026, 6, 1), date(2026, 6, 20)


@pytest.fixture
def learned(person: Person) -> Person:
    """Somebody who read the lesson on the eve."""
    person.today = EVE
    person.reads("l-frist")
    return person


def standing(person: Person) -> Standing:
    return person.services.refreshers.standing(person.services.shelf.current.entry("l-frist"))


def test_on_the_eve_nothing_is_asked_and_on_the_day_it_is(learned: Person) -> None:
    refreshers = learned.services.refreshers
    assert (refreshers.all(), standing(learned)) == ((), Standing.DONE)
    learned.today = DAY
    (asked,) = refreshers.all()
    assert (asked.entry.id, asked.kind, standing(learned)) == ("l-frist", ChangeClass.REFRESH, Standing.STALE)


def test_somebody_who_learned_it_later_is_asked_nothing(person: Person) -> None:
    person.reads("l-frist")
    assert person.services.refreshers.all() == ()


def test_the_old_text_is_kept_and_the_new_one_stands_beside_it(learned: Person) -> None:
    learned.today = DAY
    refreshers = learned.services.refreshers
    (asked,) = refreshers.all()
    assert refreshers.new_texts(asked) == {"wann": "Die neue Frist."}
    assert asked.deltas[0].old == (learned.keeper.kept[-1].payload["sections"]["wann"],)


def test_taking_note_ends_it_and_the_completion_stays(learned: Person) -> None:
    completion = learned.services.history.completions["l-frist"]
    learned.today = LATER
    event = learned.services.refreshers.noticed("l-frist")
    payloads.check(event.verb, event.payload)
    assert (event.verb, event.payload["kind"], event.payload["through"]) == (Verb.ACKNOWLEDGED, "refresh", "2026-06-01")
    assert "Die neue Frist." in event.shown.values()
    learned.does(event)
    assert (learned.services.refreshers.all(), standing(learned)) == ((), Standing.DONE)
    assert learned.services.history.completions["l-frist"] == completion


def test_reading_the_lesson_again_ends_it_too(learned: Person) -> None:
    learned.today = LATER
    learned.reads("l-frist")
    assert learned.services.refreshers.all() == ()


def test_taking_back_the_completion_forgets_what_was_noticed(learned: Person) -> None:
    learned.today = LATER
    learned.does(learned.services.refreshers.noticed("l-frist"))
    learned.does(learned.services.lessons.undone("l-frist"))
    assert standing(learned) is Standing.BEGUN
    assert learned.services.history.known("l-frist") is None


def test_an_item_of_a_list_that_begins_asks_those_who_read_the_earlier_one(person: Person) -> None:
    file = person.services.shelf.folder / "module/01-anfang/frist.md"
    told = "## Wie\nKennung: wie\n\n- mündlich (gilt bis 31.05.2026)\n- schriftlich (gilt ab 01.06.2026)\n"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("## Wann")].replace("[wann]", "[wie]") + told, encoding="utf-8")
    person.services.shelf.adopt(person.services.shelf.read())
    person.today = EVE
    person.reads("l-frist")
    assert person.services.refreshers.all() == ()
    person.today = DAY
    (asked,) = person.services.refreshers.all()
    assert [delta.place for delta in asked.deltas] == ["wie"]
    person.reads("l-frist")
    assert person.services.refreshers.all() == ()


def test_at_most_three_questions_are_asked(learned: Person) -> None:
    file = learned.services.shelf.folder / "module/01-anfang/frist.md"
    names = ("k-hut", "gibt-es-nicht", "f-beraten", "f-dazu", "f-folge")
    text = file.read_text(encoding="utf-8").replace("[wann]}", f"[wann], fragen: [{', '.join(names)}]}}")
    file.write_text(text, encoding="utf-8")
    learned.services.shelf.adopt(learned.services.shelf.read())
    learned.today = DAY
    view = learned.services.refreshers.view("l-frist")
    assert [item.id for item in view.items] == ["k-hut", "f-beraten", "f-dazu"]


def test_without_a_change_there_is_nothing_to_show(learned: Person) -> None:
    with pytest.raises(NotFound, match="nichts geändert"):
        learned.services.refreshers.view("l-frist")


def test_the_text_that_was_seen_can_be_read(learned: Person) -> None:
    kept = "Die **alte** Frist.\n\n- eins\n- [zwei](x.md)"
    assert readable(kept) == "Die alte Frist.\n\n- eins\n- zwei"


def test_a_question_withdrawn_in_a_running_attempt_counts_for_nothing(person: Person) -> None:
    quizzes = person.services.quizzes
    person.does(quizzes.started("q-anfang", seed=1))
    file = person.services.shelf.folder / "module/01-anfang/abschluss.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("## In welcher")], encoding="utf-8")
    person.services.shelf.adopt(person.services.shelf.read())
    attempt = quizzes.attempts("q-anfang")[-1]
    assert quizzes.withdrawn(attempt) == ("f-folge",)
    while question := quizzes.next_question(quizzes.attempts("q-anfang")[-1]):
        keys = tuple(choice.key for choice in question.item.interaction.choices if choice.correct)  # type: ignore[union-attr]
        person.does(*quizzes.answered(quizzes.attempts("q-anfang")[-1], question.item, keys)[1])
    person.does(*quizzes.finished(quizzes.attempts("q-anfang")[-1]))
    result = quizzes.result(quizzes.attempts("q-anfang")[-1])
    assert (result.attempt.withdrawn, result.right, result.count, result.attempt.score) == (("f-folge",), 2, 2, 1.0)
