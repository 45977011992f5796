"""The week of a mentor: which rows there are, in which order, and that there are never more than seven."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.learning.completion import Standing
from wissen.learning.weekly import (
    MOST_ROWS,
    Absent,
    Act,
    Asked,
    Item,
    Plan,
    Row,
    Seen,
    late,
    monday,
    week_words,
    weekly,
    weeks_since,
)

TODAY = date(2026, 11, 25)
THIS = date(2026, 11, 23)
LAST = date(2026, 11, 16)
LONG = Item("m-weiter", "Weiter", date(2027, 2, 1), None)


def plan(*items: Item, start: date = date(2026, 11, 2)) -> Plan:
    return Plan("pfad", "Erste Woche", start, (*items, LONG))


def person(name: str = "Jana", **changes: object) -> Seen:
    return replace(Seen(name.lower(), name, THIS, plans=(plan(),)), **changes)  # type: ignore[arg-type]


def rows(*people: Seen, put_off: dict[str, date] | None = None) -> tuple[Row, ...]:
    return weekly(people, TODAY, put_off or {}).rows


def only(*people: Seen) -> Row:
    (row,) = rows(*people)
    return row


def test_where_nothing_is_to_be_done_there_is_no_row() -> None:
    assert rows(person()) == ()


def test_help_that_was_asked_for() -> None:
    asked = (Asked("l-frist", "Fristen", THIS, "k1"), Asked("l-hut", "Zwei Hüte", LAST, "k2"))
    row = only(person(asked=asked))
    assert (row.act, row.since) == (Act.TALK, LAST)
    assert row.reason == "Bitte um Hilfe in KW 47: „Zwei Hüte“, dazu 1 weitere Stelle."


def test_a_skill_that_is_ready() -> None:
    row = only(person(ready=(("p-gespraech", "Ein Gespräch führen"),)))
    assert (row.act, row.reason) == (Act.SIGN_OFF, "Bereit zur Abnahme: „Ein Gespräch führen“.")


def test_nothing_assigned() -> None:
    assert only(person(plans=())).act is Act.ASSIGN
    assert "früherer" not in only(person(plans=())).reason
    assert "Was ein früherer zugewiesen hat, sieht er nicht" in only(person(plans=(), elsewhere=True)).reason


def test_nothing_is_assigned_to_somebody_for_whom_one_only_stands_in() -> None:
    assert rows(person(plans=(), absent=Absent("Anna", TODAY))) == ()


def test_after_the_last_day_the_contact_may_go() -> None:
    row = only(person(plans=(), week=None, absent=Absent("Anna", LAST)))
    assert (row.act, row.reason, row.since) == (Act.LEAVE, "Die Vertretung für Anna war bis 16.11.2026.", LAST)


def test_who_was_given_a_path_meanwhile_stays() -> None:
    assert rows(person(absent=Absent("Anna", LAST))) == ()


def test_something_late_by_what_was_shared() -> None:
    item = Item("m-anfang", "Anfang", date(2026, 11, 20), False, "begonnen")
    row = only(person(plans=(plan(item),)))
    assert (row.act, row.subject) == (Act.POSTPONE, "pfad")
    assert row.reason == "„Anfang“ war bis 20.11.2026 gedacht und stand in KW 48 auf „begonnen“."


@pytest.mark.parametrize(
    "item",
    [
        Item("m", "M", date(2026, 11, 20), None),
        Item("m", "M", date(2026, 11, 20), True, "fertig"),
        Item("m", "M", date(2026, 11, 20), False, "offen", optional=True),
        Item("m", "M", TODAY, False, "offen"),
    ],
)
def test_what_is_not_known_or_not_wanted_or_not_yet_due_is_not_late(item: Item) -> None:
    someone = person(plans=(plan(item),))
    assert late(someone, someone.plans[0], TODAY) == ()


def test_an_old_share_says_nothing_of_what_was_due_later() -> None:
    item = Item("m-anfang", "Anfang", date(2026, 11, 20), False, "begonnen")
    assert rows(person(plans=(plan(item),), week=date(2026, 11, 9))) == ()


def test_a_path_that_ends_soon_or_has_ended() -> None:
    soon = Plan("kurz", "Kurz", LAST, (Item("m", "M", date(2026, 12, 4), True, "fertig"),))
    assert only(person(plans=(soon,))).reason == "„Kurz“ endet am 04.12.2026."
    over = replace(soon, items=(replace(soon.items[0], due=date(2026, 11, 20)),))
    assert only(person(plans=(over,))).reason == "„Kurz“ endete am 20.11.2026."
    assert rows(person(plans=(over, plan()))) == ()


def test_an_old_state_is_to_be_talked_about() -> None:
    row = only(person(modules=(("Anfang", Standing.STALE), ("Weiter", Standing.DONE))))
    assert (row.act, row.reason) == (Act.LAW, "„Anfang“ hat sich geändert, gelernt ist der frühere Stand.")


def test_three_weeks_without_anything_are_a_reason_to_ask() -> None:
    assert rows(person(week=date(2026, 11, 9))) == ()
    row = only(person(week=date(2026, 11, 2)))
    assert (row.act, row.reason) == (Act.ASK, "Seit KW 45 ist kein Stand gekommen.")


def test_who_never_shared_is_asked_three_weeks_after_the_start() -> None:
    assert only(person(week=None)).reason == "Noch ist kein Stand gekommen."
    assert rows(person(week=None, plans=(plan(start=LAST),))) == ()
    assert only(person(week=None, plans=())).act is Act.ASSIGN


def test_who_waits_for_the_mentor_comes_first_and_who_waits_longest_before_the_others() -> None:
    people = (
        person("Aylin", week=date(2026, 11, 2)),
        person("Bo", plans=()),
        person("Cem", asked=(Asked("l", "L", THIS, "k3"),)),
        person("Dana", asked=(Asked("l", "L", LAST, "k4"),)),
        person("Eva", ready=(("p", "P"),)),
    )
    assert [row.name for row in rows(*people)] == ["Dana", "Cem", "Eva", "Bo", "Aylin"]


def test_a_row_that_was_put_off_comes_back_next_week() -> None:
    someone = person(plans=())
    (row,) = rows(someone)
    assert rows(someone, put_off={row.key: THIS}) == ()
    assert rows(someone, put_off={row.key: LAST}) == (row,)


def test_something_new_is_not_put_off_with_the_old() -> None:
    someone = person(asked=(Asked("l", "L", LAST, "k5"),))
    (row,) = rows(someone)
    again = replace(someone, asked=(*someone.asked, Asked("k", "K", THIS, "k6")))
    assert [one.act for one in rows(again, put_off={row.key: THIS})] == [Act.TALK]


def test_weeks_are_counted_from_monday_to_monday() -> None:
    assert monday(date(2026, 11, 29)) == THIS
    assert (weeks_since(THIS, TODAY), weeks_since(LAST, THIS), weeks_since(date(2027, 1, 4), TODAY)) == (0, 1, 0)
    assert week_words(date(2026, 12, 28)) == "KW 53"


days = st.dates(date(2026, 9, 1), date(2027, 1, 31))
words = st.sampled_from(("a", "b", "c"))
items = st.builds(
    Item, words, words, days, st.sampled_from((True, False, None)), st.sampled_from(("offen", "")), st.booleans()
)
people = st.lists(
    st.builds(
        Seen,
        st.sampled_from("abcdefgh"),
        st.sampled_from(("Jana", "Bo", "jana")),
        st.none() | days.map(monday),
        st.lists(st.tuples(words, st.sampled_from(Standing)), max_size=2).map(tuple),
        st.lists(st.tuples(words, words), max_size=2).map(tuple),
        st.lists(st.builds(Asked, words, words, days.map(monday)), max_size=2).map(tuple),
        st.lists(st.builds(Plan, words, words, days, st.lists(items, max_size=3).map(tuple)), max_size=2).map(tuple),
        st.none() | st.builds(Absent, words, days),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


@given(people, days, st.randoms(use_true_random=False))
def test_at_most_seven_rows_whatever_the_order_of_the_people(
    everybody: list[Seen], today: date, chance: object
) -> None:
    found = weekly(everybody, today, {})
    chance.shuffle(everybody)  # type: ignore[attr-defined]
    assert weekly(everybody, today, {}) == found
    assert len(found.rows) <= MOST_ROWS
    assert found.more == 0 or len(found.rows) == MOST_ROWS
    assert len({(row.act, row.person) for row in found.rows}) == len(found.rows)
    assert all(row.reason.endswith(".") for row in found.rows)


@given(people, days)
def test_putting_rows_off_leads_through_all_of_them_and_to_none(everybody: list[Seen], today: date) -> None:
    put_off: dict[str, date] = {}
    found = weekly(everybody, today, put_off)
    whole = len(found.rows) + found.more
    while found.rows:
        put_off[found.rows[0].key] = monday(today)
        following = weekly(everybody, today, put_off)
        assert following.rows[: len(found.rows) - 1] == found.rows[1:]
        found = following
    assert len(put_off) == whole
    assert weekly(everybody, today + timedelta(days=7), put_off) == weekly(everybody, today + timedelta(days=7), {})
