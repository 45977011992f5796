"""Refreshers: exactly those who learned the earlier text, asked exactly as much as the change says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from wissen.content.entry import Entry, Part, PartKind
from wissen.content.head import Change, ChangeClass, Head
from wissen.content.ids import Id, Place, Ref
from wissen.content.model import Kind
from wissen.content.validity import ALWAYS, Period
from wissen.learning.history import Completion, History
from wissen.learning.refresher import Refresher, Surroundings, present, refresher, replaced

LEARNED = date(2026, 5, 20)
STAGE = date(2026, 6, 1)
SECOND = date(2026, 6, 4)
EVE, DAY, LATER = date(2026, 5, 31), STAGE, date(2026, 6, 20)
INFORM, CONFIRM, REFRESH = ChangeClass.INFORM, ChangeClass.CONFIRM, ChangeClass.REFRESH


def section(place: str, revision: str, *, period: Period = ALWAYS, replaces: tuple[str, ...] = ()) -> Part:
    return Part(place, PartKind.SECTION, place.title(), revision, period, supersedes=tuple(map(Ref, replaces)))


def question(name: str) -> Part:
    return Part(name, PartKind.ITEM, name, f"r-{name}")


def lesson(*parts: Part, history: tuple[Change, ...] = (), name: str = "l", replaces: tuple[str, ...] = ()) -> Entry:
    head = Head(Id(name), "Lektion", history=history, supersedes=tuple(map(Id, replaces)))
    return Entry(Kind.LESSON, f"module/m/{name}.md", "sha", head, parts)


def change(kind: ChangeClass, day: date = STAGE, *sections: str, items: tuple[str, ...] = ()) -> Change:
    return Change(day, kind, "Frist geändert", tuple(map(Place, sections)), tuple(map(Id, items)))


@dataclass
class Learner:
    """Somebody who learned these sections on 20.05.2026."""

    history: History

    def asked(
        self, entry: Entry, today: date, *, whole: Entry | None = None, others: tuple[Entry, ...] = ()
    ) -> Refresher | None:
        now = (entry, *others)
        around = Surroundings(
            replaced=replaced(now),
            present=present(now),
            whole={entry.id: whole or entry},
            learned=self.history.learned(),
        )
        return refresher(entry, self.history, today, around)


def learner(*, name: str = "l", through: date | None = None, **sections: str) -> Learner:
    history = History()
    history.completions[name] = Completion("log/1", LEARNED, sections, through)
    return Learner(history)


def test_who_never_learned_it_is_asked_nothing() -> None:
    entry = lesson(section("wann", "neu"), history=(change(REFRESH),))
    assert Learner(History()).asked(entry, DAY) is None


@pytest.mark.parametrize("kind", [INFORM, CONFIRM, REFRESH])
def test_the_class_of_the_change_says_what_is_asked(kind: ChangeClass) -> None:
    asked = learner(wann="alt").asked(lesson(section("wann", "neu"), history=(change(kind),)), DAY)
    assert asked is not None
    assert (asked.kind, asked.since) == (kind, STAGE)
    assert [(delta.place, delta.old, delta.new) for delta in asked.deltas] == [("wann", ("alt",), "neu")]


def test_an_editorial_change_disturbs_nobody() -> None:
    entry = lesson(section("wann", "neu"), history=(change(ChangeClass.EDITORIAL),))
    assert learner(wann="alt").asked(entry, DAY) is None


def test_an_edit_without_an_entry_disturbs_nobody() -> None:
    assert learner(wann="alt").asked(lesson(section("wann", "neu")), DAY) is None


def test_a_period_begins_while_the_app_runs() -> None:
    old, new = Period(None, EVE), Period(STAGE)
    whole = lesson(section("wann", "alt", period=old), section("wann", "neu", period=new), history=(change(REFRESH),))
    on_eve, on_day = (replace(whole, parts=(part,)) for part in whole.parts)
    someone = learner(wann="alt")
    assert someone.asked(on_eve, EVE, whole=whole) is None
    assert someone.asked(on_day, DAY, whole=whole) is not None


def test_a_period_without_an_entry_is_only_told() -> None:
    asked = learner(wann="alt").asked(lesson(section("wann", "neu", period=Period(STAGE))), DAY)
    assert asked is not None
    assert (asked.kind, asked.since, asked.changes[0].text) == (INFORM, STAGE, "")


def test_who_completed_after_the_change_is_asked_nothing() -> None:
    entry = lesson(section("wann", "neu"), history=(change(REFRESH),))
    assert learner(wann="neu", through=STAGE).asked(entry, LATER) is None


def test_a_change_to_come_asks_nothing_yet() -> None:
    entry = lesson(section("wann", "neu"), history=(change(REFRESH),))
    assert learner(wann="alt").asked(entry, EVE) is None


def test_two_stages_in_one_week_are_one_delta_from_what_was_seen_to_what_holds() -> None:
    entry = lesson(section("wann", "zuletzt"), history=(change(INFORM), change(REFRESH, SECOND)))
    asked = learner(wann="alt").asked(entry, LATER)
    assert asked is not None
    assert [one.day for one in asked.changes] == [STAGE, SECOND]
    assert (asked.kind, asked.since) == (REFRESH, SECOND)
    assert [(delta.old, delta.new) for delta in asked.deltas] == [(("alt",), "zuletzt")]


def test_who_noticed_the_first_stage_is_asked_about_the_second_alone() -> None:
    someone = learner(wann="alt")
    someone.history.acknowledged["l"] = Completion("log/2", STAGE, {"wann": "zwischen"}, STAGE)
    entry = lesson(section("wann", "zuletzt"), history=(change(REFRESH), change(INFORM, SECOND)))
    asked = someone.asked(entry, LATER)
    assert asked is not None
    assert (asked.kind, [one.day for one in asked.changes], asked.deltas[0].old) == (INFORM, [SECOND], ("zwischen",))


def test_a_section_that_was_split_is_compared_with_what_it_came_from() -> None:
    parts = (section("frist", "f1", replaces=("wann",)), section("form", "f2", replaces=("wann",)))
    asked = learner(wann="alt").asked(lesson(*parts, history=(change(REFRESH),)), DAY)
    assert asked is not None
    assert [(delta.place, delta.old) for delta in asked.deltas] == [("frist", ("alt",)), ("form", ("alt",))]


def test_sections_that_were_merged_are_compared_with_both() -> None:
    entry = lesson(section("alles", "neu", replaces=("frist", "form")), history=(change(REFRESH),))
    asked = learner(frist="f1", form="f2").asked(entry, DAY)
    assert asked is not None
    assert [(delta.place, delta.old) for delta in asked.deltas] == [("alles", ("f1", "f2"))]


def test_a_section_that_was_withdrawn_is_told() -> None:
    whole = lesson(section("rest", "r"), section("wann", "alt", period=Period(None, EVE)), history=(change(CONFIRM),))
    asked = learner(rest="r", wann="alt").asked(
        lesson(section("rest", "r"), history=whole.head.history), DAY, whole=whole
    )
    assert asked is not None
    assert [(delta.title, delta.old, delta.new) for delta in asked.deltas] == [("Wann", ("alt",), "")]


def test_a_section_withdrawn_without_an_entry_is_told_by_its_period() -> None:
    whole = lesson(section("rest", "r"), section("wann", "alt", period=Period(None, EVE)))
    asked = learner(rest="r", wann="alt").asked(lesson(section("rest", "r")), DAY, whole=whole)
    assert asked is not None
    assert (asked.kind, asked.since) == (INFORM, STAGE)


def test_a_section_that_moved_to_another_lesson_is_not_told_as_gone() -> None:
    here = lesson(section("rest", "r"), history=(change(REFRESH),))
    there = lesson(section("wann", "alt", replaces=("l#wann",)), name="anders")
    assert learner(rest="r", wann="alt").asked(here, DAY, others=(there,)) is None


def test_a_section_that_arrived_unchanged_from_another_lesson_asks_nothing() -> None:
    someone = learner(name="anders", wann="alt")
    someone.history.completions["l"] = Completion("log/2", LEARNED, {"rest": "r"}, None)
    entry = lesson(section("rest", "r"), section("wann", "alt", replaces=("anders#wann",)), history=(change(REFRESH),))
    assert someone.asked(entry, DAY) is None


def test_a_section_that_got_another_place_is_not_told_as_gone() -> None:
    entry = lesson(section("zeit", "alt"), section("rest", "r"), history=(change(REFRESH),))
    assert learner(rest="r", wann="alt").asked(entry, DAY) is None


def test_what_was_noticed_in_one_lesson_is_known_where_it_moved_to() -> None:
    someone = learner(name="anders", wann="alt", rest="r")
    someone.history.acknowledged["anders"] = Completion("log/2", STAGE, {"rest": "s"}, STAGE)
    assert someone.history.learned() == {"alt", "s"}


def test_content_restructured_without_change_of_meaning_asks_nothing() -> None:
    entry = lesson(
        section("zwei", "b", replaces=("balt",)),
        section("eins", "a", replaces=("aalt",)),
        history=(change(REFRESH),),
    )
    assert learner(aalt="a", balt="b").asked(entry, DAY) is None


def test_an_edition_that_was_rolled_back_asks_nothing() -> None:
    assert learner(wann="neu", through=STAGE).asked(lesson(section("wann", "alt")), LATER) is None


def test_a_change_of_other_sections_asks_nothing() -> None:
    entry = lesson(section("wann", "neu"), history=(change(REFRESH, STAGE, "wo"),))
    assert learner(wann="alt").asked(entry, DAY) is None


def test_the_successor_of_a_lesson_asks_those_who_learned_the_old_one() -> None:
    entry = lesson(section("wann", "neu"), history=(change(REFRESH),), replaces=("vorher",))
    assert learner(name="vorher", wann="alt").asked(entry, DAY) is not None


def test_questions_are_those_the_change_names() -> None:
    parts = (section("wann", "neu"), *(question(f"k{number}") for number in range(5)))
    named = lesson(*parts, history=(change(REFRESH, STAGE, items=("k4", "anderswo")),))
    asked = learner(wann="alt").asked(named, DAY)
    assert asked is not None
    assert asked.questions == ("k4", "anderswo")


def test_else_they_are_those_below_the_section() -> None:
    parts = (
        section("wann", "neu"),
        *(question(f"k{number}") for number in range(5)),
        section("wo", "wo"),
        question("z"),
    )
    asked = learner(wann="alt", wo="wo").asked(lesson(*parts, history=(change(REFRESH),)), DAY)
    assert asked is not None
    assert asked.questions == ("k0", "k1", "k2", "k3", "k4")


def test_only_a_refresher_asks_questions() -> None:
    asked = learner(wann="alt").asked(lesson(section("wann", "neu"), question("k"), history=(change(CONFIRM),)), DAY)
    assert asked is not None
    assert asked.questions == ()
