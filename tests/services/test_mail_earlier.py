"""Somebody with a new computer: what the one before told is not forgotten, and can be taken back from the new one."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.exchange import DAY, PATH, Desk, a_device, a_share, a_team, came, join
from wissen.services.assigned import HeardOf, assigned, replaced
from wissen.services.post import take_back
from wissen.settings import LONGEST
from wissen.team.contacts import read
from wissen.team.envelope import FileKind
from wissen.team.file_hub import CONFIRMED, TOLD_ERASED
from wissen.team.files import MOST_LOGS, Held, Letter, write_letter
from wissen.team.log import LogName
from wissen.team.messages import Assignment, Channel, HelpWanted
from wissen.team.store import LogFolder

NEWER = Assignment("weg-2", "Erste Wochen", PATH.start, PATH.items)
QUESTION = HelpWanted("2026-W48", "m01", "Wie?")


@pytest.fixture
def team(tmp_path: Path) -> tuple[Desk, Desk, Desk]:
    """Nabil, a mentor, the computer from which Jana sent a share and a question, and her new one, which he knows."""
    nabil, before = a_team(tmp_path)
    before.mail.send("nabil", a_share(1), QUESTION)
    before.told(nabil)
    now = Desk(tmp_path / "neu", "Jana", keys="neuer Rechner")
    now.folder.parent.mkdir()
    now.mail.join(now.mail.open_invitation(tmp_path / "einladung.wissenteam"))
    (question,) = now.told(nabil).questions
    nabil.mail.accept(question, instead_of="jana")
    return nabil, before, now


def test_until_somebody_has_written_nobody_knows_what_they_hold(team):
    nabil, before, now = team
    assert now.mail.earlier("nabil") is None
    nabil.told(now)
    assert now.mail.earlier("nabil") == {Channel.SHARE, Channel.DETAIL}
    assert now.mail.sent("nabil") == ()
    assert before.mail.earlier("nabil") is None


def test_without_an_earlier_computer_nothing_is_held_from_one(tmp_path):
    nabil, jana = a_team(tmp_path)
    jana.mail.send("nabil", a_share(1))
    jana.told(nabil)
    nabil.told(jana)
    assert jana.mail.earlier("nabil") == frozenset()


def test_it_is_known_after_a_restart(team):
    nabil, _, now = team
    nabil.told(now)
    seen = now.mail._seen
    now.open()
    assert now.mail._seen == seen


def test_what_the_earlier_computer_sent_is_taken_back_from_the_new_one(team):
    nabil, before, now = team
    nabil.told(now)
    now.mail.send("nabil", a_share(2))
    now.told(nabil)
    take_back(now.mail, "nabil")
    assert now.mail.earlier("nabil") == frozenset()
    assert now.mail.waiting("nabil") == 3
    assert now.told(nabil).lines == ("Jana hat etwas zurückgeholt. Es ist jetzt auch hier gelöscht.",)
    assert came(nabil) == []
    assert now.mail.waiting("nabil") == 0
    before.told(nabil)
    assert came(nabil) == []
    nabil.told(now)
    assert now.mail.earlier("nabil") == frozenset()


def test_a_single_message_taken_back_leaves_the_earlier_computer_alone(team):
    nabil, _, now = team
    nabil.told(now)
    now.mail.send("nabil", a_share(2))
    now.mail.erase("nabil")
    now.told(nabil)
    assert came(nabil) == [QUESTION, a_share(1)]
    assert now.mail.earlier("nabil") == {Channel.SHARE, Channel.DETAIL}


def test_an_older_letter_does_not_say_that_it_is_there_again(tmp_path, team):
    nabil, _, now = team
    older = nabil.file("jana").rename(tmp_path / "alt.wissenpfad")
    now.mail.import_file(older)
    take_back(now.mail, "nabil")
    now.told(nabil)
    now.mail.import_file(older)
    assert now.mail.earlier("nabil") == frozenset()
    assert now.mail.waiting("nabil") == 0


def test_a_farewell_deletes_it_too(tmp_path, team):
    nabil, _, now = team
    nabil.told(now)
    take_back(now.mail, "nabil", DAY)
    now.mail.export("nabil", tmp_path / "abschied.wissenstand")
    now.mail.remove("nabil")
    nabil.mail.import_file(tmp_path / "abschied.wissenstand")
    assert came(nabil) == []


def test_what_the_mentor_has_let_go_by_time_is_not_held_any_more(team):
    nabil, _, now = team
    nabil.day = nabil.day.replace(year=DAY.year + 1)
    nabil.mail.let_go()
    assert came(nabil) == []
    nabil.told(now)
    assert now.mail.earlier("nabil") == frozenset()
    assert nabil.mail.retention == LONGEST


# ------------------------------------------------------------ what an earlier computer of a mentor assigned


@pytest.fixture
def mentors(tmp_path: Path) -> tuple[Desk, Desk, Desk]:
    """The computer from which Nabil assigned something, his new one, which Jana knows, and Jana."""
    before, jana = a_team(tmp_path)
    before.mail.send("jana", PATH)
    before.told(jana)
    now = Desk(tmp_path / "neu", "Nabil", keys="neuer Rechner")
    now.folder.parent.mkdir()
    now.mail.invite("Team Süd", tmp_path / "neu.wissenteam")
    jana.mail.join(jana.mail.open_invitation(tmp_path / "neu.wissenteam"), instead_of="nabil")
    (question,) = jana.told(now).questions
    now.mail.accept(question)
    return before, now, jana


def test_a_mentor_with_a_new_computer_hears_that_the_earlier_one_assigned_something(mentors):
    _, now, _ = mentors
    assert now.mail.earlier("jana") == frozenset({Channel.ASSIGN})


def test_what_both_computers_assigned_holds_and_which_is_of_the_earlier_one_is_known(mentors):
    _, now, jana = mentors
    assert (replaced(assigned(jana.mail)), [one.earlier for one in assigned(jana.mail)]) == ((), [True])
    now.mail.send("jana", NEWER)
    now.told(jana)
    assert [(one.assignment, one.earlier) for one in assigned(jana.mail)] == [(PATH, True), (NEWER, False)]
    assert [one.assignment for one in replaced(assigned(jana.mail))] == [PATH]


def test_a_path_that_is_not_used_any_more_does_not_come_back(mentors):
    before, now, jana = mentors
    now.mail.send("jana", NEWER)
    now.told(jana)
    jana.mail.disuse("nabil", PATH.id)
    before.told(jana)
    now.told(jana)
    jana.open()
    assert [one.assignment for one in assigned(jana.mail)] == [NEWER]
    jana.told(now)
    assert now.mail.earlier("jana") == frozenset()


def test_of_a_path_that_is_not_used_any_more_nothing_is_told(tmp_path, mentors):
    _, _, jana = mentors
    heard, there = HeardOf(tmp_path), assigned(jana.mail)
    heard.take_note(there)
    jana.mail.disuse("nabil", PATH.id)
    heard.forget_one(there[0].key)
    assert heard.news(assigned(jana.mail), jana.mail.contacts(), DAY) == ()


# ------------------------------------------------------------ what a contact may not claim


def claimed(nabil: Desk, jana: Desk, *names: LogName) -> None:
    """Nabil says in a letter to hold something."""
    keys = a_device_of(nabil)
    letter = Letter(FileKind.FROM_MENTOR, keys.public, "Nabil", held=tuple(Held(name, ("0" * 16,)) for name in names))
    path = jana.folder.with_name("behauptet.wissenpfad")
    path.write_bytes(write_letter(letter, keys, a_device_of(jana).public))
    jana.mail.import_file(path)


def a_device_of(desk: Desk):
    (device,) = desk.mail._devices
    return device


@pytest.mark.parametrize("theirs", ["for another contact", "on the channel of the other side"])
def test_nobody_claims_what_was_not_for_them(tmp_path, theirs):
    nabil, jana = a_team(tmp_path)
    lena = Desk(tmp_path, "Lena")
    join(jana, lena)
    to = lena.mail.device_id if theirs == "for another contact" else nabil.mail.device_id
    channel = Channel.SHARE if theirs == "for another contact" else Channel.ASSIGN
    claimed(nabil, jana, LogName(a_device("früher").public.id, channel, to))
    assert jana.mail.earlier("nabil") == frozenset()


def test_what_is_taken_back_from_one_who_claims_to_hold_it_is_told_to_nobody_else(tmp_path):
    nabil, jana = a_team(tmp_path)
    lena = Desk(tmp_path, "Lena")
    log = LogName(a_device("früher").public.id, Channel.SHARE, a_device("Lena").public.id)
    claimed(nabil, jana, log)
    join(jana, lena)
    take_back(jana.mail, "nabil")
    assert [stone.name for stone in jana.mail.letter_to("nabil")[1].erased] == [log]
    assert jana.mail.letter_to("lena")[1].erased == ()


def test_with_a_contact_goes_what_they_said_to_hold(tmp_path):
    nabil, jana = a_team(tmp_path)
    log = LogName(a_device("früher").public.id, Channel.SHARE, nabil.mail.device_id)
    claimed(nabil, jana, log)
    take_back(jana.mail, "nabil")
    assert log in read(jana.folder).marks.left
    jana.mail.remove("nabil")
    assert str(log) not in (jana.folder / "kontakte.json").read_text(encoding="utf-8")


# ------------------------------------------------------------ what was taken back is confirmed


def test_what_was_recalled_is_confirmed_and_told_again_to_whom_a_backup_was_put_back(tmp_path, team):
    nabil, _, now = team
    nabil.told(now)
    backup = shutil.copytree(nabil.folder, tmp_path / "sicherung")
    take_back(now.mail, "nabil")
    now.told(nabil)
    nabil.told(now)
    (pinned,) = read(now.folder).pinned
    assert {read(now.folder).marks.left[stone.name] for stone in pinned.recalled} == {CONFIRMED}
    shutil.rmtree(nabil.folder)
    shutil.copytree(backup, nabil.folder)
    nabil.open()
    nabil.told(now)
    assert {read(now.folder).marks.left[stone.name] for stone in pinned.recalled} == {TOLD_ERASED}
    now.told(nabil)
    assert came(nabil) == []


def test_of_more_deleted_logs_than_a_letter_may_name_those_that_were_asked_for_are_named(tmp_path):
    nabil, jana = a_team(tmp_path)
    foreign, _ = LogFolder(nabil.folder / "fremde").read()
    log = LogName(jana.mail.device_id, Channel.DETAIL, nabil.mail.device_id)
    for series in range(MOST_LOGS + 1):
        foreign.erase(replace(log, series=series), 1)
    nabil.open()
    assert log not in [stone.name for stone in nabil.mail.letter_to("jana")[1].gone]
    jana.mail.send("nabil", QUESTION)
    jana.told(nabil)
    nabil.open()
    assert log in [stone.name for stone in nabil.mail.letter_to("jana")[1].gone]
