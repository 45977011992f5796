"""Onboarding: the tree of phases and modules, and the one next step."""

from __future__ import annotations

from datetime import date

from tests.helpers.person import Person
from tests.helpers.small_pack import write_counter_path
from wissen.learning.completion import Standing
from wissen.learning.practice import PracticeState
from wissen.services.onboarding import Node, NodeKind, Progress, Reason, only_open


def outline(nodes: tuple[Node, ...], depth: int = 0) -> list[str]:
    lines: list[str] = []
    for node in nodes:
        lines += [f"{'  ' * depth}{node.title}", *outline(node.children, depth + 1)]
    return lines


def test_phases_come_first_then_the_modules_no_path_names(person: Person) -> None:
    assert outline(person.services.onboarding.tree()) == [
        "Erste Woche · Tag 1",
        "  Anfang",
        "    Zwei Hüte",
        "  Antrag annehmen",
        "Erste Woche · Tag 2",
        "  Anfang",
        "    Fristen",
        "    Abschluss",
        "  Ein Gespräch führen",
        "Weiter",
        "  Der Rest",
    ]


def test_minutes_are_summed_without_what_is_optional(person: Person) -> None:
    first, second, _ = person.services.onboarding.tree()
    assert (first.minutes, second.minutes) == (8, 15)


def test_a_process_is_learned_and_a_task_of_practice_has_no_standing(person: Person) -> None:
    first, second, _ = person.services.onboarding.tree()
    process, task = first.children[1], second.children[1]
    assert (process.kind, process.standing) == (NodeKind.PROCESS, Standing.OPEN)
    assert (task.kind, task.standing) == (NodeKind.PRACTICE, None)
    person.walks("service-probe")
    assert person.services.onboarding.tree()[0].children[1].standing is Standing.DONE


def test_a_module_that_a_path_names_elsewhere_is_not_repeated(person: Person) -> None:
    tops = [node.ref for node in person.services.onboarding.tree()]
    assert tops == ["", "", "m-weiter"]


def test_somebody_new_starts_with_the_first_lesson(person: Person) -> None:
    step = person.services.onboarding.next_step()
    assert step is not None
    assert (step.node.ref, step.reason, step.phase, step.module) == (
        "l-hut",
        Reason.FIRST,
        "Erste Woche · Tag 1",
        "Anfang",
    )


def test_what_was_begun_last_is_resumed(person: Person) -> None:
    for lesson in ("l-hut", "l-rest"):
        begun = person.services.lessons.begun(lesson)
        assert begun is not None
        person.does(begun)
        person.visits(lesson)
    step = person.services.onboarding.next_step()
    assert step is not None
    assert (step.node.ref, step.reason) == ("l-rest", Reason.RESUME)


def test_after_a_lesson_comes_the_next_one(person: Person) -> None:
    person.reads("l-hut")
    step = person.services.onboarding.next_step()
    assert step is not None
    assert (step.node.ref, step.reason, step.module) == ("service-probe", Reason.NEXT, "")
    person.walks("service-probe")
    step = person.services.onboarding.next_step()
    assert step is not None
    assert (step.node.ref, step.reason) == ("l-frist", Reason.NEXT)


def test_when_everything_is_done_nothing_is_next(person: Person) -> None:
    for lesson in ("l-hut", "l-frist", "l-rest"):
        person.reads(lesson)
    person.walks("service-probe")
    person.passes("q-anfang")
    assert person.services.onboarding.next_step() is None


def test_the_standing_of_a_phase_follows_its_lessons(person: Person) -> None:
    person.reads("l-hut")
    person.walks("service-probe")
    first, second, _ = person.services.onboarding.tree()
    assert (first.standing, second.standing) == (Standing.DONE, Standing.OPEN)


def test_what_was_opened_last_comes_first(person: Person) -> None:
    for name in ("l-hut", "q-anfang", "l-hut", "weg"):
        person.visits(name)
    assert [node.ref for node in person.services.onboarding.last_opened(5)] == ["l-hut", "q-anfang"]
    assert [node.ref for node in person.services.onboarding.last_opened(1)] == ["l-hut"]


def test_progress_counts_lessons_processes_and_quizzes_once(person: Person) -> None:
    assert person.services.onboarding.progress() == Progress(0, 5, 27)
    person.reads("l-hut")
    person.passes("q-anfang")
    assert person.services.onboarding.progress() == Progress(2, 5, 14)


