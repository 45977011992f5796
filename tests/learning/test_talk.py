"""Questions for a talk: from what is known, at most seven, the last one always fits."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.learning.test_weekly import LAST, THIS, TODAY, people, person, plan
from wissen.learning.completion import Standing
from wissen.learning.talk import MOST_QUESTIONS, Own, Questions, question_name, shown, suggested, written
from wissen.learning.weekly import Asked, Item, Plan, Seen

ALWAYS = "Was würde Ihnen in der nächsten Woche am meisten helfen?"


def test_where_nothing_is_known_one_question_is_left() -> None:
    assert suggested(person(), TODAY) == (ALWAYS,)


def test_what_was_asked_for_comes_first() -> None:
    item = Item("m-anfang", "Anfang", date(2026, 11, 20), False, "begonnen")
    someone = person(
        asked=(Asked("l-frist", "Fristen", THIS, "k1"), Asked("l-hut", "Zwei Hüte", LAST, "k2")),
        plans=(plan(item),),
        ready=(("p", "Ein Gespräch führen"),),
        modules=(("Weiter", Standing.BEGUN), ("Anfang", Standing.STALE), ("Rest", Standing.DONE)),
    )
    assert suggested(someone, TODAY) == (
        "Hilfe bei „Zwei Hüte“: Was ist noch unklar, und was hat schon geholfen?",
        "Hilfe bei „Fristen“: Was ist noch unklar, und was hat schon geholfen?",
        "„Anfang“ war bis 20.11.2026 gedacht: Passt der Plan noch?",
        "Abnahme „Ein Gespräch führen“: Wann schauen wir es uns gemeinsam an?",
        "„Anfang“ hat sich geändert: Was ist jetzt anders, und wo kommt es in der Arbeit vor?",
        "„Weiter“ ist begonnen: Was ist gut gelungen, was war schwer?",
        ALWAYS,
    )


def test_silence_is_asked_about_without_reproach() -> None:
    assert suggested(person(week=date(2026, 11, 2)), TODAY)[0].startswith("Seit KW 45 ist kein Stand gekommen: Fehlt")
    assert suggested(person(week=None), TODAY)[0].startswith("Noch ist kein Stand gekommen: Fehlt")


def test_the_end_of_a_path_is_talked_about() -> None:
    soon = Plan("kurz", "Kurz", LAST, (Item("m", "M", date(2026, 12, 4), True),))
    assert suggested(person(plans=(soon,)), TODAY)[0] == "„Kurz“ geht zu Ende: Was soll danach kommen?"


@given(people, st.dates(date(2026, 9, 1), date(2027, 1, 31)))
def test_there_are_never_more_than_seven(everybody: list[Seen], today: date) -> None:
    for someone in everybody:
        questions = suggested(someone, today)
        assert 1 <= len(questions) <= MOST_QUESTIONS
        assert questions[-1] == ALWAYS
        assert all(question.endswith("?") for question in questions)


# ------------------------------------------------------------ what a mentor makes of them


A, B, C = "„Anfang“ ist begonnen?", "„Fristen“ ist begonnen?", "Was hilft?"


def test_untouched_questions_are_those_that_are_suggested() -> None:
    assert written(f"{A}\n{C}", (A, C)) == Questions()
    assert shown(Questions(), (A, C)) == f"{A}\n{C}"


@given(st.text("ab\n"), st.lists(st.sampled_from(["a", "b", "ab", "ba"]), unique=True))
def test_what_was_written_stands_there_again(words: str, suggestions: list[str]) -> None:
    assert shown(written(words.strip(), suggestions), suggestions).strip() == words.strip()


def test_a_line_of_ones_own_stays_and_a_suggestion_goes_with_its_reason() -> None:
    kept = written(f"Wie war der Umzug?\n{A}\n{C}", (A, C))
    assert shown(kept, (C,)) == f"Wie war der Umzug?\n{C}"
    assert [one for one in kept.only([question_name(C)]).lines if isinstance(one, Own)] == [Own("Wie war der Umzug?")]


def test_what_is_suggested_anew_comes_first_and_what_was_taken_out_stays_out() -> None:
    kept = written(f"{C}\nWie war der Umzug?", (A, C))
    assert shown(kept, (A, B, C)) == f"{B}\n{C}\nWie war der Umzug?"
    assert shown(kept.only([question_name(B), question_name(C)]), (A, C)).startswith(A)
