"""The mentor's side: templates, what a plan means for a person, sending, changing, taking back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from textwrap import dedent

import pytest

from tests.helpers.person import Person
from tests.helpers.posts import PostInMemory, a_trainee
from tests.helpers.small_pack import FILES, write_small_pack
from wissen.content.model import Kind, PathUnit
from wissen.errors import ExchangeError
from wissen.learning.assigning import Doubt, PlannedItem, planned
from wissen.learning.working_days import Absence, Workdays
from wissen.services.assigning import Assigning
from wissen.services.own_plans import Draft
from wissen.team.messages import Assignment, Withdrawn, encode

MONDAY = date(2026, 11, 23)
DAYS = Workdays(MONDAY)
JANA = a_trainee()


@pytest.fixture
def assigning(person: Person) -> Assigning:
    return person.services.assigning


def a_draft(assigning: Assigning, *to: str) -> Draft:
    template = assigning.templates()[0]
    return Draft(to or (JANA.id,), template.title, MONDAY, planned(template.steps, DAYS), template=template.id)


def sent(person: Person) -> Iterator[tuple[str, date]]:
    last = person.post.sent(JANA.id)[-1]
    assert isinstance(last, Assignment)
    return ((item.ref, item.due) for item in last.items)


def test_whom_one_may_assign_something_are_trainees_alone(assigning: Assigning) -> None:
    assert [contact.id for contact in assigning.people()] == ["jana"]


@pytest.mark.parametrize(
    ("title", "words", "travels"),
    [
        ("Erste\xa0Woche", "Mit §\xa05\tund Auf\u00adent\u00adhalt", ("Erste Woche", "Mit § 5 und Aufenthalt")),
        ("\u200bErste\u202e", "eins\nzwei", ("Erste", "eins\nzwei")),
        ("x" * 300, "", ("x" * 200, "")),
    ],
)
def test_what_was_pasted_from_elsewhere_can_be_sent(
    person: Person, assigning: Assigning, title: str, words: str, travels: tuple[str, str]
) -> None:
    draft = replace(a_draft(assigning), title=title, words=words)
    assigning.send(assigning.sending(draft, {JANA.id: DAYS}).letters)
    last = person.post.sent(JANA.id)[-1]
    assert isinstance(last, Assignment)
    assert (last.title, last.words) == travels
    assert encode(last)


def test_a_path_without_a_name_is_not_sent(assigning: Assigning) -> None:
    with pytest.raises(ExchangeError, match="braucht einen Namen"):
        assigning.sending(replace(a_draft(assigning), title="\u00ad \xa0"), {JANA.id: DAYS})


def test_the_paths_of_the_content_are_templates(assigning: Assigning) -> None:
    (template,) = assigning.templates()
    assert (template.id, template.title, template.own) == ("pfad-woche", "Erste Woche", False)
    assert [(step.unit, step.number) for step in template.steps] == [(PathUnit.DAY, 1)] * 2 + [(PathUnit.DAY, 2)] * 3


def test_everything_that_is_learned_or_shown_can_be_added(assigning: Assigning) -> None:
    found = {choice.ref: (choice.kind, choice.module) for choice in assigning.choices()}
    assert found == {
        "m-anfang": (Kind.MODULE, ""),
        "m-weiter": (Kind.MODULE, ""),
        "l-hut": (Kind.LESSON, "Anfang"),
        "l-frist": (Kind.LESSON, "Anfang"),
        "l-rest": (Kind.LESSON, "Weiter"),
        "q-anfang": (Kind.QUIZ, "Anfang"),
        "service-probe": (Kind.PROCESS, ""),
        "p-gespraech": (Kind.PRACTICES, ""),
    }


def test_the_preview_says_what_is_due_when(assigning: Assigning) -> None:
    preview = assigning.preview(a_draft(assigning), DAYS)
    assert [(group.due, [line.title for line in group.lines]) for group in preview.groups] == [
        (date(2026, 11, 23), ["Zwei Hüte", "Antrag annehmen"]),
        (date(2026, 11, 24), ["Fristen", "Abschluss", "Ein Gespräch führen"]),
    ]
    assert preview.weeks == {MONDAY: 23}
    assert preview.count == 5


def test_a_module_takes_as_long_as_everything_in_it(assigning: Assigning) -> None:
    draft = replace(a_draft(assigning), items=(PlannedItem("m-anfang", MONDAY),))
    assert assigning.preview(draft, DAYS).weeks == {MONDAY: 23}


def test_what_nobody_has_checked_and_what_is_not_there_is_told(assigning: Assigning) -> None:
    draft = a_draft(assigning)
    more = replace(draft, items=(*draft.items, PlannedItem("l-weg", date(2026, 11, 25))))
    preview = assigning.preview(more, DAYS)
    assert [(doubt.kind, len(doubt.refs)) for doubt in preview.doubts] == [(Doubt.MISSING, 1), (Doubt.UNCHECKED, 5)]
    assert preview.titles["l-weg"] == "l-weg"


@pytest.mark.parametrize(
    ("review", "told"),
    [
        ("geprüft: {am: 2026-11-01, von: Fachbereich, bis: 2027-11-01}", []),
        ("geprüft: {am: 2026-11-01, von: Fachbereich}", []),
        ("geprüft: {am: 2025-11-01, von: Fachbereich, bis: 2026-11-22}", [Doubt.RUN_OUT]),
        ("geprüft: {am: 2025-11-01, von: Fachbereich, bis: 2026-11-23}", []),
    ],
)
def test_a_check_by_the_office_holds_until_the_next_one_is_due(tmp_path: Path, review: str, told: list[Doubt]) -> None:
    folder = write_small_pack(tmp_path / "inhalte")
    lesson = folder / "module/01-anfang/hut.md"
    lesson.write_text(lesson.read_text("utf-8").replace("dauer: 8", f"dauer: 8\n{review}"), "utf-8")
    assigning = Person(folder, today=MONDAY).services.assigning
    draft = replace(a_draft(assigning), items=(PlannedItem("l-hut", MONDAY),))
    assert [doubt.kind for doubt in assigning.preview(draft, DAYS).doubts] == told


def test_what_held_once_bears_its_last_title(tmp_path: Path) -> None:
    folder = write_small_pack(tmp_path / "inhalte")
    text = FILES["module/02-weiter/rest.md"].replace("dauer: 4", "gilt: bis 2026-10-31\n        dauer: 4")
    (folder / "module/02-weiter/rest.md").write_text(dedent(text), "utf-8")
    assigning = Person(folder, today=MONDAY).services.assigning
    draft = replace(a_draft(assigning), items=(PlannedItem("l-rest", MONDAY),))
    preview = assigning.preview(draft, DAYS)
    assert [line.title for group in preview.groups for line in group.lines] == ["Der Rest"]
    assert [doubt.kind for doubt in preview.doubts] == [Doubt.MISSING]


# ------------------------------------------------------------ sending


def test_a_plan_is_sent_to_everybody_around_their_own_absences(person: Person, assigning: Assigning) -> None:
    post = PostInMemory(JANA, a_trainee("Tom"))
    other = Assigning(person.services.shelf, post)
    away = replace(DAYS, away=(Absence(MONDAY, MONDAY),))
    other.send(other.sending(a_draft(assigning, "jana", "tom"), {"jana": DAYS, "tom": away}).letters)
    plans = {name: post.sent(name)[0] for name in ("jana", "tom")}
    assert {name: one.items[0].due for name, one in plans.items() if isinstance(one, Assignment)} == {
        "jana": date(2026, 11, 23),
        "tom": date(2026, 11, 24),
    }


def test_what_is_sent_may_leave(person: Person, assigning: Assigning) -> None:
    draft = replace(a_draft(assigning), title="Ärger, Öl & Übermut " * 8, words="Willkommen!\nBis Mittwoch.")
    ((_, message),) = assigning.sending(draft, {JANA.id: DAYS}).letters
    assert encode(message)


def test_two_plans_of_one_title_and_day_have_two_names(person: Person, assigning: Assigning) -> None:
    names = []
    for _ in range(3):
        sending = assigning.sending(a_draft(assigning), {JANA.id: DAYS})
        assigning.send(sending.letters)
        names += [message.id for _, message in sending.letters if isinstance(message, Assignment)]
        assigning.send(sending.back)
    assert names == ["erste-woche-20261123", "erste-woche-20261123-2", "erste-woche-20261123-3"]


def test_a_title_without_letters_still_makes_a_name(assigning: Assigning) -> None:
    ((_, message),) = assigning.sending(replace(a_draft(assigning), title="***"), {JANA.id: DAYS}).letters
    assert isinstance(message, Assignment)
    assert message.id == "lernpfad-20261123"


@pytest.mark.parametrize("count", [0, 501])
def test_a_plan_with_nothing_or_too_much_in_it_is_not_sent(assigning: Assigning, count: int) -> None:
    items = tuple(PlannedItem(f"l-{number}", MONDAY) for number in range(count))
    with pytest.raises(ExchangeError) as raised:
        assigning.sending(replace(a_draft(assigning), items=items), {JANA.id: DAYS})
    assert raised.value.hint


def test_what_is_assigned_now(person: Person, assigning: Assigning) -> None:
    assert assigning.running() == ()
    assigning.send(assigning.sending(a_draft(assigning), {JANA.id: DAYS}).letters)
    (running,) = assigning.running()
    assert (running.contact, running.assignment.title, running.last) == (JANA, "Erste Woche", date(2026, 11, 24))


def test_a_change_replaces_it_and_keeps_its_days(person: Person, assigning: Assigning) -> None:
    assigning.send(assigning.sending(a_draft(assigning), {JANA.id: DAYS}).letters)
    draft = assigning.draft_of(assigning.running()[0])
    away = replace(DAYS, away=(Absence(MONDAY, MONDAY),))
    change = assigning.sending(replace(draft, items=draft.items[1:]), {JANA.id: away})
    assigning.send(change.letters)
    assert next(iter(sent(person))) == ("service-probe", MONDAY)
    assert len(assigning.running()) == 1
    assigning.send(change.back)
    assert next(iter(sent(person))) == ("l-hut", MONDAY)


def test_all_of_it_a_week_later_and_back(person: Person, assigning: Assigning) -> None:
    assigning.send(assigning.sending(a_draft(assigning), {JANA.id: DAYS}).letters)
    before = list(sent(person))
    later = assigning.week_later(assigning.running()[0], DAYS)
    assigning.send(later.letters)
    assert list(sent(person)) == [(ref, day + timedelta(weeks=1)) for ref, day in before]
    assigning.send(later.reverse.letters)
    assert list(sent(person)) == before
    assert later.reverse.reverse == later


def test_it_is_taken_back_and_given_again(person: Person, assigning: Assigning) -> None:
    assigning.send(assigning.sending(a_draft(assigning), {JANA.id: DAYS}).letters)
    (running,) = assigning.running()
    withdrawal = assigning.withdrawal(running)
    assigning.send(withdrawal.letters)
    assert person.post.sent(JANA.id)[-1] == Withdrawn(running.assignment.id)
    assert assigning.running() == ()
    assigning.send(withdrawal.back)
    assert assigning.running() == (running,)
