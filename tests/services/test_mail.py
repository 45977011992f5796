"""The post by files: whoever was invited and accepted gets what was sent, whatever happens to the files meanwhile."""

from __future__ import annotations

import shutil
import sys
from datetime import date

import pytest

from tests.helpers.exchange import Desk, a_share, a_team, join
from tests.helpers.permissions import as_nobody, reachable_folder
from wissen.errors import ExchangeError, NotFound
from wissen.learning.practice import SignOffLevel
from wissen.services.post import Side
from wissen.team.messages import Assignment, HelpWanted, PlannedItem, SignedOff, Withdrawn

PATH = Assignment("weg-1", "Erste Wochen", date(2026, 11, 30), (PlannedItem("m01", date(2026, 12, 4)),))


@pytest.fixture
def team(tmp_path):
    return a_team(tmp_path)


def came(desk: Desk, sender: str = "") -> list[object]:
    return [one.message for one in desk.mail.received(sender)]


# ------------------------------------------------------------ getting to know each other


def test_at_first_there_is_nobody(tmp_path):
    jana = Desk(tmp_path, "Jana")
    assert (jana.mail.contacts(), jana.mail.received(), jana.mail.fingerprint) == ((), (), "")
    with pytest.raises(NotFound):
        jana.mail.send("nabil", a_share())
    assert not jana.folder.exists()


def test_before_it_has_begun_nothing_can_be_sent(tmp_path):
    mail = Desk(tmp_path, "Jana").mail
    unread = type(mail)(tmp_path, name=str, today=date.today, new_bytes=bytes)
    assert unread.contacts() == ()
    with pytest.raises(ExchangeError, match="noch nicht bereit"):
        unread.send("nabil", a_share())


def test_an_invitation_says_who_and_shows_the_same_fingerprint_on_both_sides(tmp_path):
    nabil, jana = Desk(tmp_path, "Nabil"), Desk(tmp_path, "Jana")
    path = tmp_path / "einladung.wissenteam"
    nabil.mail.invite("Team Süd", path)
    invited = jana.mail.read_invitation(path.read_bytes())
    assert (invited.team, invited.name, invited.known, invited.similar) == ("Team Süd", "Nabil", None, ())
    assert invited.fingerprint == nabil.mail.fingerprint
    assert jana.mail.contacts() == ()
    jana.mail.join(invited)
    (contact,) = jana.mail.contacts(Side.MENTOR)
    assert (contact.id, contact.name, contact.fingerprint) == ("nabil", "Nabil", nabil.mail.fingerprint)
    assert jana.mail.read_invitation(path.read_bytes()).known == contact
    jana.mail.join(jana.mail.read_invitation(path.read_bytes()))
    assert jana.mail.contacts() == (contact,)


def test_ones_own_invitation_is_not_for_oneself(tmp_path):
    nabil = Desk(tmp_path, "Nabil")
    nabil.mail.invite("Team Süd", tmp_path / "x.wissenteam")
    with pytest.raises(ExchangeError, match="eigene Einladung"):
        nabil.mail.read_invitation((tmp_path / "x.wissenteam").read_bytes())


def test_without_a_name_nobody_is_invited(tmp_path):
    with pytest.raises(ExchangeError, match="Ohne Namen"):
        Desk(tmp_path, " ").mail.invite("Team Süd", tmp_path / "x.wissenteam")
    assert not (tmp_path / "x.wissenteam").exists()


def test_an_unknown_sender_waits_for_the_mentor_to_decide(tmp_path):
    nabil, jana = Desk(tmp_path, "Nabil"), Desk(tmp_path, "Jana")
    nabil.mail.invite("Team Süd", tmp_path / "x.wissenteam")
    jana.mail.join(jana.mail.read_invitation((tmp_path / "x.wissenteam").read_bytes()))
    jana.mail.send("nabil", a_share())
    report = jana.told(nabil)
    (question,) = report.questions
    assert (question.name, question.side, question.fingerprint) == ("Jana", Side.TRAINEE, jana.mail.fingerprint)
    assert came(nabil) == []
    nabil.mail.refuse(question)
    assert nabil.mail.contacts() == ()
    report = nabil.mail.accept(question)
    assert report.lines == ("Von Jana: 1 Stand.",)
    assert came(nabil, "jana") == [a_share()]