def test_a_path_within_a_longer_one_is_not_shown_beside_it(person: Person) -> None:
    shelf = person.services.shelf
    short = next(
        path for path in shelf.folder.rglob("*.md") if "kennung: pfad-woche" in path.read_text(encoding="utf-8")
    )
    text = short.read_text(encoding="utf-8").replace("pfad-woche", "pfad-lang").replace("Erste Woche", "Lange Zeit")
    more = "\n## Woche 2\n\n- [Der Rest](../module/02-weiter/rest.md)\n"
    short.with_name("lang.md").write_text(text + more, encoding="utf-8")
    shelf.adopt(shelf.read())
    titles = [node.title for node in person.services.onboarding.tree()]
    assert "Lange Zeit · Woche 2" in titles
    assert not [title for title in titles if title.startswith("Erste Woche")]


def test_a_path_of_a_workplace_is_shown_to_those_who_work_there(person: Person) -> None:
    shelf, onboarding = person.services.shelf, person.services.onboarding
    write_counter_path(shelf.folder)
    shelf.adopt(shelf.read())
    everybody = ["Erste Woche · Tag 1", "Erste Woche · Tag 2", "Weiter"]
    assert [node.title for node in onboarding.tree()] == everybody
    onboarding.work_at(["telefon", "theke"])
    assert [node.title for node in onboarding.tree()] == ["Theke · Tag 1", "Theke · Tag 2", "Theke · Woche 2"]
    onboarding.work_at(["telefon"])
    assert [node.title for node in onboarding.tree()] == everybody


def test_with_two_workplaces_what_their_paths_share_is_shown_once(person: Person) -> None:
    shelf, onboarding = person.services.shelf, person.services.onboarding
    write_counter_path(shelf.folder)
    first = (shelf.folder / "lernpfade" / "theke.md").read_text("utf-8").partition("## Woche 2")[0]
    second = first.replace("pfad-theke", "pfad-telefon").replace("Theke", "Telefon").replace("[theke]", "[telefon]")
    more = "## Woche 2\n\n- [Anfang](../module/01-anfang/modul.md)\n- [Fristen](../module/01-anfang/frist.md)\n"
    (shelf.folder / "lernpfade" / "zweiter.md").write_text(second.replace(" · Wahl", "") + more, "utf-8")
    shelf.adopt(shelf.read())
    onboarding.work_at(["telefon", "theke"])
    shown = {node.title: {one.ref for one in node.walk() if one.ref} for node in onboarding.tree()}
    assert list(shown)[:3] == ["Theke · Tag 1", "Theke · Tag 2", "Theke · Woche 2"]
    assert "Telefon · Tag 1" not in shown
    assert shown["Telefon · Tag 2"] == {"p-gespraech"}, "there it may not be left out"
    assert "m-anfang" in shown["Telefon · Woche 2"]


def test_without_a_first_day_nothing_is_due(person: Person) -> None:
    assert {node.due for node in person.services.onboarding.tree()} == {None}
    step = person.services.onboarding.next_step()
    assert step is not None
    assert step.due is None


def test_phases_are_due_by_the_first_day_and_the_land(person: Person) -> None:
    onboarding = person.services.onboarding
    onboarding.count_from(date(2027, 1, 5), "")
    assert [node.due for node in onboarding.tree()] == [date(2027, 1, 5), date(2027, 1, 6), None]
    onboarding.count_from(date(2027, 1, 5), "BY")
    assert [node.due for node in onboarding.tree()] == [date(2027, 1, 5), date(2027, 1, 7), None]
    person.reads("l-hut")
    person.walks("service-probe")
    step = onboarding.next_step()
    assert step is not None
    assert (step.node.ref, step.due) == ("l-frist", date(2027, 1, 7))


def test_a_phase_is_named_by_its_path_and_stage(person: Person) -> None:
    assert [node.key for node in person.services.onboarding.tree()] == ["pfad-woche-tag-1", "pfad-woche-tag-2", ""]


def test_what_is_left_shrinks_and_what_there_is_stays(person: Person) -> None:
    person.reads("l-frist")
    _, second, _ = person.services.onboarding.tree()
    assert [(node.minutes, node.left) for node in second.walk()] == [(15, 5), (15, 5), (10, 0), (5, 5), (0, 0)]


