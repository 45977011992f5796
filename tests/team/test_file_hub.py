"""The carrier that is files passes what every hub must do, and takes nothing that is not its sender's business."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.exchange import CarriedByFiles, a_device
from tests.team.conformance import Carrier, HubConformance, five
from wissen.errors import Denied
from wissen.team.envelope import FileKind
from wissen.team.file_hub import Taken
from wissen.team.files import Held, Letter, SentLog
from wissen.team.log import LogName, Tombstone
from wissen.team.messages import Channel


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