def test_two_people_of_one_name_are_two_contacts(tmp_path, team):
    nabil, _ = team
    other = Desk(tmp_path / "zwei", "Jana", keys="andere")
    (tmp_path / "zwei").mkdir()
    path = tmp_path / "einladung.wissenteam"
    other.mail.join(other.mail.read_invitation(path.read_bytes()))
    (question,) = other.told(nabil).questions
    assert question.changed == nabil.mail.contacts()[0]
    nabil.mail.accept(question)
    assert [contact.id for contact in nabil.mail.contacts()] == ["jana", "jana-2"]


# ------------------------------------------------------------ messages


def test_what_is_sent_arrives_once_in_its_order(team):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1), HelpWanted("2026-W48", "m01", "Wie?"))
    jana.mail.send("nabil", a_share(2))
    assert jana.mail.sent("nabil") == (HelpWanted("2026-W48", "m01", "Wie?"), a_share(1), a_share(2))
    path = jana.file("nabil")
    assert nabil.mail.import_file(path).lines == ("Von Jana: 2 Stände und 1 Bitte um Hilfe.",)
    assert nabil.mail.import_file(path).lines == ("Von Jana: nichts Neues.",)
    shares = [one for one in nabil.mail.received("jana") if one.message in (a_share(1), a_share(2))]
    assert [(one.number, one.message) for one in shares] == [(1, a_share(1)), (2, a_share(2))]
    assert len(nabil.mail.received()) == 3


def test_a_mentor_answers(team):
    nabil, jana = team
    nabil.mail.send("jana", PATH, SignedOff("p-1", date(2026, 11, 25), SignOffLevel.ALONE), Withdrawn("weg-0"))
    report = nabil.told(jana)
    assert report.lines == ("Von Nabil: 1 Lernpfad, 1 zurückgenommener Lernpfad und 1 Abnahme.",)
    assert came(jana, "nabil") == list(nabil.mail.sent("jana"))


def test_everything_is_there_after_a_restart(team):
    nabil, jana = team
    nabil.mail.send("jana", PATH)
    nabil.told(jana)
    before = nabil.mail._seen, jana.mail._seen
    nabil.open()
    jana.open()
    assert (nabil.mail._seen, jana.mail._seen) == before
    assert (nabil.notice, jana.notice) == ("", "")
    assert came(jana) == [PATH]


def test_a_trainee_assigns_nothing(team):
    _, jana = team
    with pytest.raises(ValueError, match="not for"):
        jana.mail.send("nabil", PATH)
    assert jana.mail.sent("nabil") == ()


def test_what_waits_is_counted_until_it_has_left(team):
    nabil, jana = team
    assert jana.mail.waiting("nabil") == 0
    jana.mail.send("nabil", a_share(1), a_share(2))
    assert jana.mail.waiting("nabil") == 2
    jana.told(nabil)
    assert jana.mail.waiting("nabil") == 0
    jana.mail.erase("nabil")
    assert jana.mail.waiting("nabil") == 1
    jana.told(nabil)
    assert jana.mail.waiting("nabil") == 0


# ------------------------------------------------------------ taking back, leaving


def test_what_is_taken_back_is_gone_here_at_once_and_there_with_the_next_file(team):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    older = jana.file("nabil")
    nabil.mail.import_file(older)
    jana.mail.erase("nabil")
    assert jana.mail.sent("nabil") == ()
    newer = jana.told(nabil)
    assert newer.lines == ("Jana hat etwas zurückgeholt. Es ist jetzt auch hier gelöscht.",)
    assert came(nabil) == []
    assert not [file for file in (nabil.folder / "fremde").iterdir() if file.suffix == ".log"]


def test_an_older_file_does_not_bring_back_what_was_taken_back(tmp_path, team):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    older = shutil.copy(jana.file("nabil"), tmp_path / "alt.wissenstand")
    jana.mail.erase("nabil")
    jana.mail.send("nabil", a_share(2))
    jana.told(nabil)
    nabil.mail.import_file(older)
    assert came(nabil) == [a_share(2)]