def test_a_task_of_practice_waits_for_its_sign_off_and_is_no_progress(person: Person) -> None:
    _, part = person.services.shelf.current.find("p-gespraech")
    assert part is not None
    practices, before = person.services.practices, person.services.onboarding.progress()
    assert practices.state(part) is PracticeState.OPEN
    assert practices.changed(part, ready=False) == ()
    person.does(*practices.changed(part, ready=True))
    assert practices.changed(part, ready=True) == ()
    task = person.services.onboarding.tree()[1].children[1]
    assert (task.practice, task.standing) == (PracticeState.READY, None)
    assert person.services.onboarding.progress() == before
    person.does(*practices.changed(part, ready=False))
    assert practices.state(part) is PracticeState.OPEN


def test_a_task_of_practice_with_another_name_still_waits(person: Person) -> None:
    _, part = person.services.shelf.current.find("p-gespraech")
    assert part is not None
    person.does(*person.services.practices.changed(part, ready=True))
    file = person.services.shelf.folder / "praxis" / "anfang.md"
    text = file.read_text(encoding="utf-8")
    renamed = text.replace("Kennung: p-gespraech ·", "Kennung: p-reden · Ersetzt: p-gespraech ·")
    file.write_text(renamed, encoding="utf-8")
    person.services.shelf.adopt(person.services.shelf.read())
    _, now = person.services.shelf.current.find("p-reden")
    assert now is not None
    assert person.services.practices.state(now) is PracticeState.READY
    person.does(*person.services.practices.changed(now, ready=False))
    assert person.services.practices.state(now) is PracticeState.OPEN


def test_the_tree_is_made_anew_only_when_something_has_changed(person: Person) -> None:
    onboarding = person.services.onboarding
    first = onboarding.tree()
    onboarding.next_step()
    onboarding.progress()
    assert onboarding.tree() is first
    person.reads("l-hut")
    second = onboarding.tree()
    assert second is not first
    person.services.shelf.adopt(person.services.shelf.read())
    assert onboarding.tree() is not second


def test_only_what_is_open_leaves_out_what_is_done_and_what_is_empty_then(person: Person) -> None:
    person.reads("l-hut")
    person.walks("service-probe")
    person.reads("l-frist")
    assert outline(only_open(person.services.onboarding.tree())) == [
        "Erste Woche · Tag 2",
        "  Anfang",
        "    Abschluss",
        "  Ein Gespräch führen",
        "Weiter",
        "  Der Rest",
    ]


def test_each_module_is_counted_once_by_its_standings(person: Person) -> None:
    person.reads("l-hut")
    modules = person.services.onboarding.modules()
    assert [(module.title, module.ref, dict(module.counts)) for module in modules] == [
        ("Anfang", "m-anfang", {Standing.DONE: 1, Standing.OPEN: 2}),
        ("Weiter", "m-weiter", {Standing.OPEN: 1}),
    ]


def with_path(person: Person, lines: str) -> None:
    """The learning path says this from now on."""
    shelf = person.services.shelf
    path = shelf.folder / shelf.current.entries[shelf.current.paths[0].head.id].path
    head = path.read_text(encoding="utf-8").partition("## ")[0]
    path.write_text(head + lines, encoding="utf-8")
    shelf.adopt(shelf.read())


HUT, FRIST = "[Hut](../module/01-anfang/hut.md)", "[Frist](../module/01-anfang/frist.md)"


def test_a_lesson_that_may_be_left_out_counts_for_nothing(person: Person) -> None:
    with_path(person, f"## Tag 1\n\n- {HUT} · Wahl\n- {FRIST}\n")
    onboarding = person.services.onboarding
    module = onboarding.tree()[0].children[0]
    assert [(node.ref, node.optional) for node in module.children] == [("l-hut", True), ("l-frist", False)]
    assert (module.minutes, module.optional) == (10, False)
    step = onboarding.next_step()
    assert step is not None
    assert step.node.ref == "l-frist"


def test_a_module_that_may_be_left_out_is_so_as_a_whole(person: Person) -> None:
    with_path(person, "## Tag 1\n\n- [Anfang](../module/01-anfang/modul.md) · Wahl\n")
    first = person.services.onboarding.tree()[0]
    assert [node.optional for node in first.walk()] == [False, True, True, True, True]
    assert first.minutes == 0
    step = person.services.onboarding.next_step()
    assert step is not None
    assert step.node.ref == "l-rest"


def test_what_may_be_left_out_at_first_comes_next_where_it_is_wanted(person: Person) -> None:
    with_path(person, f"## Tag 1\n\n- {HUT} · Wahl\n\n## Tag 2\n\n- {HUT}\n- {FRIST}\n")
    step = person.services.onboarding.next_step()
    assert step is not None
    assert (step.node.ref, step.phase) == ("l-hut", "Erste Woche · Tag 2")
