"""Exchange through a folder: each puts letters there and takes those that are for it, as often as they like."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import pytest

from tests.helpers.exchange import DAY, PATH, Desk, a_share, a_team, came, join
from tests.helpers.permissions import as_nobody, reachable_folder
from wissen.errors import ExchangeError
from wissen.services.cover_offered import Farewell
from wissen.services.mail_folder import FolderExchange, Parting
from wissen.services.mail_words import Report


@pytest.fixture
def team(tmp_path):
    return a_team(tmp_path)


@pytest.fixture
def shared(tmp_path):
    folder = tmp_path / "gemeinsam"
    folder.mkdir()
    return folder


def test_both_sides_exchange_through_a_folder(team, shared):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    nabil.mail.send("jana", PATH)
    jana.exchange(shared)
    assert nabil.exchange(shared).lines == ("Von Jana: 1 Stand.",)
    assert jana.exchange(shared).lines == ("Von Nabil: 1 Lernpfad.",)
    assert (came(nabil), came(jana)) == ([a_share(1)], [PATH])
    assert jana.mail.waiting("nabil") == nabil.mail.waiting("jana") == 0


def test_exchanging_again_changes_nothing(team, shared):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    for _ in range(2):
        jana.exchange(shared)
        nabil.exchange(shared)
    before = {file.name: file.read_bytes() for file in shared.iterdir()}
    assert jana.exchange(shared).came == 0
    assert {file.name: file.read_bytes() for file in shared.iterdir()} == before
    assert came(nabil) == [a_share(1)]


def test_a_sender_nobody_knows_is_asked_about_until_refused(tmp_path, team, shared):
    nabil, _ = team
    (tmp_path / "zwei").mkdir()
    other = Desk(tmp_path / "zwei", "Lena")
    other.mail.join(other.mail.read_invitation((tmp_path / "einladung.wissenteam").read_bytes()))
    other.exchange(shared)
    (question,) = nabil.exchange(shared).questions
    assert nabil.exchange(shared).questions == (question,)
    nabil.mail.refuse(question)
    assert nabil.exchange(shared).questions == ()
    nabil.open()
    assert nabil.exchange(shared).questions == ()


def test_after_a_farewell_nobody_is_asked_about_the_letters_that_still_lie_there(tmp_path, team, shared):
    nabil, jana = team
    nabil.mail.send("jana", PATH)
    for desk in (nabil, jana):
        desk.exchange(shared)
    (contact,) = jana.mail.contacts()
    farewell = Farewell(jana.mail, contact, shared, today=DAY)
    for step in (farewell.prepare, farewell.put, farewell.finish):
        step()
    assert jana.exchange(shared).questions == ()
    nabil.exchange(shared)
    jana.open()
    assert jana.exchange(shared).questions == ()
    jana.mail.join(jana.mail.open_invitation(tmp_path / "einladung.wissenteam"))
    jana.exchange(shared)
    assert came(jana) == [PATH]


def test_who_was_removed_is_taken_in_again_by_a_file_and_from_then_on_through_the_folder(team, shared):
    nabil, jana = team
    nabil.mail.remove("jana")
    jana.mail.send("nabil", a_share(1))
    jana.exchange(shared)
    assert nabil.exchange(shared) == Report()
    (question,) = jana.told(nabil).questions
    nabil.mail.accept(question)
    jana.mail.send("nabil", a_share(2))
    jana.exchange(shared)
    nabil.exchange(shared)
    assert came(nabil) == [a_share(1), a_share(2)]


def test_one_damaged_letter_keeps_no_other_from_coming(tmp_path, team, shared):
    nabil, jana = team
    lena = Desk(tmp_path, "Lena")
    join(lena, nabil)
    for desk in (jana, lena):
        desk.mail.send("nabil", a_share(1))
        desk.exchange(shared)
    letters = [file for file in shared.iterdir() if file.name.startswith(nabil.mail.fingerprint.replace(" ", "")[:16])]
    letters[0].write_bytes(letters[0].read_bytes()[:-5])
    report = nabil.exchange(shared)
    assert report.came == 1
    (fault,) = report.faults
    assert letters[0].name in fault
    assert "nicht vollständig" in fault


def test_a_folder_that_is_away_loses_nothing(team, shared):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    shared.rename(shared.with_name("weg"))
    with pytest.raises(ExchangeError, match="nicht erreichbar"):
        jana.exchange(shared)
    assert jana.mail.waiting("nabil") == 1
    shared.with_name("weg").rename(shared)
    jana.exchange(shared)
    nabil.exchange(shared)
    assert came(nabil) == [a_share(1)]


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_a_folder_that_cannot_be_written_loses_nothing():
    with reachable_folder() as root, as_nobody():
        _, jana = a_team(root)
        shared = root / "gemeinsam"
        shared.mkdir()
        shared.chmod(0o500)
        jana.mail.send("nabil", a_share(1))
        with pytest.raises(ExchangeError, match="lässt sich nicht schreiben"):
            jana.exchange(shared)
        assert jana.mail.waiting("nabil") == 1
        assert list(shared.iterdir()) == []
        shared.chmod(0o700)
        jana.exchange(shared)
        assert jana.mail.waiting("nabil") == 0


def test_starting_the_app_writes_nothing_that_was_there(team, shared):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    for _ in range(2):
        jana.exchange(shared)
        nabil.exchange(shared)
    before = {file.name: file.read_bytes() for file in shared.iterdir()}
    for desk in (jana, nabil):
        desk.open()
        desk.exchange(shared)
    assert {file.name: file.read_bytes() for file in shared.iterdir()} == before


def test_what_is_gone_from_the_folder_is_put_there_again(team, shared):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    jana.exchange(shared)
    for file in shared.iterdir():
        file.unlink()
    jana.open()
    jana.exchange(shared)
    assert nabil.exchange(shared).came == 1


def test_from_a_file_nobody_can_tell_the_day(team, shared):
    _, jana = team
    jana.mail.send("nabil", a_share(1))
    jana.exchange(shared)
    (file,) = shared.iterdir()
    assert datetime.fromtimestamp(file.stat().st_mtime, UTC) == datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_letters_to_whom_one_has_removed_go_from_the_folder_and_no_others(tmp_path, team, shared):
    nabil, jana = team
    lena = Desk(tmp_path, "Lena")
    join(lena, nabil)
    nabil.exchange(shared)
    jana.exchange(shared)
    (shared / "fremd.wissenpfad").touch()
    (gone,) = shared.glob(f"{lena.mail.device_id[:16]}-*")
    left = set(shared.iterdir()) - {gone}
    (contact,) = (one for one in nabil.mail.contacts() if one.name == "Lena")
    nabil.mail.remove(contact.id)
    FolderExchange(nabil.mail, shared).take_away(contact)
    assert set(shared.iterdir()) == left
    assert len(left) == 3


def test_who_erases_everything_while_letters_are_put_leaves_nothing(team, shared):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    nabil.exchange(shared)
    by_folder = FolderExchange(jana.mail, shared)
    by_folder.fetch()
    by_folder.take()
    jana.mail.erase_everything()
    by_folder.put()
    assert not by_folder.settle()
    assert not jana.folder.exists()
    assert jana.mail.fingerprint == ""
    by_folder.take_away()
    assert [file.name[17:33] for file in shared.iterdir()] == [nabil.mail.device_id[:16]]


def test_who_erases_everything_before_letters_are_taken_is_told_of_none(team, shared):
    nabil, jana = team
    nabil.exchange(shared)
    by_folder = FolderExchange(jana.mail, shared)
    by_folder.fetch()
    jana.mail.erase_everything()
    assert by_folder.take() == Report()


@pytest.mark.parametrize("when", ["before it has left", "before it was fetched"])
def test_what_was_taken_back_is_deleted_there_though_everything_is_erased_here(team, shared, when):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    for desk in (jana, nabil):
        desk.exchange(shared)
    jana.mail.erase("nabil")
    assert jana.mail.unheard
    jana.mail.send("nabil", a_share(2))
    if when == "before it was fetched":
        jana.exchange(shared)
        assert jana.mail.waiting("nabil") == 0
    parting, by_folder = Parting(jana.mail, shared), FolderExchange(jana.mail, shared)
    parting.prepare()
    parting.put()
    jana.mail.erase_everything()
    by_folder.left_behind = parting.names
    by_folder.take_away()
    assert {file.name for file in shared.iterdir()} > parting.names
    nabil.exchange(shared)
    assert came(nabil) == []


def test_without_anything_taken_back_nothing_is_left_behind(team, shared):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    jana.mail.erase("nabil")
    assert not jana.mail.unheard
    jana.mail.send("nabil", a_share(2))
    for desk in (jana, nabil, jana):
        desk.exchange(shared)
    jana.mail.erase("nabil")
    for desk in (jana, nabil, jana):
        desk.exchange(shared)
    assert not jana.mail.unheard
    assert jana.mail.last_letters() == {}


def test_who_does_not_erase_after_all_puts_everything_there_again(team, shared):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    jana.exchange(shared)
    jana.mail.erase("nabil")
    jana.mail.send("nabil", a_share(2))
    jana.exchange(shared)
    parting = Parting(jana.mail, shared)
    parting.prepare()
    parting.put()
    jana.exchange(shared)
    nabil.exchange(shared)
    assert came(nabil) == [a_share(2)]


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
def test_a_link_in_the_folder_leads_nowhere(tmp_path, team, shared):
    _, jana = team
    jana.mail.send("nabil", a_share(1))
    (tmp_path / "eigenes.txt").write_text("bleibt", encoding="utf-8")
    (shared / f"{jana.mail.letters()[0][0]}.neu").symlink_to(tmp_path / "eigenes.txt")
    jana.exchange(shared)
    assert (tmp_path / "eigenes.txt").read_text(encoding="utf-8") == "bleibt"
    assert [file.is_symlink() for file in shared.iterdir()] == [False]