def test_a_contact_that_is_removed_takes_everything_along(tmp_path, team):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    jana.told(nabil)
    nabil.mail.send("jana", PATH)
    nabil.mail.remove("jana")
    assert (nabil.mail.contacts(), nabil.mail.received(), nabil.mail.sent("jana")) == ((), (), ())
    nabil.open()
    assert (nabil.mail.contacts(), nabil.mail.received()) == ((), ())
    logs = list(nabil.folder.rglob("*.log"))
    assert logs == []
    (question,) = jana.told(nabil).questions
    nabil.mail.accept(question)
    assert came(nabil) == [a_share(1)]


def test_with_a_farewell_it_is_deleted_there_too(tmp_path, team):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    jana.told(nabil)
    jana.mail.farewell("nabil", tmp_path / "abschied.wissenstand")
    assert jana.mail.contacts() == ()
    nabil.mail.import_file(tmp_path / "abschied.wissenstand")
    assert came(nabil) == []


def test_erasing_everything_leaves_no_key(team):
    _, jana = team
    jana.mail.send("nabil", a_share(1))
    jana.mail.erase_everything()
    assert not jana.folder.exists()
    assert (jana.mail.contacts(), jana.mail.fingerprint) == ((), "")


# ------------------------------------------------------------ faults


def test_files_out_of_order_lose_and_double_nothing(tmp_path, team):
    nabil, jana = team
    files = []
    for number in range(5):
        jana.mail.send("nabil", a_share(number))
        files.append(shutil.copy(jana.file("nabil"), tmp_path / f"{number}.wissenstand"))
    for number in (2, 0, 4, 4, 1, 3):
        nabil.mail.import_file(files[number])
    assert came(nabil) == [a_share(number) for number in range(5)]


def test_a_cut_file_changes_nothing_and_is_told(team):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    path = jana.file("nabil")
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ExchangeError, match="nicht vollständig"):
        nabil.mail.import_file(path)
    assert came(nabil) == []


def test_a_file_of_another_team_is_told(tmp_path, team):
    _, jana = team
    (tmp_path / "nord").mkdir()
    lena, _ = a_team(tmp_path / "nord")
    stranger = Desk(tmp_path / "nord", "Lena", keys="lena")
    stranger.mail.invite("Team Nord", tmp_path / "nord" / "einladung.wissenteam")
    with pytest.raises(ExchangeError, match="nicht für Sie verschlossen"):
        stranger.mail.import_file(jana.file("nabil"))
    del lena


def test_a_second_computer_of_the_same_person_asks_and_goes_on_with_them(tmp_path, team):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    jana.told(nabil)
    (tmp_path / "neu").mkdir()
    second = Desk(tmp_path / "neu", "Jana", keys="zweiter Rechner")
    second.mail.join(second.mail.read_invitation((tmp_path / "einladung.wissenteam").read_bytes()))
    second.mail.send("nabil", a_share(2))
    (question,) = second.told(nabil).questions
    assert question.changed is not None
    nabil.mail.accept(question, instead_of=question.changed.id)
    (contact,) = nabil.mail.contacts()
    assert contact.fingerprint == second.mail.fingerprint
    assert came(nabil, "jana") == [a_share(1), a_share(2)]
    nabil.mail.send("jana", PATH)
    nabil.told(second)
    assert came(second) == [PATH]
    nabil.open()
    assert came(nabil, "jana") == [a_share(1), a_share(2)]


def test_a_mentor_with_a_new_key_is_never_taken_in_silence(tmp_path, team):
    nabil, jana = team
    nabil.mail.send("jana", PATH)
    nabil.told(jana)
    (tmp_path / "neu").mkdir()
    second = Desk(tmp_path / "neu", "Nabil", keys="zweiter Rechner")
    second.mail.invite("Team Süd", tmp_path / "neu" / "x.wissenteam")
    invited = jana.mail.read_invitation((tmp_path / "neu" / "x.wissenteam").read_bytes())
    assert invited.known is None
    assert invited.changed == jana.mail.contacts()[0]
    jana.mail.send("nabil", a_share(3))
    jana.mail.join(invited, instead_of="nabil")
    (question,) = jana.told(second).questions
    second.mail.accept(question)
    assert came(second) == [a_share(3)]
    second.mail.send("jana", Withdrawn("weg-1"))
    second.told(jana)
    assert came(jana, "nabil") == [PATH, Withdrawn("weg-1")]


