"""What every hub must do, whatever carries it: a carrier passes when its class of tests, made from this one, does."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest

from tests.helpers.exchange import a_body
from wissen.errors import Denied, Erased, ExchangeError, Fork, Gap
from wissen.team.hub import Hub
from wissen.team.log import EMPTY, Entry, Head, LogName, continued, head_of
from wissen.team.messages import Channel


class Carrier(Protocol):
    """The same hub with the eyes of three: the author writes for the reader, the stranger has no part in it."""

    @property
    def author(self) -> Hub: ...

    @property
    def reader(self) -> Hub: ...

    @property
    def stranger(self) -> Hub: ...

    author_device: str
    reader_device: str

    def carry(self) -> None:
        """Let what the author pushed reach the reader, where that does not happen by itself."""
        ...


class HubConformance(ABC):
    """Inherit it, and say how a carrier is made."""

    @pytest.fixture
    @abstractmethod
    def carrier(self, tmp_path: Path) -> Carrier: ...

    @pytest.fixture
    def log(self, carrier: Carrier) -> LogName:
        return LogName(carrier.author_device, Channel.DETAIL, carrier.reader_device)

    def test_what_is_pushed_is_pulled(self, carrier: Carrier, log: LogName) -> None:
        entries = five(log)
        assert carrier.author.push(log, 1, entries) == head_of(entries)
        carrier.carry()
        assert carrier.reader.pull(log, 0, 100) == tuple(entries)
        assert carrier.author.pull(log, 0, 100) == tuple(entries)

    def test_pushing_twice_changes_nothing(self, carrier: Carrier, log: LogName) -> None:
        entries = five(log)
        assert carrier.author.push(log, 1, entries) == carrier.author.push(log, 1, entries)
        carrier.carry()
        carrier.carry()
        assert carrier.reader.pull(log, 0, 100) == tuple(entries)

    def test_a_part_that_was_there_already_is_passed_over(self, carrier: Carrier, log: LogName) -> None:
        entries = five(log)
        carrier.author.push(log, 1, entries[:3])
        carrier.carry()
        assert carrier.author.push(log, 2, entries[1:]) == head_of(entries)
        carrier.carry()
        assert carrier.reader.pull(log, 0, 100) == tuple(entries)

    def test_an_older_push_takes_nothing_away(self, carrier: Carrier, log: LogName) -> None:
        entries = five(log)
        carrier.author.push(log, 1, entries)
        assert carrier.author.push(log, 1, entries[:2]) == head_of(entries)

    def test_pulled_in_pieces_it_is_the_same(self, carrier: Carrier, log: LogName) -> None:
        entries = five(log)
        carrier.author.push(log, 1, entries)
        carrier.carry()
        found: list[Entry] = []
        while piece := carrier.reader.pull(log, len(found), 2):
            assert len(piece) <= 2
            found += piece
        assert found == entries

    @pytest.mark.parametrize("first", [0, 2, 4])
    def test_a_gap_is_refused(self, carrier: Carrier, log: LogName, first: int) -> None:
        with pytest.raises(Gap):
            carrier.author.push(log, first, five(log)[2:])
        assert head(carrier.author, log) == EMPTY

    @pytest.mark.parametrize("place", range(5))
    def test_something_else_at_the_same_place_is_refused(self, carrier: Carrier, log: LogName, place: int) -> None:
        entries = five(log)
        carrier.author.push(log, 1, entries)
        before = entries[:place]
        others = continued(log, head_of(before), [a_body(100 + number) for number in range(place, 7)])
        with pytest.raises(Fork) as told:
            carrier.author.push(log, 1, [*before, *others])
        assert told.value.common == place
        assert carrier.author.pull(log, 0, 100) == tuple(entries)

    def test_a_chain_that_does_not_hold_is_refused_whole(self, carrier: Carrier, log: LogName) -> None:
        entries = five(log)
        for wrong in (
            [*entries[:4], replace(entries[4], sha=bytes(32))],
            [*entries[:3], replace(entries[3], body=a_body(9)), entries[4]],
            [entries[0], entries[2], entries[1]],
            [replace(entries[0], seq=2)],
            continued(replace(log, series=1), EMPTY, [a_body()]),
        ):
            with pytest.raises(ExchangeError):
                carrier.author.push(log, 1, wrong)
            assert head(carrier.author, log) == EMPTY

    def test_nobody_writes_in_the_log_of_another(self, carrier: Carrier, log: LogName) -> None:
        for hub in (carrier.reader, carrier.stranger):
            with pytest.raises(Denied):
                hub.push(log, 1, five(log))

    def test_nobody_else_reads_it_or_sees_that_it_is_there(self, carrier: Carrier, log: LogName) -> None:
        carrier.author.push(log, 1, five(log))
        carrier.carry()
        with pytest.raises(Denied):
            carrier.stranger.pull(log, 0, 100)
        assert carrier.stranger.heads() == ()

    def test_the_heads_are_the_same_on_both_sides(self, carrier: Carrier, log: LogName) -> None:
        carrier.author.push(log, 1, five(log))
        other = replace(log, channel=Channel.SHARE)
        carrier.carry()
        assert carrier.reader.heads() == carrier.author.heads()
        assert [one.name for one in carrier.reader.heads()] == [log]
        assert head(carrier.reader, other) == EMPTY

    def test_what_is_erased_is_gone_for_good(self, carrier: Carrier, log: LogName) -> None:
        entries = five(log)
        carrier.author.push(log, 1, entries)
        carrier.carry()
        carrier.author.erase(carrier.reader_device)
        carrier.carry()
        for hub in (carrier.author, carrier.reader):
            with pytest.raises(Erased):
                hub.pull(log, 0, 100)
            assert [(one.name, one.erased) for one in hub.heads()] == [(log, True)]
        with pytest.raises(Erased):
            carrier.author.push(log, 1, entries)

    def test_erasing_reaches_one_channel_and_one_reader(self, carrier: Carrier, log: LogName) -> None:
        elsewhere = replace(log, addressee="0" * 32)
        carrier.author.push(log, 1, five(log))
        carrier.author.push(elsewhere, 1, five(elsewhere))
        carrier.author.erase(carrier.reader_device, Channel.SHARE)
        assert head(carrier.author, log).seq == 5
        carrier.author.erase(carrier.reader_device, Channel.DETAIL)
        assert head(carrier.author, elsewhere).seq == 5
        with pytest.raises(Erased):
            carrier.author.pull(log, 0, 1)

    def test_after_erasing_it_goes_on_in_another_log(self, carrier: Carrier, log: LogName) -> None:
        carrier.author.push(log, 1, five(log))
        carrier.author.erase(carrier.reader_device)
        onward = replace(log, series=1)
        carrier.author.push(onward, 1, five(onward))
        carrier.carry()
        assert carrier.reader.pull(onward, 0, 100) == tuple(five(onward))

    def test_it_says_who_one_is_and_who_is_there(self, carrier: Carrier) -> None:
        info = carrier.author.info()
        assert (info.device, info.format) == (carrier.author_device, 2)
        assert info.carrier
        assert [one.devices[-1].id for one in carrier.author.directory()] == [carrier.reader_device]


def five(log: LogName) -> list[Entry]:
    return continued(log, EMPTY, [a_body(number) for number in range(5)])


def head(hub: Hub, log: LogName) -> Head:
    return next((one.head for one in hub.heads() if one.name == log and not one.erased), EMPTY)
