"""Walking through a finder: answers, changes, what stays of them, and the words of an outcome."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.flows import a_finder
from tests.helpers.person import Person
from wissen.content.blocks import plain
from wissen.content.finder_run import UNKNOWN
from wissen.content.flow import Finder
from wissen.content.ids import Place
from wissen.errors import ContentError, NotFound, NotThen
from wissen.services.finders import (
    ADVICE,
    FinderState,
    Given,
    answer,
    options,
    outcome_fields,
    outcome_text,
    said,
    walk,
    way_to,
)

DAY = date(2026, 11, 23)
BODY = """
    Für die Theke.

    ## Frage 1: Welches Papier?
    Kennung: papier

    - Duldung → Frage 2
    - Gestattung → Frage 3
    - Visum → Ergebnis visum
    - Pass → Frage 4 (gilt ab 01.06.2026)

    ## Frage 2: Gibt es einen Vertrag?
    Kennung: vertrag

    - ja → Frage 3
    - nein → Ergebnis beratung

    ## Frage 3: Läuft die Ausbildung?
    Kennung: laeuft

    - **ja** → Ergebnis ausbildung
    - noch einmal fragen → Frage 1 (zurück)

    ## Frage 4: Neu eingereist?
    Kennung: neu · Gilt: ab 01.06.2026

    - ja → Ergebnis visum
    - nein → Ergebnis beratung

    ## Ergebnis: Visum
    Kennung: visum

    ## Ergebnis: Ausbildung
    Kennung: ausbildung · Bezug: § 16g AufenthG; § 60c AufenthG

    - **Bezug:** § 16g AufenthG
    - **Fehlt noch:** Vertrag; Nachweis
    - **Prozess:** [Ausbildung](../prozesse/p.md)

    Der Titel wird auf Antrag erteilt.

    ## Ergebnis: Beratung
    Kennung: beratung

    - **Weitergeben an:** Sachbearbeitung
    """


@pytest.fixture
def finder() -> Finder:
    return a_finder(BODY, "sonst: beratung")


def walked(finder: Finder, *answers: str) -> FinderState:
    state = walk(finder, DAY)
    for one in answers:
        state = answer(state, state.end, one)
    return state


def told(state: FinderState) -> tuple[list[str], str]:
    """The answers given, and the Kennung of what stands behind them."""
    at_the_end = state.outcome or state.open
    return [one.answer for one in state.given], at_the_end.id if at_the_end else state.fault


# ------------------------------------------------------------ walking


def test_a_walk_begins_at_the_first_question(finder: Finder):
    state = walk(finder, DAY)
    assert (told(state), state.end) == (([], "papier"), 0)
    assert state.question(0) is state.open


def test_answers_lead_from_question_to_question_to_the_outcome(finder: Finder):
    state = walked(finder, "Duldung", "ja", "ja")
    assert told(state) == (["Duldung", "ja", "ja"], "ausbildung")
    assert [question.id for question in state.asked] == ["papier", "vertrag", "laeuft"]
    assert state.question(3) is None


def test_not_knowing_leads_on(finder: Finder):
    assert told(walked(finder, "Duldung", UNKNOWN)) == (["Duldung", UNKNOWN], "beratung")


def test_a_way_back_asks_again(finder: Finder):
    state = walked(finder, "Gestattung", "noch einmal fragen")
    assert told(state) == (["Gestattung", "noch einmal fragen"], "papier")
    assert told(answer(state, 2, "Visum")) == (["Gestattung", "noch einmal fragen", "Visum"], "visum")


def test_an_answer_that_leads_nowhere_is_told(finder: Finder):
    with pytest.raises(ContentError, match="kennt die Antwort „vielleicht“ nicht"):
        walked(finder, "vielleicht")


def test_nothing_is_answered_behind_the_outcome(finder: Finder):
    with pytest.raises(ValueError, match="no question"):
        answer(walked(finder, "Visum"), 1, "ja")


def test_a_finder_without_a_question_says_so():
    state = walk(a_finder("## Ergebnis: Nichts\nKennung: nichts"), DAY)
    assert told(state) == ([], "An diesem Tag gilt keine Frage.")


# ------------------------------------------------------------ changing


def test_later_answers_stay_when_their_questions_are_still_asked(finder: Finder):
    state = walked(finder, "Duldung", "ja", "ja")
    assert told(answer(state, 0, "Gestattung")) == (["Gestattung", "ja"], "ausbildung")


def test_later_answers_go_with_their_questions(finder: Finder):
    state = walked(finder, "Duldung", "ja", "ja")
    assert told(answer(state, 0, "Visum")) == (["Visum"], "visum")


def test_the_same_answer_changes_nothing(finder: Finder):
    state = walked(finder, "Duldung", "ja")
    assert answer(state, 0, "Duldung") == state


def test_another_day_keeps_the_answers_that_it_has(finder: Finder):
    state = walked(finder, "Pass", "ja")
    assert told(walk(finder, date(2026, 5, 31), state.given)) == ([], "papier")
    assert told(walk(finder, date(2026, 6, 1), state.given)) == (["Pass", "ja"], "visum")


_PLACES = st.sampled_from(["papier", "vertrag", "laeuft", "neu", "fehlt"])


@given(st.lists(st.tuples(_PLACES, st.sampled_from(["Duldung", "Gestattung", "ja", "noch einmal fragen", UNKNOWN]))))
def test_whatever_was_answered_a_walk_ends_and_walking_it_again_changes_nothing(pairs: list[tuple[str, str]]):
    finder = a_finder(BODY, "sonst: beratung")
    state = walk(finder, DAY, [Given(Place(place), one) for place, one in pairs])
    assert (state.open is None) != (state.outcome is None)
    assert len(state.asked) == state.end <= len(pairs)
    assert walk(finder, DAY, state.given) == state


# ------------------------------------------------------------ words


def test_not_knowing_is_always_the_last_option(finder: Finder):
    questions = finder.questions
    assert [one.answer for one in options(questions[1])] == ["ja", "nein", UNKNOWN]
    body = BODY.replace("- ja → Frage 3", "- Weiß ich nicht → Frage 3\n    - ja → Frage 3")
    assert [one.answer for one in options(a_finder(body, "sonst: beratung").questions[1])] == ["ja", "nein", UNKNOWN]


def test_options_that_do_not_hold_are_not_offered(finder: Finder):
    first = walk(finder, date(2026, 5, 31)).open
    assert first is not None
    assert "Pass" not in [one.answer for one in options(first)]


def test_an_answer_is_told_in_the_words_of_its_question(finder: Finder):
    question = finder.questions[0]
    assert [said(question, one) for one in ("duldung", UNKNOWN)] == ["Duldung", "Weiß ich nicht"]


def test_fields_stand_in_one_order_and_each_source_once(finder: Finder):
    fields = outcome_fields(finder.outcomes[1])
    assert [field.key for field in fields] == ["Prozess", "Fehlt noch", "Bezug"]
    assert [plain(value) for value in fields[-1].values] == ["§ 16g AufenthG", "§ 60c AufenthG"]


def test_an_outcome_reads_as_plain_text(finder: Finder):
    text = outcome_text(finder, finder.outcomes[1], state="Stand 23.11.2026", width=80)
    assert text == (
        "Ausbildung\n\nProbe\n\n"
        "- Prozess: Ausbildung\n- Fehlt noch: Vertrag; Nachweis\n- Bezug: § 16g AufenthG; § 60c AufenthG\n\n"
        f"Der Titel wird auf Antrag erteilt.\n\n{ADVICE}.\nStand 23.11.2026"
    )


# ------------------------------------------------------------ the finders of the content


def test_finders_are_listed_with_what_they_are_for(person: Person):
    assert [(one.kennung, one.title, one.detail) for one in person.services.finders.read()] == [
        ("finder-ausweis", "Ausweis läuft ab", "Für Anliegen rund um ein Papier, das abläuft.")
    ]


def test_a_finder_whose_file_has_gone_is_not_listed(person: Person):
    (person.services.shelf.folder / "finder/ausweis.md").unlink()
    assert person.services.finders.read() == ()


@pytest.mark.parametrize("name", ["finder-ausweis", "ergebnis-antrag"])
def test_a_finder_is_begun_by_its_name_or_one_of_its_outcomes(person: Person, name: str):
    state = person.services.finders.begin(name)
    assert (state.finder.head.id, state.day) == ("finder-ausweis", DAY)


@pytest.mark.parametrize("name", ["l-hut", "gibt-es-nicht"])
def test_anything_else_is_no_finder(person: Person, name: str):
    with pytest.raises(NotFound):
        person.services.finders.begin(name)


def test_a_finder_follows_the_stichtag(person: Person):
    person.services.shelf.choose(date(2025, 12, 31))
    with pytest.raises(NotThen, match=r"gilt am 31\.12\.2025 nicht"):
        person.services.finders.begin("finder-ausweis")
    assert person.services.finders.read() == ()


def test_a_way_leads_to_each_question_and_outcome_and_to_nothing_else() -> None:
    finder = a_finder(BODY)
    for place in (*(one.id for one in finder.questions), *(one.id for one in finder.outcomes)):
        state = way_to(finder, DAY, place)
        assert state is not None
        assert place in {one.id for one in (state.open, state.outcome) if one is not None}
    assert [one.answer for one in given_to(finder, "beratung")] == ["Duldung", "nein"]
    assert way_to(finder, DAY, "gibt-es-nicht") is None
    assert way_to(finder, date(2026, 5, 31), "neu") is None


def given_to(finder: Finder, place: str) -> tuple[Given, ...]:
    state = way_to(finder, DAY, place)
    return state.given if state is not None else ()
