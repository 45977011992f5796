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
from wissen.team.file_hub import CONFIRMED, TOLD_ERASED, FileHub, Marks, Taken
from wissen.team.files import MOST_LOGS, Held, Letter, SentLog, digest
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


# ------------------------------------------------------------ more taken back than one letter may name


def take_back(carrier: CarriedByFiles, count: int, *, has_left: bool = True) -> None:
    """Write something new and take it back, so often; each time it has left in a letter, if nobody read it."""
    for _ in range(count):
        log = carrier.author.open_log(carrier.reader_device, Channel.DETAIL)
        entries = tuple(continued(log, EMPTY, [a_body()]))
        carrier.author.push(log, 1, entries)
        if has_left:
            left = SentLog(log, entries)
            carrier.author.has_left(Letter(FileKind.FROM_TRAINEE, a_device("autorin").public, "", (left,)))
        carrier.author.erase(carrier.reader_device)


def erased(carrier: CarriedByFiles) -> int:
    return sum(one.erased for one in carrier.reader.heads())


def test_what_was_taken_back_before_it_left_never_makes_a_letter_unreadable(carrier: CarriedByFiles) -> None:
    take_back(carrier, 1)
    take_back(carrier, MOST_LOGS + 5, has_left=False)
    carrier.carry()
    first = LogName(carrier.author_device, Channel.DETAIL, carrier.reader_device)
    assert erased(carrier) == MOST_LOGS
    assert carrier.reader.heads()[0].name == first
    carrier.answer()
    carrier.carry()
    assert erased(carrier) == MOST_LOGS + 6


def test_what_was_confirmed_makes_room_for_what_is_not(carrier: CarriedByFiles) -> None:
    for number in range(1, 4):
        take_back(carrier, MOST_LOGS)
        carrier.carry()
        carrier.answer()
        assert erased(carrier) == number * MOST_LOGS


def test_what_nobody_confirms_is_refused_in_plain_words_until_somebody_does(carrier: CarriedByFiles) -> None:
    take_back(carrier, MOST_LOGS)
    carrier.carry()
    take_back(carrier, 1)
    with pytest.raises(ExchangeError, match=r"Leser hat mehr als 1\.000 zurückgeholte Sendungen noch nicht bestätigt"):
        carrier.carry()
    carrier.answer()
    carrier.carry()
    assert erased(carrier) == MOST_LOGS + 1


def test_an_author_put_back_to_the_beginning_goes_on_behind_everything(carrier: CarriedByFiles) -> None:
    for _ in range(2):
        take_back(carrier, MOST_LOGS)
        carrier.carry()
        carrier.answer()
    carrier.put_author_back()
    first = LogName(carrier.author_device, Channel.DETAIL, carrier.reader_device)
    carrier.author.push(first, 1, continued(first, EMPTY, [a_body(), a_body(7)]))
    carrier.carry()
    carrier.answer()
    carrier.carry()
    log = replace(first, series=2 * MOST_LOGS)
    assert [entry.body for entry in carrier.reader.pull(log, 0, 9)] == [a_body(7)]


def test_a_reader_put_back_from_a_backup_is_told_again_what_it_had_confirmed(carrier: CarriedByFiles) -> None:
    log = LogName(carrier.author_device, Channel.DETAIL, carrier.reader_device)
    take_back(carrier, 1)
    carrier.carry()
    carrier.answer()
    assert carrier.left(log) == CONFIRMED
    carrier.author.take(carrier.reader_says(held=(Held(log, ("0" * 16,)),)), carrier.author.directory()[0])
    assert carrier.left(log) == TOLD_ERASED


def test_nobody_uses_up_the_numbers_of_a_log(carrier: CarriedByFiles) -> None:
    last = LogName(carrier.author_device, Channel.DETAIL, carrier.reader_device, 999_999)
    said = carrier.reader_says(held=(Held(last, ("0" * 16,)),), gone=(Tombstone(last, 1),))
    carrier.author.take(said, carrier.author.directory()[0])
    assert carrier.author.open_log(carrier.reader_device, Channel.DETAIL).series == 0


def test_a_letter_that_nobody_could_read_is_not_written(carrier: CarriedByFiles) -> None:
    logs = [LogName(carrier.author_device, Channel.DETAIL, carrier.reader_device, one) for one in range(MOST_LOGS + 1)]
    with pytest.raises(ExchangeError, match="zu viel für eine Datei"):
        digest(letter(carrier, held=tuple(Held(log, ()) for log in logs)))
