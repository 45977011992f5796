"""Journey C: a law in stages goes from the gazette into one pack, and on its days to those who learned the old text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.helpers.person import Person
from tests.helpers.small_pack import write_small_pack
from wissen.content.head import ChangeClass
from wissen.content.load import load
from wissen.learning.completion import Standing
from wissen.services import law_staging
from wissen.services.law_entry import EnteredChange, EnteredStage, Settled, missing, tasks
from wissen.services.pack_release import new_key, release
from wissen.services.packs import Packs

FIRST, SECOND = date(2027, 3, 1), date(2027, 9, 1)
PASSWORD = "drei kleine wörter"
A_DAY = timedelta(days=1)


def stage(title: str, day: date | None) -> EnteredStage:
    return EnteredStage(
        title, day, concerns="§ 82 Abs. 3 AufenthG", source="Gesetzblatt", checked_by="Nabil", words=f"{title}."
    )


CHANGE = EnteredChange(
    "aenderung-beratung",
    "rechtsaenderungen/beratung.md",
    "Beratung in drei Stufen",
    "Gesetzblatt, Teil I",
    "Jana",
    (stage("Beratung online", FIRST), stage("Beratung in einfacher Sprache", SECOND), stage("Noch offen", None)),
)


class Trainer:
    """Somebody with a content folder and a key."""

    def __init__(self, root: Path) -> None:
        self.folder = write_small_pack(root / "werkstatt")
        self._key = root / "amt.key"
        self._store = root / "freigabe.json"
        new_key(self._key, PASSWORD, random=lambda count: bytes(range(count)))

    def releases(self, target: Path, edition: str, *, previous: Path | None = None) -> Path:
        signed = partial(release, key=self._key, password=PASSWORD, store=self._store)
        found = signed(self.folder, target, edition=edition, previous=previous)
        assert (found.edition, found.problems, found.gone, found.silent) == (edition, (), (), ())
        return target

    def takes_in(self, change: EnteredChange) -> EnteredChange:
        """Every place of every stage, as the assistant leads through them."""
        assert missing(change) == ()
        written = law_staging.write_change(self.folder, change, load(self.folder)[0])
        change = replace(change, sha=law_staging.sha_of(written.after))
        for number, entered in enumerate(change.stages, 1):
            for task in tasks(load(self.folder)[0], change, number):
                if entered.day is not None and task.ref == "l-hut#helfen":
                    found = law_staging.proposal(self.folder, task, day=entered.day)
                    after = found.after.replace("Beraten ist Pflicht", f"Beraten ist Pflicht. {entered.title}.")
                    kind, day = ChangeClass.REFRESH, entered.day
                    law_staging.write_stage(
                        self.folder, task, found, after=after, day=day, kind=kind, reason=entered.title
                    )
                    change = change.settle(number, task.ref, Settled.CHANGED)
                else:
                    change = change.settle(number, task.ref, Settled.STILL_RIGHT)
        return change


class Learner(Person):
    """Somebody who reads what is installed."""

    def __init__(self, packs: Packs, pack: Path, *, today: date) -> None:
        self._packs = packs
        super().__init__(self._install(pack), today=today)

    def updates(self, pack: Path) -> None:
        shelf = self.services.shelf
        shelf.folder = self._install(pack)
        shelf.adopt(shelf.read())

    def text(self) -> str:
        shelf = self.services.shelf
        return str(shelf.current.open("l-hut"))

    def _install(self, pack: Path) -> Path:
        installed = self._packs.install(self._packs.look(pack))
        assert installed is not None
        return installed.place


@pytest.fixture
def trainer(tmp_path: Path) -> Trainer:
    return Trainer(tmp_path)


def test_on_the_eve_the_old_text_on_the_day_the_new_one(trainer: Trainer, tmp_path: Path) -> None:
    old = trainer.releases(tmp_path / "alt.wissenpaket", "2026-11")
    learner = Learner(Packs(tmp_path / "pakete"), old, today=date(2026, 11, 23))
    learner.reads("l-hut")
    certified = learner.keeper.events()

    settled = trainer.takes_in(CHANGE)
    left = [task for number in (1, 2) for task in tasks(load(trainer.folder)[0], settled, number) if not task.settled]
    assert left == []
    assert [one.rule for one in law_staging.findings(trainer.folder) if one.rule == law_staging.SURPRISE] == []
    new = trainer.releases(tmp_path / "neu.wissenpaket", "2027-02", previous=old)

    learner.today = date(2027, 2, 15)
    learner.updates(new)
    seen = {}
    for day in (FIRST - A_DAY, FIRST, SECOND - A_DAY, SECOND):
        learner.today = day
        seen[day] = ("Beratung online." in learner.text(), "einfacher Sprache." in learner.text())
    assert list(seen.values()) == [(False, False), (True, False), (True, False), (True, True)]
    assert learner.keeper.events() == certified


def test_whoever_learned_the_old_text_is_told_on_the_day(trainer: Trainer, tmp_path: Path) -> None:
    old = trainer.releases(tmp_path / "alt.wissenpaket", "2026-11")
    learner = Learner(Packs(tmp_path / "pakete"), old, today=date(2026, 11, 23))
    other = Learner(Packs(tmp_path / "andere"), old, today=date(2026, 11, 23))
    learner.reads("l-hut")
    trainer.takes_in(CHANGE)
    new = trainer.releases(tmp_path / "neu.wissenpaket", "2027-02", previous=old)
    for person in (learner, other):
        person.today = FIRST - A_DAY
        person.updates(new)
        assert person.services.refreshers.all() == ()
        person.today = FIRST
    (told,) = learner.services.refreshers.all()
    assert told.entry.id == "l-hut"
    assert [change.text for change in told.changes] == ["Beratung online"]
    assert other.services.refreshers.all() == ()
    assert learner.services.refreshers.standing(told.entry) is Standing.STALE


def test_a_stage_without_a_day_waits(trainer: Trainer) -> None:
    settled = trainer.takes_in(CHANGE)
    assert tasks(load(trainer.folder)[0], settled, 3) == ()
    change = next(one for one in load(trainer.folder)[0].changes if one.head.id == CHANGE.kennung)
    assert [one.start for one in change.stages] == [FIRST, SECOND, None]


def test_a_stage_that_nobody_confirmed_does_not_go_in() -> None:
    alone = replace(CHANGE, stages=(replace(CHANGE.stages[0], checked_by="jana"),))
    assert [one.field for one in missing(alone)] == ["checked_by"]