def put_back(desk: Desk, backup: str) -> None:
    shutil.rmtree(desk.folder)
    shutil.copytree(backup, desk.folder)
    desk.open()


@pytest.mark.parametrize("first", ["letter from the mentor", "letter of the trainee"])
def test_a_profile_put_back_from_a_backup_loses_and_doubles_nothing(tmp_path, team, first):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    jana.told(nabil)
    backup = shutil.copytree(jana.folder, tmp_path / "sicherung")
    jana.mail.send("nabil", a_share(2), a_share(3))
    jana.told(nabil)
    put_back(jana, backup)
    jana.mail.send("nabil", a_share(4))
    if first == "letter of the trainee":
        (line,) = jana.told(nabil).lines
        assert "Sicherung zurückgespielt" in line
        assert came(nabil) == [a_share(1), a_share(2), a_share(3)]
        jana.mail.send("nabil", a_share(5))
    (line,) = nabil.told(jana).lines
    assert "Es ist nichts verloren" in line
    jana.told(nabil)
    told = [1, 2, 3, 4] if first == "letter from the mentor" else [1, 2, 3, 4, 5]
    assert came(nabil) == [a_share(number) for number in told]
    assert nabil.told(jana).lines == ("Von Nabil: nichts Neues.",)
    jana.mail.send("nabil", a_share(6))
    jana.told(nabil)
    assert came(nabil) == [a_share(number) for number in [*told, 6]]
    jana.open()
    assert jana.told(nabil).lines == ("Von Jana: nichts Neues.",)
    assert list(jana.mail.sent("nabil")) == [a_share(number) for number in told if number not in (2, 3)] + [a_share(6)]


def test_a_backup_from_before_something_was_taken_back_does_not_bring_it_back(tmp_path, team):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    jana.told(nabil)
    backup = shutil.copytree(jana.folder, tmp_path / "sicherung")
    jana.mail.erase("nabil")
    jana.told(nabil)
    put_back(jana, backup)
    jana.mail.send("nabil", a_share(2))
    jana.told(nabil)
    assert came(nabil) == []
    nabil.told(jana)
    assert list(jana.mail.sent("nabil")) == [a_share(2)]
    jana.told(nabil)
    assert came(nabil) == [a_share(2)]


def test_a_copied_profile_on_two_computers_loses_and_doubles_nothing(tmp_path, team):
    nabil, first = team
    first.mail.send("nabil", a_share(1))
    first.told(nabil)
    copy = Desk(tmp_path / "kopie", "Jana")
    shutil.copytree(first.folder, copy.folder)
    copy.open()
    first.mail.send("nabil", a_share(2))
    copy.mail.send("nabil", a_share(3))
    for _ in range(3):
        for jana in (first, copy):
            jana.told(nabil)
            nabil.told(jana)
    assert sorted(came(nabil), key=repr) == sorted([a_share(1), a_share(2), a_share(3)], key=repr)


def test_a_mentor_put_back_from_a_backup_gets_everything_again(tmp_path, team):
    nabil, jana = team
    backup = shutil.copytree(nabil.folder, tmp_path / "sicherung")
    jana.mail.send("nabil", a_share(1))
    jana.told(nabil)
    put_back(nabil, backup)
    assert came(nabil) == []
    jana.told(nabil)
    assert came(nabil) == [a_share(1)]


def test_damaged_keys_are_told_and_nothing_is_written_over(team):
    _, jana = team
    (jana.folder / "schluessel.json").write_text("x", encoding="utf-8")
    jana.open()
    assert "nicht lesbar" in jana.notice
    with pytest.raises(ExchangeError, match="nicht lesbar"):
        jana.mail.send("nabil", a_share(1))
    assert (jana.folder / "schluessel.json").read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("text", ["x", "{}", '{"format": 2}'])
