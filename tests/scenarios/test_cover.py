"""Anna goes on holiday, Ben stands in, Jana decides: three profiles and the folder that all of them reach."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.helpers.exchange import DAY, Desk, came, join
from tests.helpers.person import Person
from tests.helpers.small_pack import write_small_pack
from wissen.errors import ExchangeError
from wissen.learning.practice import SignOffLevel
from wissen.learning.weekly import Absent, Act
from wissen.services.cover_given import changes, cover_of, given, send
from wissen.services.cover_offered import CoverState, Farewell, accept, covers, ended, introduced
from wissen.services.mail_words import Report
from wissen.services.sharing import Aspect, Sharing
from wissen.services.week import Overview, Week
from wissen.team.messages import Covering, Share, SignedOff

FIRST, LAST = date(2026, 12, 7), date(2026, 12, 18)
MODULES = {"anna": (Aspect.MODULES.value,)}


@dataclass
class Office:
    """Everybody works with the same content, on the same day."""

    anna: Desk
    ben: Desk
    jana: Desk
    person: Person
    folder: Path
    sharing: Sharing

    def exchange(self) -> dict[str, Report]:
        """Everybody opens Wissen once, those who write first of all."""
        return {desk.name: desk.exchange(self.folder) for desk in (self.anna, self.jana, self.ben)}

    def go_on_to(self, day: date) -> None:
        """Another day, for everybody."""
        self.person.today = day
        for desk in (self.anna, self.ben, self.jana):
            desk.day = day

    def week(self, desk: Desk) -> Overview:
        return Week(self.person.services.shelf, desk.mail).overview({}, {})

    def acts(self, desk: Desk) -> list[Act]:
        return [row.act for row in self.week(desk).rows]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Jana shares with Anna, who has gone to see Ben for his invitation."""
    anna, ben, jana = (Desk(tmp_path, name) for name in ("Anna", "Ben", "Jana"))
    join(jana, anna)
    folder = tmp_path / "gemeinsam"
    folder.mkdir()
    person = Person(write_small_pack(tmp_path / "inhalte"), today=DAY)
    services = person.services
    sharing = Sharing(services.shelf, services.history, services.onboarding, jana.mail, minimum=())
    made = Office(anna, ben, jana, person, folder, sharing)
    sharing.send("anna", sharing.share(sharing.aspects(MODULES, "anna")))
    made.exchange()
    return made


def plan(office: Office) -> None:
    """Anna names Ben to everybody."""
    path = office.folder.with_name("ben.wissenteam")
    office.ben.mail.invite("Team Nord", path)
    invited = office.anna.mail.open_invitation(path)
    cover = cover_of(invited, FIRST, LAST, office.person.today)
    send(office.anna.mail, changes(office.anna.mail, cover, {"jana"}))


def take_on(office: Office) -> None:
    """Jana accepts, shows Ben what Anna sees, and Ben takes her on."""
    (told,) = covers(office.jana.mail, office.person.today)
    accept(office.jana.mail, told.offer, introduced(office.jana.mail, told.offer))
    office.sharing.send("ben", office.sharing.share({Aspect.MODULES}))
    (question,) = office.exchange()["Ben"].questions
    assert question.fingerprint == office.jana.mail.fingerprint
    office.ben.mail.accept(question)


def test_a_mentor_is_covered_from_the_first_day_to_the_last(office: Office) -> None:
    plan(office)
    assert office.exchange()["Jana"].lines == ("Von Anna: 1 Vertretung.",)
    (told,) = covers(office.jana.mail, office.person.today)
    assert (told.state, told.offer.away.name, told.offer.cover.name) == (CoverState.OFFERED, "Anna", "Ben")
    assert [one.name for one in office.jana.mail.contacts()] == ["Anna"]
    assert office.ben.mail.contacts() == ()

    take_on(office)
    assert [type(one) for one in came(office.ben, "jana")] == [Covering, Share]
    office.go_on_to(FIRST)
    assert [one.name for one in office.sharing.helpers] == ["Ben", "Anna"]
    (column,) = office.week(office.ben).columns
    assert column.absent == Absent("Anna", LAST)
    assert office.acts(office.ben) == []
    office.sharing.send("ben", office.sharing.help("l-hut", "Wer berät?"))
    office.ben.mail.send("jana", SignedOff("p-gespraech", FIRST, SignOffLevel.GUIDED))
    office.exchange()
    office.exchange()
    assert office.acts(office.ben) == [Act.TALK]
    assert came(office.jana, "ben") == [SignedOff("p-gespraech", FIRST, SignOffLevel.GUIDED)]

    office.go_on_to(LAST + timedelta(1))
    (ben,) = ended(office.jana.mail, office.person.today)
    assert given(office.anna.mail, office.person.today) == ()
    assert office.sharing.aspects({"ben": ("module",)}, "ben") == frozenset()
    assert [one.name for one in office.sharing.helpers] == ["Anna"]
    with pytest.raises(ExchangeError, match="Vertretung durch Ben ist zu Ende"):
        office.sharing.send("ben", office.sharing.share({Aspect.MODULES}))

    farewell = Farewell(office.jana.mail, ben, office.folder, today=office.person.today)
    farewell.prepare()
    farewell.put()
    farewell.finish()
    assert [one.name for one in office.jana.mail.contacts()] == ["Anna"]
    office.jana.exchange(office.folder)
    office.ben.exchange(office.folder)
    assert came(office.ben, "jana") == [Covering("Anna", LAST)]
    assert office.acts(office.ben) == [Act.LEAVE]
    office.ben.mail.remove("jana")
    assert office.exchange()["Ben"].questions == ()
    assert [type(one) for one in came(office.anna, "jana")] == [Share]


def test_who_declines_shows_nothing_to_anybody(office: Office) -> None:
    plan(office)
    office.exchange()
    assert office.exchange()["Ben"] == Report()
    assert [one.name for one in office.jana.mail.contacts()] == ["Anna"]


def test_a_cover_that_is_ended_early_ends_at_once(office: Office) -> None:
    plan(office)
    office.exchange()
    take_on(office)
    office.go_on_to(FIRST)
    (cover,) = given(office.anna.mail, FIRST)
    send(office.anna.mail, changes(office.anna.mail, None, (), cover.cover))
    office.exchange()
    assert [one.name for one in ended(office.jana.mail, FIRST)] == ["Ben"]
    assert given(office.anna.mail, FIRST) == ()


def test_a_folder_that_is_away_keeps_what_is_to_be_taken_back(office: Office) -> None:
    plan(office)
    office.exchange()
    take_on(office)
    today = LAST + timedelta(1)
    (ben,) = ended(office.jana.mail, today)
    farewell = Farewell(office.jana.mail, ben, office.folder.with_name("weg"), today=today)
    farewell.prepare()
    with pytest.raises(ExchangeError):
        farewell.put()
    assert ended(office.jana.mail, today) == (ben,)
    office.exchange()
    assert came(office.ben, "jana") == [Covering("Anna", LAST)]
