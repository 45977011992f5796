"""What mentors sign off arrives once, whatever is sent again, and says who and when."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.events import Happening
from tests.helpers.person import Person
from tests.helpers.posts import PostInMemory, a_mentor
from wissen.content.entry import Part
from wissen.learning.history import History
from wissen.learning.practice import PracticeState, SignOffLevel
from wissen.learning.verb import Verb
from wissen.progress import payloads
from wissen.services.practices import Practices
from wissen.team.messages import SignedOff

DAY = date(2026, 11, 20)
GUIDED = SignedOff("p-gespraech", DAY, SignOffLevel.GUIDED)
ALONE = SignedOff("p-gespraech", DAY, SignOffLevel.ALONE)
BACK = SignedOff("p-gespraech", DAY, None)


def part(person: Person) -> Part:
    _, found = person.services.shelf.current.find("p-gespraech")
    assert found is not None
    return found


def take(person: Person) -> int:
    events = person.services.practices.arrived()
    person.does(*events)
    return len(events)


def test_a_sign_off_is_recorded_once(person: Person) -> None:
    person.post.arrive("nabil", GUIDED)
    assert (take(person), take(person)) == (1, 0)
    person.post.arrive("nabil", GUIDED)
    assert take(person) == 0
    assert person.services.practices.state(part(person)) is PracticeState.GUIDED


def test_it_keeps_the_name_of_the_mentor(person: Person) -> None:
    person.post.arrive("nabil", ALONE)
    take(person)
    (one,) = person.services.practices.sign_offs(part(person))
    assert (person.keeper.texts[one.name], one.day, one.level) == ("Nabil", DAY, SignOffLevel.ALONE)
    (event,) = (event for event in person.keeper.kept if event.verb == Verb.SIGNED_OFF)
    payloads.check(Verb.SIGNED_OFF, event.payload)


def test_the_same_may_be_signed_taken_back_and_signed_again(person: Person) -> None:
    person.post.arrive("nabil", ALONE)
    take(person)
    person.post.arrive("nabil", BACK, ALONE, BACK)
    take(person)
    assert person.services.practices.state(part(person)) is PracticeState.OPEN
    person.post.arrive("nabil", ALONE)
    take(person)
    assert person.services.practices.state(part(person)) is PracticeState.ALONE


def test_several_may_sign(person: Person) -> None:
    person.post = PostInMemory(a_mentor("Nabil"), a_mentor("Kaja"))
    practices = Practices(person.services.history, person.post, new_text_id=iter(("n-1", "n-2", "n-3")).__next__)
    person.post.arrive("nabil", GUIDED)
    person.post.arrive("kaja", SignedOff("p-gespraech", date(2026, 11, 19), SignOffLevel.ALONE))
    person.does(*practices.arrived())
    assert [one.by for one in practices.sign_offs(part(person))] == ["kaja", "nabil"]
    person.post.arrive("kaja", BACK)
    person.does(*practices.arrived())
    assert practices.state(part(person)) is PracticeState.GUIDED


def test_what_the_person_has_erased_does_not_come_back(person: Person) -> None:
    person.post.arrive("nabil", ALONE)
    take(person)
    event = next(event for event in person.keeper.kept if event.verb == Verb.SIGNED_OFF)
    person.keeper.erase([event], today=DAY)
    person.services.history.become(History(person.keeper.kept))
    assert person.services.practices.state(part(person)) is PracticeState.OPEN
    assert take(person) == 0


def test_a_sign_off_stays_when_the_mentor_has_erased_what_they_told(person: Person) -> None:
    person.post.arrive("nabil", ALONE)
    take(person)
    person.post.forget("nabil")
    assert take(person) == 0
    assert person.services.practices.state(part(person)) is PracticeState.ALONE


def test_whoever_is_signed_off_under_guidance_may_be_ready_again(person: Person) -> None:
    practices = person.services.practices
    person.does(*practices.changed(part(person), ready=True))
    person.post.arrive("nabil", GUIDED)
    take(person)
    assert practices.state(part(person)) is PracticeState.GUIDED
    person.does(*practices.changed(part(person), ready=True))
    assert practices.state(part(person)) is PracticeState.READY


def test_a_skill_that_is_done_is_open_no_more(person: Person) -> None:
    person.post.arrive("nabil", ALONE)
    take(person)
    task = person.services.onboarding.tree()[1].children[1]
    assert (task.practice, task.open, task.waits) == (PracticeState.ALONE, False, False)


@given(st.lists(st.sampled_from((GUIDED, ALONE, BACK)), max_size=8), st.lists(st.integers(0, 8), max_size=4))
def test_whenever_one_looks_the_last_word_counts(messages: list[SignedOff], looks: list[int]) -> None:
    post, history = PostInMemory(a_mentor()), History()
    numbers = iter(range(1000))
    practices = Practices(history, post, new_text_id=lambda: f"n-{next(numbers)}")
    for place, message in enumerate(messages, 1):
        post.arrive("nabil", message)
        if place in looks:
            learn(history, practices)
    learn(history, practices)
    assert practices.arrived() == ()
    standing = history.sign_offs.get("p-gespraech", {}).get("nabil")
    assert (standing and standing.level) == (messages[-1].level if messages else None)


def learn(history: History, practices: Practices) -> None:
    for event in practices.arrived():
        history.apply(Happening("log/1", event.verb, event.object, dict(event.payload), event.revision))
