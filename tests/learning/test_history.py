"""History: the state of a person is a fold over events, whatever their order of arrival in time."""

from __future__ import annotations

from datetime import date

from tests.helpers.events import DAY, Happening, answered, completed, finished, remarked, started
from wissen.learning.history import Answer, History, Written
from wissen.learning.remark import Remark, RemarkKind
from wissen.learning.verb import Verb


def test_a_completion_keeps_what_was_seen() -> None:
    completion = History([completed()]).completions["l"]
    assert (completion.reference, completion.sections, completion.through) == ("log/1", {"a": "r"}, date(2026, 3, 1))


def test_an_undone_completion_is_none() -> None:
    undone = Happening("log/2", Verb.UNDONE, "l", {"completion": "log/1"})
    assert History([completed(), undone]).completions == {}


def test_an_attempt_gathers_its_answers_and_ends() -> None:
    history = History([started(), answered("f1", "log/1"), finished("log/1")])
    (attempt,) = history.attempts("q")
    assert attempt.answers == {"f1": Answer("f1", "r1", ("a",), 1.0)}
    assert (attempt.finished, attempt.passed, attempt.score) == (True, True, 0.9)
    assert history.open_attempt("q") is None


def test_only_the_last_attempt_can_be_continued() -> None:
    history = History([started("log/1"), started("log/2"), finished("log/2")])
    assert history.open_attempt("q") is None
    history.apply(started("log/3"))
    assert history.open_attempt("q") == history.attempt("log/3")


def test_an_answer_outside_a_quiz_is_kept_by_question() -> None:
    history = History([answered("f1", None, 0.0), answered("f1", None, 1.0)])
    assert history.answers["f1"].score == 1.0


def test_what_was_typed_is_known_by_the_id_of_its_text() -> None:
    payload = {"attempt": None, "response": [{"text": "t-1"}, None, "key"], "score": None}
    answer = History([Happening("log/1", Verb.ANSWERED, "f1", payload, "r1")]).answers["f1"]
    assert answer.response == (Written("t-1"), "", "key")
    assert answer.texts == ("t-1",)
    assert answer.given({"t-1": "Weil …"}) == ("Weil …", "", "key")
    assert answer.given({}) is None


def test_an_answer_to_an_attempt_nobody_knows_counts_for_nothing() -> None:
    history = History([answered("f1", "fremd/1"), finished("fremd/1")])
    assert history.answers == {}
    assert history.attempts("q") == ()


def test_an_erased_event_no_longer_counts() -> None:
    erased = Happening("log/1", Verb.COMPLETED, "l", erased=True)
    assert History([erased]).completions == {}


def test_an_erased_reset_is_taken_back() -> None:
    events = [completed("log/1", "l"), Happening("log/2", Verb.PROGRESS_RESET, erased=True), completed("log/4", "m")]
    assert set(History(events).completions) == {"l", "m"}


def test_erasing_an_attempt_takes_it_out_at_once() -> None:
    assert History([started("log/1"), Happening("log/2", Verb.ERASED, "log/1")]).attempts("q") == ()


def test_a_reset_begins_everything_anew() -> None:
    begun = Happening("log/4", Verb.BEGUN, "l")
    history = History([begun, completed(), started(), answered("f1", None), Happening("log/5", Verb.PROGRESS_RESET)])
    assert (history.begun, history.completions, history.answers, history.attempts("q")) == (set(), {}, {}, ())


def test_a_reset_of_one_object_leaves_the_others() -> None:
    events = [completed("log/1", "l"), completed("log/2", "m"), started(), Happening("log/4", Verb.PROGRESS_RESET, "l")]
    history = History(events)
    assert list(history.completions) == ["m"]
    assert len(history.attempts("q")) == 1


def test_a_remark_is_kept_until_it_is_erased() -> None:
    history = History([remarked("log/5"), remarked("log/6", "loop", "")])
    assert history.remarks["log/5"] == Remark("log/5", DAY, "l#a", "r1", RemarkKind.UNCLEAR, "m-1")
    assert history.remarks["log/6"].text == ""
    history.apply(Happening("log/7", Verb.ERASED, "log/5"))
    assert list(history.remarks) == ["log/6"]


def test_a_remark_is_no_standing_that_a_reset_could_begin_anew() -> None:
    assert list(History([remarked("log/5"), Happening("log/6", Verb.PROGRESS_RESET)]).remarks) == ["log/5"]


def test_another_history_has_other_remarks() -> None:
    history = History([remarked()])
    history.begin_anew()
    assert history.remarks == {}


def test_a_bookmark_stays_until_it_is_taken_away_whatever_begins_anew() -> None:
    def marked(number: int, name: str, *, kept: bool) -> Happening:
        return Happening(f"log/{number}", Verb.BOOKMARKED, name, {"kept": kept})

    history = History([marked(1, "a", kept=True), marked(2, "b#c", kept=True), marked(3, "a", kept=True)])
    assert list(history.bookmarks) == ["b#c", "a"]
    history.apply(Happening("log/4", Verb.PROGRESS_RESET))
    history.apply(marked(5, "a", kept=False))
    history.apply(marked(6, "nie", kept=False))
    assert list(history.bookmarks) == ["b#c"]
    history.begin_anew()
    assert list(history.bookmarks) == []


def test_a_kind_of_remark_of_a_newer_version_is_passed_over() -> None:
    assert History([remarked(kind="praise")]).remarks == {}


def test_verbs_of_a_newer_version_are_passed_over() -> None:
    assert History([Happening("log/1", "levitated", "l")]).completions == {}


def test_a_practical_skill_waits_for_its_sign_off_until_it_is_taken_back() -> None:
    def ready(name: str, *, so: bool = True) -> Happening:
        return Happening("log/1", Verb.PRACTICE_READY, name, {"ready": so})

    history = History([ready("p-a"), ready("p-b")])
    assert history.ready == {"p-a": DAY, "p-b": DAY}
    history.apply(ready("p-a", so=False))
    history.apply(ready("p-c", so=False))  # nothing was said of it
    assert list(history.ready) == ["p-b"]
    history.apply(Happening("log/2", Verb.PROGRESS_RESET, "p-b"))
    assert history.ready == {}


def test_whatever_is_taken_in_makes_another_version() -> None:
    history = History()
    versions = [history.version]
    for event in (completed(), Happening("log/2", Verb.PROGRESS_RESET), answered("f1", None)):
        history.apply(event)
        versions.append(history.version)
    assert versions == sorted(set(versions))


def test_what_another_knows_takes_the_place_of_what_was_known() -> None:
    history, other = History([completed("log/1", "l")]), History([completed("log/1", "m"), remarked("log/2")])
    before = history.version
    history.become(other)
    assert (list(history.completions), list(history.remarks)) == (["m"], ["log/2"])
    assert history.version > before
    history.apply(completed("log/3", "n"))
    assert list(history.completions) == ["m", "n"]
