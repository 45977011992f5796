"""A learning path on its way: assigned by a mentor, seen by the trainee, put off by a week, taken back."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.helpers.person import Person
from tests.helpers.posts import a_mentor, a_trainee
from tests.helpers.small_pack import write_small_pack
from wissen.learning.working_days import Absence, Workdays
from wissen.services.assigned import HeardOf, Turn, assigned
from wissen.services.own_plans import OwnPlans
from wissen.services.plan_in_hand import PlanInHand
from wissen.team.messages import CHANNELS, decode, encode

MONDAY = date(2026, 11, 23)
JANA, NABIL = a_trainee(), a_mentor()


class Office:
    """A mentor and a trainee at two computers, each with the same content; messages are carried by hand."""

    def __init__(self, folder: Path) -> None:
        self.mentor = Person(write_small_pack(folder / "mentor" / "inhalte"), today=MONDAY)
        self.trainee = Person(write_small_pack(folder / "trainee" / "inhalte"), today=MONDAY)
        self.plans = OwnPlans(folder / "mentor")
        self.folder = folder / "trainee"
        self._carried = 0

    @property
    def days(self) -> Workdays:
        return Workdays(MONDAY, "NW", self.plans.absences(JANA.id))

    def carry(self) -> None:
        """Take to the trainee what is new, as the bytes that would leave."""
        for message in self.mentor.post.sent(JANA.id)[self._carried :]:
            self.trainee.post.arrive(NABIL.id, decode(encode(message), CHANNELS[type(message)]))
            self._carried += 1

    def hears(self) -> list[tuple[Turn, str]]:
        """What the trainee is told on Heute, of which they then take note."""
        now, heard = assigned(self.trainee.post), HeardOf(self.folder)
        told = [(one.turn, one.by) for one in heard.news(now, self.trainee.post.contacts(), MONDAY)]
        heard.take_note(now)
        return told

    def due(self) -> dict[str, date | None]:
        """What stands in front in Meine Einarbeitung, and by when."""
        tree = self.trainee.services.onboarding.tree()
        return {
            node.ref: phase.due for phase in tree if phase.by for node in phase.walk() if node.standing and node.ref
        }


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_a_path_is_assigned_learned_put_off_and_taken_back(office: Office) -> None:
    mentor, trainee = office.mentor.services, office.trainee.services
    office.plans.keep_absences(JANA.id, [Absence(date(2026, 11, 24), date(2026, 11, 25))])

    plan = PlanInHand(MONDAY, "NW")
    plan.begin(mentor.assigning.templates()[0])
    plan.drop("p-gespraech")
    mentor.assigning.send(mentor.assigning.sending(plan.draft, {JANA.id: office.days}).letters)
    assert office.due() == {}

    office.carry()
    thursday = date(2026, 11, 26)
    assert office.due() == {
        "m-anfang": thursday,
        "l-hut": MONDAY,
        "service-probe": MONDAY,
        "l-frist": thursday,
        "q-anfang": thursday,
    }
    assert office.hears() == [(Turn.CAME, "Nabil")]
    assert office.hears() == []
    step = trainee.onboarding.next_step()
    assert step is not None
    assert (step.node.ref, step.by, step.due) == ("l-hut", "Nabil", MONDAY)
    office.trainee.reads("l-hut")

    (running,) = mentor.assigning.running()
    mentor.assigning.send(mentor.assigning.week_later(running, office.days).letters)
    office.carry()
    assert office.due()["l-frist"] == thursday + timedelta(weeks=1)
    assert office.hears() == [(Turn.CHANGED, "Nabil")]
    step = trainee.onboarding.next_step()
    assert step is not None
    assert (step.node.ref, step.due) == ("service-probe", MONDAY + timedelta(weeks=1))

    learned = trainee.onboarding.progress()
    mentor.assigning.send(mentor.assigning.withdrawal(mentor.assigning.running()[0]).letters)
    office.carry()
    assert office.due() == {}
    assert office.hears() == [(Turn.WITHDRAWN, "Nabil")]
    assert trainee.onboarding.progress() == learned
    assert learned.done == 1
    step = trainee.onboarding.next_step()
    assert step is not None
    assert (step.node.ref, step.by) == ("service-probe", "")


def test_nothing_of_absences_templates_and_drafts_leaves_the_computer(office: Office) -> None:
    mentor = office.mentor.services
    office.plans.keep_absences(JANA.id, [Absence(date(2026, 11, 24), date(2026, 11, 25))])
    plan = PlanInHand(MONDAY, "NW")
    plan.begin(mentor.assigning.templates()[0])
    template = office.plans.save_template("Geheime Vorlage", plan.steps())
    plan.begin(template)
    office.plans.keep_draft(plan.draft)
    mentor.assigning.send(mentor.assigning.sending(plan.draft, {JANA.id: office.days}).letters)
    (message,) = office.mentor.post.sent(JANA.id)
    assert set(office.mentor.post.sent(NABIL.id)) == set()
    data = encode(message).decode()
    assert "2026-11-25" not in data
    assert template.id not in data
