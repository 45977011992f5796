"""The trainee's side: what was assigned stands in front, decides the next step, and is told once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import icalendar
import pytest

from tests.helpers.person import Person
from tests.helpers.posts import PostInMemory, a_mentor, a_trainee
from tests.helpers.small_pack import write_small_pack
from wissen.errors import SettingsError
from wissen.services import plan
from wissen.services.assigned import NAME, Heard, HeardOf, Turn, assigned
from wissen.services.onboarding import Node, NodeKind, Reason
from wissen.team.messages import Assignment, PlannedItem, Withdrawn

MONDAY, TUESDAY, NEXT = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 30)
PATH = Assignment(
    "theke",
    "An der Theke",
    MONDAY,
    (PlannedItem("l-rest", TUESDAY), PlannedItem("service-probe", MONDAY), PlannedItem("p-gespraech", TUESDAY, True)),
    words="Willkommen!",
)


def outline(nodes: tuple[Node, ...], depth: int = 0) -> list[str]:
    lines: list[str] = []
    for node in nodes:
        lines += [f"{'  ' * depth}{node.title}", *outline(node.children, depth + 1)]
    return lines


def phases(person: Person) -> list[Node]:
    return [node for node in person.services.onboarding.tree() if node.by]


def news(person: Person, heard: HeardOf, today: date = MONDAY) -> tuple[Heard, ...]:
    return heard.news(assigned(person.post), person.post.contacts(), today)


# ------------------------------------------------------------ what holds now


def test_a_later_message_replaces_an_earlier_one_and_keeps_its_place() -> None:
    post = PostInMemory(a_mentor(), a_mentor("Olga"))
    post.arrive("nabil", PATH)
    post.arrive("olga", Assignment("theke", "Von Olga", MONDAY, ()))
    post.arrive("nabil", Assignment("theke", "Neu", MONDAY, ()))
    assert [(one.sender.name, one.assignment.title) for one in assigned(post)] == [
        ("Nabil", "Neu"),
        ("Olga", "Von Olga"),
    ]


def test_it_is_taken_back_by_the_one_who_gave_it() -> None:
    post = PostInMemory(a_mentor(), a_mentor("Olga"))
    post.arrive("nabil", PATH)
    post.arrive("olga", Withdrawn("theke"))
    assert len(assigned(post)) == 1
    post.arrive("nabil", Withdrawn("theke"), Withdrawn("nie-gegeben"))
    assert assigned(post) == ()


def test_only_mentors_assign() -> None:
    post = PostInMemory(a_trainee())
    post.arrive("jana", PATH)
    assert assigned(post) == ()


# ------------------------------------------------------------ Meine Einarbeitung


def test_it_stands_in_front_a_phase_for_each_day(person: Person) -> None:
    person.post.arrive("nabil", PATH)
    assert outline(person.services.onboarding.tree())[:7] == [
        "An der Theke · 1 von 2",
        "  Antrag annehmen",
        "An der Theke · 2 von 2",
        "  Weiter",
        "    Der Rest",
        "  Ein Gespräch führen",
        "Erste Woche · Tag 1",
    ]
    first, second = phases(person)
    assert (first.due, first.by, first.words) == (MONDAY, "Nabil", "Willkommen!")
    assert (second.due, second.by, second.words) == (TUESDAY, "Nabil", "")
    assert second.children[-1].optional


def test_a_single_day_needs_no_number(person: Person) -> None:
    person.post.arrive("nabil", Assignment("x", "Nur dies", MONDAY, (PlannedItem("l-hut", MONDAY),)))
    assert [phase.title for phase in phases(person)] == ["Nur dies"]


def test_a_module_brings_everything_in_it(person: Person) -> None:
    person.post.arrive("nabil", Assignment("x", "Modul", MONDAY, (PlannedItem("m-anfang", MONDAY),)))
    assert outline((phases(person)[0],)) == ["Modul", "  Anfang", "    Zwei Hüte", "    Fristen", "    Abschluss"]


def test_a_path_of_the_content_that_lies_in_it_is_not_shown_again(person: Person) -> None:
    refs = ("l-hut", "service-probe", "l-frist", "q-anfang", "p-gespraech")
    person.post.arrive("nabil", Assignment("x", "Alles", MONDAY, tuple(PlannedItem(ref, MONDAY) for ref in refs)))
    assert [node.title for node in person.services.onboarding.tree()] == ["Alles", "Weiter"]


def test_nothing_is_lost_when_something_was_dropped_from_a_path(person: Person) -> None:
    refs = ("l-hut", "service-probe", "l-frist", "q-anfang")
    person.post.arrive("nabil", Assignment("x", "Fast alles", MONDAY, tuple(PlannedItem(ref, MONDAY) for ref in refs)))
    assert "  Ein Gespräch führen" in outline(person.services.onboarding.tree())


def test_what_the_content_does_not_have_says_so_and_waits_for_nobody(person: Person) -> None:
    person.post.arrive("nabil", Assignment("x", "Fort", MONDAY, (PlannedItem("l-weg", MONDAY),)))
    (phase,) = phases(person)
    (gone,) = phase.children
    assert (gone.kind, gone.title, gone.absent, gone.standing) == (NodeKind.OTHER, "l-weg", True, None)
    assert not phase.open
    step = person.services.onboarding.next_step()
    assert step is not None
    assert step.by == ""


def test_what_was_renamed_is_found_under_its_new_name(tmp_path: Path) -> None:
    folder = write_small_pack(tmp_path / "inhalte")
    lesson = folder / "module/02-weiter/rest.md"
    lesson.write_text(
        lesson.read_text("utf-8").replace("kennung: l-rest", "kennung: l-neu\nersetzt: [l-rest]"), "utf-8"
    )
    person = Person(folder, today=MONDAY)
    person.post.arrive("nabil", PATH)
    assert [node.ref for phase in phases(person) for node in phase.walk() if node.absent] == []
    assert [node.ref for node in phases(person)[1].walk() if node.kind is NodeKind.LESSON] == ["l-neu"]


def test_it_decides_the_next_step(person: Person) -> None:
    begun = person.services.lessons.begun("l-frist")
    assert begun is not None
    person.does(begun)
    person.visits("l-frist")
    person.post.arrive("nabil", PATH)
    step = person.services.onboarding.next_step()
    assert step is not None
    assert (step.node.ref, step.by, step.due) == ("service-probe", "Nabil", MONDAY)
    person.walks("service-probe")
    person.reads("l-rest")
    step = person.services.onboarding.next_step()
    assert step is not None
    assert (step.node.ref, step.by, step.reason) == ("l-frist", "", Reason.RESUME)


def test_what_was_learned_stays_when_it_is_taken_back(person: Person) -> None:
    person.post.arrive("nabil", PATH)
    person.walks("service-probe")
    done = person.services.onboarding.progress()
    person.post.arrive("nabil", Withdrawn("theke"))
    assert phases(person) == []
    assert person.services.onboarding.progress() == done
    assert done.done == 1


def test_the_calendar_has_its_days_without_a_first_working_day(person: Person) -> None:
    person.post.arrive("nabil", PATH)
    tree = person.services.onboarding.tree()
    assert [(one.day, one.title, one.uid) for one in plan.appointments(tree, None)] == [
        (MONDAY, "Einarbeitung: An der Theke · 1 von 2", "wissen-nabil-theke-1"),
        (TUESDAY, "Einarbeitung: An der Theke · 2 von 2", "wissen-nabil-theke-2"),
        (TUESDAY, "Einarbeitung: Modul „Weiter“", "wissen-m-weiter"),
    ]


def test_a_day_that_was_put_off_takes_the_place_of_the_earlier_one(person: Person) -> None:
    person.services.onboarding.count_from(MONDAY, "")

    def names() -> dict[str, str]:
        data = plan.calendar_of(person.services.onboarding.tree(), MONDAY, today=MONDAY)
        found = icalendar.Calendar.from_ical(data).walk("VEVENT")
        return {str(one["UID"]): str(one["SUMMARY"]) for one in found if "Theke" in str(one["SUMMARY"])}

    person.post.arrive("nabil", PATH)
    before = names()
    later = tuple(PlannedItem(item.ref, NEXT, item.optional) for item in PATH.items[:1]) + PATH.items[1:]
    person.post.arrive("nabil", Assignment("theke", "An der Theke", MONDAY, later))
    assert before.keys() < names().keys()


# ------------------------------------------------------------ what is told


def test_it_is_told_until_the_person_has_taken_note(person: Person, tmp_path: Path) -> None:
    heard = HeardOf(tmp_path)
    assert news(person, heard) == ()
    person.post.arrive("nabil", PATH)
    came = (Heard(Turn.CAME, "An der Theke", "Nabil", "Willkommen!", TUESDAY),)
    assert news(person, heard) == came
    assert news(person, HeardOf(tmp_path)) == came
    heard.take_note(assigned(person.post))
    assert news(person, heard) == ()
    assert news(person, HeardOf(tmp_path)) == ()


def test_a_change_and_a_withdrawal_are_told(person: Person, tmp_path: Path) -> None:
    person.post.arrive("nabil", PATH)
    HeardOf(tmp_path).take_note(assigned(person.post))
    person.post.arrive("nabil", Assignment("theke", "Theke", MONDAY, ()))
    assert news(person, HeardOf(tmp_path)) == (Heard(Turn.CHANGED, "Theke", "Nabil"),)
    person.post.arrive("nabil", Withdrawn("theke"))
    assert news(person, HeardOf(tmp_path)) == (Heard(Turn.WITHDRAWN, "An der Theke", "Nabil"),)


def test_nothing_is_told_of_somebody_who_is_no_contact_any_more(person: Person, tmp_path: Path) -> None:
    """Nor before the post has been read: then nobody is known yet."""
    person.post.arrive("nabil", PATH)
    heard = HeardOf(tmp_path)
    heard.take_note(assigned(person.post))
    assert heard.news((), (), MONDAY) == ()
    assert [one.turn for one in heard.news((), person.post.contacts(), MONDAY)] == [Turn.WITHDRAWN]


def test_what_goes_by_time_is_not_told_and_not_kept(person: Person, tmp_path: Path) -> None:
    person.post.arrive("nabil", PATH)
    HeardOf(tmp_path).take_note(assigned(person.post))
    heard, contacts, file = HeardOf(tmp_path), person.post.contacts(), tmp_path / "zugewiesen.json"
    heard.forget_over((), contacts, TUESDAY)
    heard.forget_over((), (), NEXT)
    assert "An der Theke" in file.read_text("utf-8")
    assert heard.news((), contacts, NEXT) == ()
    heard.forget_over((), contacts, NEXT)
    assert "An der Theke" not in file.read_text("utf-8")


def test_nothing_is_kept_of_somebody_who_has_gone(person: Person, tmp_path: Path) -> None:
    person.post.arrive("nabil", PATH)
    heard = HeardOf(tmp_path)
    heard.take_note(assigned(person.post))
    heard.forget("lena")
    assert "Nabil" in (tmp_path / NAME).read_text(encoding="utf-8")
    heard.forget("nabil")
    assert "abil" not in (tmp_path / NAME).read_text(encoding="utf-8")


def test_what_came_and_went_unseen_is_not_told(person: Person, tmp_path: Path) -> None:
    person.post.arrive("nabil", PATH, Withdrawn("theke"))
    assert news(person, HeardOf(tmp_path)) == ()


@pytest.mark.parametrize("raw", ['{"known": 3}', '{"known": {"a": 1, "b": {"title": "B"}}}'])
def test_a_file_of_another_shape_is_as_good_as_none(person: Person, tmp_path: Path, raw: str) -> None:
    (tmp_path / "zugewiesen.json").write_text(raw, "utf-8")
    person.post.arrive("nabil", PATH)
    assert [one.turn for one in news(person, HeardOf(tmp_path))] == [Turn.CAME]


def test_where_it_cannot_be_written_that_is_told(person: Person, tmp_path: Path) -> None:
    folder = tmp_path / "datei"
    folder.write_text("", "utf-8")
    with pytest.raises(SettingsError):
        HeardOf(folder).take_note(assigned(person.post))
