"""Messages go by time on both sides, and no letter brings them back."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.exchange import DAY, PATH, Desk, a_team, came
from wissen.learning.practice import SignOffLevel
from wissen.services.letter_files import take_files
from wissen.team.messages import HelpWanted, Message, Share, SignedOff

OLD = HelpWanted("2026-W44", "m01", "Was gilt hier?")  # from Monday, 26 October: until 26 November
NEW = HelpWanted("2026-W48", "m01", "Und hier?")
SHARE = Share("2026-W48", ())
LATER = date(2026, 11, 27)
YEARS_LATER = date(2029, 1, 1)


@pytest.fixture
def team(tmp_path: Path) -> tuple[Desk, Desk]:
    return a_team(tmp_path)


def sent(desk: Desk, to: str) -> list[Message]:
    return list(desk.mail.sent(to))


def words_in(desk: Desk) -> str:
    files = sorted(file for file in desk.folder.rglob("*") if file.is_file())
    return "".join(file.read_text(encoding="utf-8") for file in files)


def test_it_goes_on_both_sides_by_itself_and_is_told_once(team: tuple[Desk, Desk]) -> None:
    nabil, jana = team
    jana.mail.send("nabil", OLD, SHARE, NEW)
    jana.told(nabil)
    assert jana.mail.let_go().lines == ()
    nabil.day = jana.day = LATER
    for desk in team:
        assert desk.mail.let_go().lines == ("Nach Ablauf der Frist gelöscht: 1 Bitte um Hilfe.",)
        assert desk.mail.let_go() == desk.mail.let_go()
        assert desk.mail.let_go().lines == ()
        assert "Was gilt hier?" not in words_in(desk)
        assert "Und hier?" in words_in(desk)
    assert sent(jana, "nabil") == [SHARE, NEW]
    assert came(nabil) == [NEW, SHARE]


def test_no_letter_brings_it_back_nor_tells_anything_twice(team: tuple[Desk, Desk]) -> None:
    nabil, jana = team
    jana.mail.send("nabil", OLD, NEW)
    before = jana.file("nabil")
    nabil.mail.import_file(before)
    nabil.day = LATER
    nabil.mail.let_go()
    nabil.mail.import_file(before)
    assert came(nabil) == [NEW]
    jana.mail.send("nabil", third := HelpWanted("2026-W48", "m02"))
    jana.told(nabil)  # her clock is a day behind: all of it again
    assert came(nabil) == [NEW, third]
    jana.day = LATER
    assert jana.told(nabil).lines == ("Von Jana: nichts Neues.",)
    assert came(nabil) == [NEW, third]
    assert nabil.told(jana).lines == ("Von Nabil: nichts Neues.",)
    for desk in team:
        desk.open()
        assert desk.notice == ""
    assert (came(nabil), sent(jana, "nabil")) == ([NEW, third], [NEW, third])
    assert jana.mail.waiting("nabil") == 0


def test_what_has_gone_here_is_gone_there_with_the_next_letter_whatever_the_clock_there_says(
    team: tuple[Desk, Desk],
) -> None:
    nabil, jana = team
    jana.mail.send("nabil", OLD, NEW)
    jana.told(nabil)
    jana.day = LATER
    report = jana.told(nabil)
    assert came(nabil) == [NEW]
    assert "Was gilt hier?" not in words_in(nabil)
    assert report.lines == ("Jana hat etwas zurückgeholt. Es ist jetzt auch hier gelöscht.",)


def test_a_path_goes_with_all_that_belongs_to_it_and_what_was_told_of_it(team: tuple[Desk, Desk]) -> None:
    nabil, jana = team
    nabil.mail.send("jana", PATH, SignedOff("p1", DAY, SignOffLevel.ALONE))
    jana.mail.send("nabil", SHARE)
    nabil.told(jana)
    jana.told(nabil)
    nabil.day = jana.day = YEARS_LATER
    for desk in team:
        (line,) = desk.mail.let_go().lines
        assert line == "Nach Ablauf der Frist gelöscht: 1 Stand, 1 Lernpfad und 1 Abnahme."
    assert (came(nabil), sent(nabil, "jana"), came(jana), sent(jana, "nabil")) == ([], [], [], [])
    assert nabil.told(jana).lines == ("Von Nabil: nichts Neues.",)


def test_an_exchange_through_a_folder_lets_go_first(team: tuple[Desk, Desk], tmp_path: Path) -> None:
    nabil, jana = team
    shared = tmp_path / "austausch"
    shared.mkdir()
    jana.mail.send("nabil", OLD, NEW)
    jana.day = LATER
    assert jana.exchange(shared).lines == ("Nach Ablauf der Frist gelöscht: 1 Bitte um Hilfe.",)
    nabil.exchange(shared)
    assert came(nabil) == [NEW]


def test_saving_and_opening_files_lets_go_first(team: tuple[Desk, Desk]) -> None:
    _, jana = team
    jana.mail.send("nabil", OLD, SHARE)
    jana.day = LATER
    told = jana.mail.export("nabil", jana.folder.with_name("stand.wissenstand"))
    assert told.lines == ("Nach Ablauf der Frist gelöscht: 1 Bitte um Hilfe.",)
    jana.day = YEARS_LATER
    assert take_files(jana.mail, ()).lines == ("Nach Ablauf der Frist gelöscht: 1 Stand.",)


def test_a_clock_that_goes_back_counts_from_the_last_exchange(team: tuple[Desk, Desk]) -> None:
    nabil, jana = team
    jana.mail.send("nabil", NEW)
    jana.day = date(2026, 12, 24)
    jana.told(nabil)
    jana.day = date(2026, 10, 1)
    jana.mail.send("nabil", OLD)
    assert jana.mail.let_go().came == 1
    assert sent(jana, "nabil") == [NEW]


def test_a_backup_from_before_it_went_loses_and_doubles_nothing(team: tuple[Desk, Desk], tmp_path: Path) -> None:
    nabil, jana = team
    jana.mail.send("nabil", OLD, NEW)
    jana.told(nabil)
    backup = shutil.copytree(jana.folder, tmp_path / "sicherung")
    nabil.day = jana.day = LATER
    jana.told(nabil)
    shutil.rmtree(jana.folder)
    shutil.copytree(backup, jana.folder)
    jana.open()
    for _ in range(2):
        jana.told(nabil)
        nabil.told(jana)
    assert (came(nabil), sent(jana, "nabil")) == ([NEW], [NEW])
