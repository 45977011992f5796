"""The post by files: whoever was invited and accepted gets what was sent, whatever happens to the files meanwhile."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from tests.helpers.exchange import DAY, PATH, Desk, a_share, a_team, came
from wissen.errors import ExchangeError, NotFound
from wissen.learning.practice import SignOffLevel
from wissen.services.letter_files import FarewellFile, at_once
from wissen.services.post import Side
from wissen.team.messages import HelpWanted, SignedOff, Withdrawn


@pytest.fixture
def team(tmp_path):
    return a_team(tmp_path)


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


def test_a_name_that_was_pasted_travels_as_it_shows(tmp_path):
    nabil = Desk(tmp_path, " Nabil\xa0\xa0El\u00ad-Amin\u200b")
    nabil.mail.invite("Team\tSüd", tmp_path / "x.wissenteam")
    invited = Desk(tmp_path, "Jana").mail.open_invitation(tmp_path / "x.wissenteam")
    assert (invited.name, invited.team) == ("Nabil El-Amin", "Team Süd")


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


@pytest.mark.parametrize(("name", "called"), [("Jana", "Jana (2)"), ("JANA", "JANA (2)"), ("Jana\xa0", "Jana (2)")])
def test_two_people_of_one_name_are_two_contacts(tmp_path, team, name, called):
    nabil, _ = team
    other = Desk(tmp_path / "zwei", name, keys="andere")
    (tmp_path / "zwei").mkdir()
    path = tmp_path / "einladung.wissenteam"
    other.mail.join(other.mail.read_invitation(path.read_bytes()))
    (question,) = other.told(nabil).questions
    assert question.changed == nabil.mail.contacts()[0]
    nabil.mail.accept(question)
    assert {contact.id: contact.name for contact in nabil.mail.contacts()} == {"jana": "Jana", "jana-2": called}


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
    at_once(FarewellFile(jana.mail, "nabil", tmp_path / "abschied.wissenstand", today=DAY))
    assert jana.mail.contacts() == ()
    nabil.mail.import_file(tmp_path / "abschied.wissenstand")
    assert came(nabil) == []


def test_erasing_everything_leaves_no_key(team):
    _, jana = team
    jana.mail.send("nabil", a_share(1))
    jana.mail.erase_everything()
    assert not jana.folder.exists()
    assert (jana.mail.contacts(), jana.mail.fingerprint) == ((), "")


def test_a_file_is_called_so_that_every_system_takes_it(tmp_path):
    nabil, jana = Desk(tmp_path, "Nabil"), Desk(tmp_path, "Jana: A/B?")
    jana.mail.invite("Team", tmp_path / "x.wissenteam")
    nabil.mail.join(nabil.mail.open_invitation(tmp_path / "x.wissenteam"))
    (contact,) = nabil.mail.contacts()
    assert nabil.mail.file_name(contact) == "Stand für Jana- A-B- 2026-KW48.wissenstand"