def test_damaged_or_newer_contacts_are_told_and_nothing_is_written_over(team, text):
    _, jana = team
    (jana.folder / "kontakte.json").write_text(text, encoding="utf-8")
    jana.open()
    assert "nicht lesbar" in jana.notice or "neuere Version" in jana.notice
    with pytest.raises(ExchangeError):
        jana.mail.export("nabil", jana.folder.with_name("x"))
    assert (jana.folder / "kontakte.json").read_text(encoding="utf-8") == text


def test_damaged_logs_are_told(team):
    _, jana = team
    jana.mail.send("nabil", a_share(1), a_share(2))
    (log,) = (jana.folder / "eigene").iterdir()
    log.write_bytes(b"1 x x\n" + log.read_bytes())
    jana.open()
    assert "beschädigt" in jana.notice


# ------------------------------------------------------------ the folder


@pytest.fixture
def shared(tmp_path):
    folder = tmp_path / "gemeinsam"
    folder.mkdir()
    return folder


def test_both_sides_exchange_through_a_folder(team, shared):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    nabil.mail.send("jana", PATH)
    jana.mail.exchange(shared)
    assert nabil.mail.exchange(shared).lines == ("Von Jana: 1 Stand.",)
    assert jana.mail.exchange(shared).lines == ("Von Nabil: 1 Lernpfad.",)
    assert (came(nabil), came(jana)) == ([a_share(1)], [PATH])
    assert jana.mail.waiting("nabil") == nabil.mail.waiting("jana") == 0


def test_exchanging_again_changes_nothing(team, shared):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    for _ in range(2):
        jana.mail.exchange(shared)
        nabil.mail.exchange(shared)
    before = {file.name: file.read_bytes() for file in shared.iterdir()}
    assert jana.mail.exchange(shared).came == 0
    assert {file.name: file.read_bytes() for file in shared.iterdir()} == before
    assert came(nabil) == [a_share(1)]


def test_a_sender_nobody_knows_is_asked_about_until_refused(tmp_path, team, shared):
    nabil, _ = team
    (tmp_path / "zwei").mkdir()
    other = Desk(tmp_path / "zwei", "Lena")
    other.mail.join(other.mail.read_invitation((tmp_path / "einladung.wissenteam").read_bytes()))
    other.mail.exchange(shared)
    (question,) = nabil.mail.exchange(shared).questions
    assert nabil.mail.exchange(shared).questions == (question,)
    nabil.mail.refuse(question)
    assert nabil.mail.exchange(shared).questions == ()
    nabil.open()
    assert nabil.mail.exchange(shared).questions == ()


def test_one_damaged_letter_keeps_no_other_from_coming(tmp_path, team, shared):
    nabil, jana = team
    lena = Desk(tmp_path, "Lena")
    join(lena, nabil)
    for desk in (jana, lena):
        desk.mail.send("nabil", a_share(1))
        desk.mail.exchange(shared)
    letters = [file for file in shared.iterdir() if file.name.startswith(nabil.mail.fingerprint.replace(" ", "")[:16])]
    letters[0].write_bytes(letters[0].read_bytes()[:-5])
    report = nabil.mail.exchange(shared)
    assert report.came == 1
    (fault,) = report.faults
    assert letters[0].name in fault
    assert "nicht vollständig" in fault


def test_a_folder_that_is_away_loses_nothing(team, shared):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    shared.rename(shared.with_name("weg"))
    with pytest.raises(ExchangeError, match="nicht erreichbar"):
        jana.mail.exchange(shared)
    assert jana.mail.waiting("nabil") == 1
    shared.with_name("weg").rename(shared)
    jana.mail.exchange(shared)
    nabil.mail.exchange(shared)
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
            jana.mail.exchange(shared)
        assert jana.mail.waiting("nabil") == 1
        assert list(shared.iterdir()) == []
        shared.chmod(0o700)
        jana.mail.exchange(shared)
        assert jana.mail.waiting("nabil") == 0
