"""Einblick: what a share of today holds, what of it is new, what was sent, and taking it back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.helpers.person import Person
from tests.helpers.small_pack import write_small_pack
from wissen.errors import NotFound
from wissen.learning.practice import PracticeState, SignOffLevel
from wissen.learning.verb import Verb
from wissen.progress.events import NewEvent
from wissen.services.post import Nobody
from wissen.services.sharing import Aspect, HelpWanted, Share, Sharing, Shown, in_words, readable
from wissen.team.messages import SharedPractice, SignedOff

ALL = frozenset(Aspect)
MENTOR = "nabil"


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(write_small_pack(tmp_path / "inhalte"), today=date(2026, 11, 23))


@pytest.fixture
def sharing(person: Person) -> Sharing:
    return person.services.sharing


def with_minimum(person: Person, *minimum: str) -> Sharing:
    services = person.services
    return Sharing(services.shelf, services.history, services.onboarding, person.post, minimum=minimum)


def stands(share: Share) -> dict[str, tuple[str, int | None]]:
    return {one.module: (one.standing.value, one.score) for one in share.modules}


def test_at_first_everything_is_open(sharing: Sharing) -> None:
    share = sharing.share(ALL)
    assert (share.week, share.practices) == ("2026-W48", ())
    assert stands(share) == {"m-anfang": ("offen", None), "m-weiter": ("offen", None)}
    assert {one.edition for one in share.modules} == {"2026-11"}


def test_a_module_stands_as_meine_einarbeitung_shows_it(person: Person, sharing: Sharing) -> None:
    person.reads("l-hut")
    person.reads("l-rest")
    assert stands(sharing.share(ALL)) == {"m-anfang": ("begonnen", None), "m-weiter": ("fertig", None)}


def test_the_score_is_that_of_the_last_quiz_that_counts(person: Person, sharing: Sharing) -> None:
    quizzes = person.services.quizzes
    person.passes("q-anfang")
    assert stands(sharing.share(ALL))["m-anfang"][1] == 100
    person.today = date(2026, 11, 24)
    person.does(quizzes.started("q-anfang", seed=1))
    person.does(*quizzes.finished(quizzes.attempts("q-anfang")[-1]))
    assert stands(sharing.share(ALL))["m-anfang"][1] == 0


def test_a_skill_that_is_ready_is_shown(person: Person, sharing: Sharing) -> None:
    person.does(NewEvent(Verb.PRACTICE_READY, "p-gespraech", "", {"ready": True}))
    assert sharing.share(ALL).practices == (SharedPractice("p-gespraech", PracticeState.READY),)


def test_whoever_is_ready_once_more_shows_both(person: Person, sharing: Sharing) -> None:
    person.does(NewEvent(Verb.PRACTICE_READY, "p-gespraech", "", {"ready": True}))
    person.post.arrive(MENTOR, SignedOff("p-gespraech", date(2026, 11, 23), SignOffLevel.GUIDED))
    person.does(*person.services.practices.arrived())
    assert sharing.share(ALL).practices == ()
    person.does(NewEvent(Verb.PRACTICE_READY, "p-gespraech", "", {"ready": True}))
    share = sharing.share(ALL)
    assert [one.state for one in share.practices] == [PracticeState.GUIDED, PracticeState.READY]
    (line,) = [one for one in sharing.lines(share, None) if not one.is_module]
    assert line.now == "unter Anleitung gezeigt, bereit zur Abnahme"


def test_nothing_is_switched_on_by_itself(sharing: Sharing) -> None:
    assert sharing.aspects({}, MENTOR) == frozenset()


def test_each_mentor_is_shown_what_was_chosen_for_them(sharing: Sharing) -> None:
    chosen = {MENTOR: ("module", "punkte"), "aylin": ("praxis",)}
    assert sharing.aspects(chosen, MENTOR) == {Aspect.MODULES, Aspect.SCORES}
    assert sharing.aspects(chosen, "aylin") == {Aspect.PRACTICES}


def test_the_minimum_of_the_office_cannot_be_switched_off(person: Person) -> None:
    assert with_minimum(person, "module", "praxis").aspects({}, MENTOR) == {Aspect.MODULES, Aspect.PRACTICES}


def test_scores_without_modules_are_off(sharing: Sharing) -> None:
    assert sharing.aspects({MENTOR: ("punkte",)}, MENTOR) == frozenset()


def test_without_mentors_there_is_nobody_to_show_anything(person: Person) -> None:
    services = person.services
    assert Sharing(services.shelf, services.history, services.onboarding, Nobody(), minimum=()).mentors == ()


def test_trainees_of_ones_own_are_no_mentors(sharing: Sharing) -> None:
    assert [mentor.name for mentor in sharing.mentors] == ["Nabil"]


def test_what_is_new_is_told_line_by_line(person: Person, sharing: Sharing) -> None:
    sharing.send(MENTOR, sharing.share(ALL))
    person.passes("q-anfang")
    person.does(NewEvent(Verb.PRACTICE_READY, "p-gespraech", "", {"ready": True}))
    lines = sharing.lines(sharing.share(ALL), sharing.last(MENTOR))
    assert lines == (
        Shown("m-anfang", "Anfang", "begonnen, Ergebnis 100 %", "offen"),
        Shown("m-weiter", "Weiter", "offen", "offen"),
        Shown("p-gespraech", "Praxis am Anfang › Ein Gespräch führen", "bereit zur Abnahme", "", is_module=False),
    )
    assert [line.changed for line in lines] == [True, False, True]


def test_what_is_no_longer_shown_is_told_too(sharing: Sharing) -> None:
    lines = sharing.lines(sharing.share(()), sharing.share({Aspect.MODULES}))
    assert [(line.title, line.now, line.before) for line in lines] == [("Anfang", "", "offen"), ("Weiter", "", "offen")]
    assert all(line.changed for line in lines)


def test_without_a_share_before_nothing_counts_as_changed(sharing: Sharing) -> None:
    assert not any(line.changed for line in sharing.lines(sharing.share(ALL), None))


def test_only_what_was_sent_is_seen(person: Person, sharing: Sharing) -> None:
    assert sharing.last(MENTOR) is None
    sharing.send(MENTOR, share := sharing.share(ALL))
    person.reads("l-hut")
    assert sharing.last(MENTOR) == share


def test_asking_for_help_says_the_place_the_week_and_the_words(person: Person, sharing: Sharing) -> None:
    assert sharing.help("l-hut#helfen", " Wer\tberät?\nIch? ") == HelpWanted(
        "2026-W48", "l-hut#helfen", "Wer berät?\nIch?"
    )


def test_what_was_sent_is_told_in_words_newest_first(sharing: Sharing) -> None:
    sharing.send(MENTOR, sharing.share({Aspect.MODULES}))
    sharing.send(MENTOR, sharing.help("l-hut#helfen", "Wer berät?"))
    told = [(one.title, one.week, one.words) for one in sharing.history(MENTOR)]
    assert told == [
        ("Bitte um Hilfe: Zwei Hüte › Helfen", "Kalenderwoche 48/2026", "Wer berät?"),
        ("Einblick", "Kalenderwoche 48/2026", "Anfang: offen\nWeiter: offen"),
    ]


def test_one_message_is_taken_back_and_the_others_stay(sharing: Sharing) -> None:
    share, first, second = sharing.share(ALL), sharing.help("l-hut", "Eins"), sharing.help("l-hut", "Zwei")
    for message in (first, share, second, first):
        sharing.send(MENTOR, message)
    sharing.take_back(MENTOR, first)
    assert [one.message for one in sharing.history(MENTOR)] == [second, share, first]
    sharing.take_back(MENTOR, sharing.help("l-frist", "Nie gesendet"))
    assert len(sharing.history(MENTOR)) == 3


def test_everything_is_taken_back(sharing: Sharing) -> None:
    sharing.send(MENTOR, sharing.share(ALL))
    sharing.erase(MENTOR)
    assert (sharing.history(MENTOR), sharing.last(MENTOR)) == ((), None)


def test_nothing_goes_to_somebody_unknown(sharing: Sharing) -> None:
    with pytest.raises(NotFound):
        sharing.send("niemand", sharing.share(ALL))


def test_the_exact_file_is_readable(sharing: Sharing) -> None:
    assert readable(sharing.help("l-hut", "Wo?")) == (
        '{\n  "kind": "help",\n  "ref": "l-hut",\n  "week": "2026-W48",\n  "words": "Wo?"\n}'
    )


def test_a_week_in_words() -> None:
    assert in_words("2026-W03") == "Kalenderwoche 3/2026"
