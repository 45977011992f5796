"""Messages: what is written is read again, and nothing but what is meant can leave or come in."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.exchange import a_device
from wissen.errors import ExchangeError
from wissen.learning.completion import Standing
from wissen.learning.practice import PracticeState, SignOffLevel
from wissen.team.messages import (
    CHANNELS,
    LONGEST_COVER,
    MOST_ITEMS,
    SINCE,
    Assignment,
    Channel,
    Cover,
    CoverEnded,
    Covering,
    HelpWanted,
    Message,
    PlannedItem,
    Share,
    SharedModule,
    SharedPractice,
    SignedOff,
    Withdrawn,
    canonical,
    decode,
    encode,
    iso_week,
    stepped,
    week_day,
)

ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8})?", fullmatch=True)
weeks = st.dates(date(2000, 1, 3), date(2100, 1, 1)).map(iso_week)
words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=50).filter(str.isprintable)
days = st.dates(date(2000, 1, 1), date(2999, 12, 31))
names = words.filter(str.strip)
BEN = a_device("Ben").public
FIRST, LAST = date(2026, 12, 7), date(2026, 12, 18)
modules = st.builds(
    SharedModule,
    ids,
    words,
    st.sampled_from(Standing),
    st.none() | st.integers(0, 20).map(lambda step: step * 5),
)
messages = st.one_of(
    st.builds(
        Share,
        weeks,
        st.lists(modules, max_size=3).map(tuple),
        st.lists(st.builds(SharedPractice, ids, st.sampled_from(PracticeState)), max_size=3).map(tuple),
    ),
    st.builds(HelpWanted, weeks, ids, words),
    st.builds(
        Assignment,
        id=ids,
        title=words,
        start=days,
        items=st.lists(st.builds(PlannedItem, ids, days, st.booleans()), max_size=3).map(tuple),
        template=ids | st.just(""),
        words=words,
    ),
    st.builds(Withdrawn, ids),
    st.builds(SignedOff, ids, days, st.none() | st.sampled_from(SignOffLevel)),
    st.builds(
        lambda name, team, first, length: Cover(name, team, BEN, first, first + length),
        names,
        names,
        st.dates(date(2000, 1, 1), date(2998, 1, 1)),
        st.timedeltas(timedelta(0), LONGEST_COVER).map(lambda length: timedelta(length.days)),
    ),
    st.just(CoverEnded()),
    st.builds(Covering, names, st.dates(date(2000, 1, 1), date(2999, 12, 31))),
)


@given(messages)
def test_what_is_written_is_read_again(message: Message) -> None:
    assert decode(encode(message), CHANNELS[type(message)]) == message


@given(messages, st.sampled_from(Channel))
def test_a_message_belongs_to_one_channel(message: Message, channel: Channel) -> None:
    if channel is CHANNELS[type(message)]:
        return
    with pytest.raises(ExchangeError):
        decode(encode(message), channel)


def test_of_a_trainee_no_day_leaves() -> None:
    share = Share(iso_week(date(2026, 11, 25)), (SharedModule("m01", "2026-11", Standing.DONE, 85),))
    assert json.loads(encode(share)) == {
        "kind": "share",
        "week": "2026-W48",
        "modules": [{"module": "m01", "edition": "2026-11", "standing": "DONE", "score": 85}],
        "practices": [],
    }


@pytest.mark.parametrize(
    "message",
    [
        Share("2026-W48", (SharedModule("m01", "2026-11", Standing.DONE, 87),)),
        Share("2026-11-25", ()),
        Share("2026-W54", ()),
        HelpWanted("2026-W48", "m01", "x" * 501),
        HelpWanted("2026-W48", "../m01"),
        HelpWanted("0000-W48", "m01"),
        SignedOff("p-1", date(1999, 12, 31), None),
        SignedOff("p-1", date.max, None),
        Assignment("a", "", date(2026, 11, 30), (PlannedItem("m01", date.max),)),
        Withdrawn("Pfad 1"),
        Cover("Ben", "Team Nord", BEN, LAST, FIRST),
        Cover("Ben", "Team Nord", BEN, FIRST, FIRST + LONGEST_COVER + timedelta(1)),
        Cover(" ", "Team Nord", BEN, FIRST, LAST),
        Cover("Ben\nAnna", "Team Nord", BEN, FIRST, LAST),
        Cover("Ben", "x" * 101, BEN, FIRST, LAST),
        Covering("", LAST),
    ],
)
def test_what_must_not_leave_does_not(message: Message) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it is that is not allowed
        encode(message)


def _share(**changes: Any) -> bytes:
    module = {"module": "m01", "edition": "2026-11", "standing": "DONE", "score": 85}
    return canonical({"kind": "share", "week": "2026-W48", "modules": [module], "practices": []} | changes)


def test_a_share_as_it_is_built_here_is_one() -> None:
    assert isinstance(decode(_share(), Channel.SHARE), Share)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"null",
        b"[" * 100_000,
        canonical({"kind": "spy", "week": "2026-W48"}),
        _share(minutes=12),
        _share(modules=[{"module": "m01", "edition": "2026-11", "standing": "DONE", "score": 85, "day": "2026-11-25"}]),
        _share(modules=[{"module": "m01", "edition": "2026-11", "standing": "DONE", "score": True}]),
        _share(modules=[{"module": "m01", "edition": "2026-11", "standing": "fertig", "score": 85}]),
        _share(modules={}),
        _share(modules=[{}] * (MOST_ITEMS + 1)),
        _share(week=48),
        _share(week="0000-W01"),
        _share() + b" ",
        b"\n" + _share(),
        _share().replace(b'"week":', b'"week":"2026-W47","week":'),
    ],
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(ExchangeError):
        decode(data, Channel.SHARE)


def _cover(**changes: Any) -> bytes:
    raw = {"kind": "cover", "name": "Ben", "team": "Team Nord", "keys": BEN.hex, "first": "2026-12-07"}
    raw |= {"last": "2026-12-18"} | changes
    return json.dumps(raw, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@pytest.mark.parametrize(
    "changes",
    [
        {"keys": BEN.hex[:-2]},
        {"keys": BEN.hex.upper()},
        {"keys": None},
        {"last": "2026-12-06"},
        {"last": "9999-12-31"},
        {"first": 20261207},
        {"name": ""},
        {"name": ["Ben"]},
        {"team": "\u202eNord"},
        {"until": "2026-12-18"},
    ],
    ids=str,
)
def test_no_other_cover_comes_in(changes: dict[str, Any]) -> None:
    assert decode(_cover(), Channel.ASSIGN) == Cover("Ben", "Team Nord", BEN, FIRST, LAST)
    with pytest.raises(ExchangeError, match="nicht lesbar"):
        decode(_cover(**changes), Channel.ASSIGN)


def test_a_kind_that_nobody_has_heard_of_asks_for_a_newer_version() -> None:
    with pytest.raises(ExchangeError, match="neuere Version"):
        decode(b'{"kind":"spy"}', Channel.ASSIGN)


def test_only_messages_about_covers_need_a_newer_format() -> None:
    assert {Cover: 2, CoverEnded: 2, Covering: 2} == SINCE


@pytest.mark.parametrize("day", ["2026W48", "20261123", "2026-W48-1", "9999-12-31", "0001-01-01", 20261123])
def test_a_day_has_one_spelling_and_days_before_and_behind_it(day: object) -> None:
    signed = {"kind": "signed-off", "practice": "p-1", "day": "2026-11-23", "level": None}
    assert decode(canonical(signed), Channel.ASSIGN) == SignedOff("p-1", date(2026, 11, 23), None)
    with pytest.raises(ExchangeError):
        decode(canonical(signed | {"day": day}), Channel.ASSIGN)


@pytest.mark.parametrize(("percent", "told"), [(0, 0), (4, 0), (5, 5), (87, 85), (100, 100)])
def test_a_score_leaves_in_steps(percent: int, told: int) -> None:
    assert stepped(percent) == told


def test_a_week_that_a_year_does_not_have_is_its_last() -> None:
    assert week_day("2026-W53") == date(2026, 12, 28)
    assert week_day("2025-W53") == date(2025, 12, 22)
