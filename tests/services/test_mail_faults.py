"""What goes wrong with files and profiles: nothing is lost, nothing doubled, and each says what it is."""

from __future__ import annotations

import shutil

import pytest

from tests.helpers.exchange import PATH, Desk, a_share, a_team, came
from wissen.errors import ExchangeError
from wissen.services.letter_files import read_files, take_files
from wissen.team.log import LogName
from wissen.team.messages import Channel, HelpWanted, Withdrawn
from wissen.team.store import LogFolder


@pytest.fixture
def team(tmp_path):
    return a_team(tmp_path)


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


def test_a_backup_made_between_writing_and_sending_doubles_nothing(tmp_path, team):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    backup = shutil.copytree(jana.folder, tmp_path / "sicherung")
    jana.told(nabil)
    jana.mail.send("nabil", a_share(2))
    jana.told(nabil)
    put_back(jana, backup)
    nabil.told(jana)
    jana.told(nabil)
    assert came(nabil) == [a_share(1), a_share(2)]


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


def test_after_the_keys_were_lost_it_goes_on_with_new_ones(team):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    jana.told(nabil)
    for number in (2, 3):  # whichever of the names of both devices comes first
        (jana.folder / "schluessel.json").unlink()
        jana.open()
        jana.mail.send("nabil", a_share(number))
        (question,) = jana.told(nabil).questions
        nabil.mail.accept(question, instead_of="jana")
    assert sorted(came(nabil), key=repr) == [a_share(1), a_share(2), a_share(3)]
    jana.mail.erase("nabil")
    jana.told(nabil)
    assert came(nabil) == []


@pytest.mark.parametrize("text", ["x", "{}", '{"format": 2}'])
def test_damaged_or_newer_contacts_are_told_and_nothing_is_written_over(team, text):
    _, jana = team
    (jana.folder / "kontakte.json").write_text(text, encoding="utf-8")
    jana.open()
    assert "nicht lesbar" in jana.notice or "neuere Version" in jana.notice
    with pytest.raises(ExchangeError):
        jana.mail.export("nabil", jana.folder.with_name("x"))
    assert (jana.folder / "kontakte.json").read_text(encoding="utf-8") == text


def test_messages_of_a_newer_version_keep_the_post_shut_and_are_kept(team):
    _, jana = team
    label = jana.mail.contacts()[0].fingerprint.replace(" ", "")
    book, _ = LogFolder(jana.folder / "eigene").read()
    book.write(LogName(jana.mail.device_id, Channel.SHARE, label), [b'{"kind":"new"}'])
    before = {file.name: file.read_bytes() for file in (jana.folder / "eigene").iterdir()}
    jana.open()
    assert "neuere Version" in jana.notice
    assert jana.mail.contacts() == ()
    with pytest.raises(ExchangeError):
        jana.mail.send("nabil", a_share(1))
    assert {file.name: file.read_bytes() for file in (jana.folder / "eigene").iterdir()} == before


def test_damaged_logs_are_told(team):
    _, jana = team
    jana.mail.send("nabil", a_share(1), a_share(2))
    (log,) = (jana.folder / "eigene").iterdir()
    log.write_bytes(b"1 x x\n" + log.read_bytes())
    jana.open()
    assert "beschädigt" in jana.notice


def test_a_contact_that_could_not_be_kept_is_none(team, tmp_path):
    _, jana = team
    lena = Desk(tmp_path, "Lena")
    lena.mail.invite("Team Nord", tmp_path / "nord.wissenteam")
    invited = jana.mail.open_invitation(tmp_path / "nord.wissenteam")
    (jana.folder / "kontakte.json.neu").mkdir()
    with pytest.raises(ExchangeError, match="lässt sich nicht schreiben"):
        jana.mail.join(invited)
    assert [contact.name for contact in jana.mail.contacts()] == ["Nabil"]
    (jana.folder / "kontakte.json.neu").rmdir()
    jana.mail.join(invited)
    assert [contact.name for contact in jana.mail.contacts()] == ["Lena", "Nabil"]


def test_what_is_shown_is_what_is_kept_also_when_the_rest_could_not_be(team):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1), HelpWanted("2026-W48", "m01", "Wie?"))
    letter = jana.file("nabil")
    _, share = sorted(one.name for one in (jana.folder / "eigene").iterdir())
    (nabil.folder / "fremde").mkdir()
    (nabil.folder / "fremde" / share).mkdir()
    with pytest.raises(ExchangeError):
        nabil.mail.import_file(letter)
    assert came(nabil) == [HelpWanted("2026-W48", "m01", "Wie?")]
    (jana.folder / "eigene" / share.replace(".log", ".geloescht.neu")).mkdir()
    with pytest.raises(ExchangeError):
        jana.mail.erase("nabil")
    shown = jana.mail.sent("nabil")
    assert a_share(1) in shown
    jana.open()
    assert jana.mail.sent("nabil") == shown


def test_what_was_read_once_is_not_read_again_and_what_is_gone_is_not_kept(team):
    nabil, jana = team
    jana.mail.send("nabil", a_share(1))
    jana.told(nabil)
    first = nabil.mail.received("jana")[0].message
    jana.mail.send("nabil", a_share(2))
    jana.told(nabil)
    assert nabil.mail.received("jana")[0].message is first
    jana.mail.erase("nabil")
    jana.told(nabil)
    assert nabil.mail._seen.messages == {}


def test_an_unknown_mentor_is_only_taken_for_the_new_computer_of_one_that_is_known(tmp_path):
    (tmp_path / "neu").mkdir()
    other = Desk(tmp_path / "neu", "Nabil", keys="anderer")
    other.mail.invite("Team Süd", tmp_path / "neu.wissenteam")
    lena = Desk(tmp_path, "Lena")
    lena.mail.join(lena.mail.open_invitation(tmp_path / "neu.wissenteam"))
    (question,) = lena.told(other, "nabil").questions
    other.mail.accept(question)
    other.mail.send("lena", PATH)
    lena.mail.remove("nabil")
    (asked,) = other.told(lena).questions
    with pytest.raises(ExchangeError, match="Einladung"):
        lena.mail.accept(asked)
    assert lena.mail.contacts() == ()


def test_an_invitation_is_no_letter(team, tmp_path):
    _, jana = team
    jana.mail.invite("Team", tmp_path / "x.wissenteam")
    report = take_files(jana.mail, read_files([tmp_path / "x.wissenteam", tmp_path / "fehlt.wissenstand"]))
    assert [fault.split(":")[0] for fault in report.faults] == ["x.wissenteam", "fehlt.wissenstand"]
