"""The carrier that is files passes what every hub must do, and takes nothing that is not its sender's business."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.exchange import CarriedByFiles, a_body, a_device
from tests.team.conformance import Carrier, HubConformance, five
from wissen.errors import Denied, ExchangeError
from wissen.team.book import Book, NoKeeper
from wissen.team.envelope import FileKind
from wissen.team.file_hub import FileHub, Marks, Taken
from wissen.team.files import Held, Letter, SentLog
from wissen.team.log import EMPTY, LogName, Tombstone, continued
from wissen.team.messages import Channel
from wissen.team.store import LogFolder


class TestInMemory(HubConformance):
    @pytest.fixture
    def carrier(self, tmp_path: Path) -> Carrier:
        del tmp_path
        return CarriedByFiles()


class TestOnDisk(HubConformance):
    @pytest.fixture
    def carrier(self, tmp_path: Path) -> Carrier:
        return CarriedByFiles(tmp_path)


# ------------------------------------------------------------ what a letter may not do


@pytest.fixture
def carrier() -> CarriedByFiles:
    return CarriedByFiles()


def a_log(carrier: CarriedByFiles, *, device: str = "") -> LogName:
    log = LogName(carrier.author_device, Channel.DETAIL, carrier.reader_device)
    carrier.author.push(log, 1, five(log))
    return replace(log, device=device or log.device)


def letter(carrier: CarriedByFiles, **changes: object) -> Letter:
    sent = carrier.author.letter(FileKind.FROM_TRAINEE, carrier.author.directory()[0], name="Autorin")
    return replace(sent, **changes)  # type: ignore[arg-type]  # whatever a forger writes


def take(carrier: CarriedByFiles, sent: Letter) -> Taken:
    return carrier.reader.take(sent, carrier.reader.directory()[0])


def test_a_letter_with_a_log_of_somebody_else_is_refused_whole(carrier):
    own, other = a_log(carrier), a_log(carrier, device="0" * 32)
    logs = (SentLog(own, tuple(five(own))), SentLog(other, tuple(five(other))))
    with pytest.raises(Denied):
        take(carrier, letter(carrier, logs=logs))
    assert carrier.reader.heads() == ()


def test_a_letter_of_a_device_that_is_not_theirs_is_refused(carrier):
    with pytest.raises(Denied):
        take(carrier, letter(carrier, sender=a_device("fremde").public))


def test_nobody_deletes_the_log_of_somebody_else(carrier):
    own = a_log(carrier)
    take(carrier, letter(carrier))
    stone = Tombstone(replace(own, device="0" * 32), 5)
    assert take(carrier, letter(carrier, erased=(stone,))).erased == ()
    assert carrier.reader.heads() == carrier.author.heads()


def test_nobody_says_anything_about_a_log_for_somebody_else(carrier):
    elsewhere = LogName(carrier.reader_device, Channel.ASSIGN, "0" * 32)
    carrier.reader.push(elsewhere, 1, five(elsewhere))
    before = carrier.reader.heads()
    held = (Held(elsewhere, ("0" * 16,)),)
    taken = take(carrier, letter(carrier, held=held, gone=(Tombstone(elsewhere, 9),)))
    assert (taken.mended, taken.dropped) == ((), ())
    assert carrier.reader.heads() == before
    assert carrier.reader.open_log("0" * 32, Channel.ASSIGN) == elsewhere


# ------------------------------------------------------------ what is past its time


class Dying(LogFolder):
    """The computer goes out when something is to be deleted."""

    def erase(self, stone: Tombstone) -> None:
        raise ExchangeError(str(stone.name))


@pytest.mark.parametrize("more", [(), (a_body(9),)])
def test_a_crash_between_telling_once_more_and_deleting_loses_and_doubles_nothing(
    tmp_path: Path, more: tuple[bytes, ...]
) -> None:
    me, reader, bodies = a_device("autorin").public, a_device("leser").public.id, [a_body(one) for one in range(4)]

    def hub(folder: LogFolder) -> FileHub:
        return FileHub(folder.read()[0], Book(NoKeeper(), {}), Marks(), me=me, peers=list)

    LogFolder(tmp_path).read()[0].write(LogName(me.id, Channel.DETAIL, reader), bodies)
    with pytest.raises(ExchangeError):
        hub(Dying(tmp_path)).renew(reader, Channel.DETAIL, bodies[:2].__contains__)
    after = hub(LogFolder(tmp_path))
    last = after.open_log(reader, Channel.DETAIL)
    after.push(last, 3, continued(last, after.heads()[-1].head, more))
    after.renew(reader, Channel.DETAIL, bodies[:2].__contains__)
    logs = after.own_logs(reader, frozenset({Channel.DETAIL}))
    assert [entry.body for log in logs for entry in after.pull(log, 0, 9)] == [*bodies[2:], *more]


def test_what_was_let_go_is_known_by_its_hash_and_nothing_else_takes_its_place(carrier: CarriedByFiles) -> None:
    own = a_log(carrier)
    sent = letter(carrier)
    take(carrier, sent)
    bodies = [entry.body for entry in sent.logs[0].entries]
    carrier.reader.let_go(carrier.reader.directory()[0], Channel.DETAIL, bodies[:2].__contains__)
    assert [entry.body for entry in carrier.reader.pull(own, 0, 9)] == [b"", b"", *bodies[2:]]
    assert take(carrier, sent) == Taken()
    other = tuple(continued(own, EMPTY, [b"{}", *bodies[1:]]))
    assert take(carrier, letter(carrier, logs=(SentLog(own, other),))).forks == (own,)
