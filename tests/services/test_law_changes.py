"""Stages of the law in time, what each one touches, and the Rechtsstand that follows."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers.person import Person
from wissen.content.law_state import LawState
from wissen.law.citation import parse_sources
from wissen.services.law_changes import Stage
from wissen.services.news import news


def titles(stages: tuple[Stage, ...]) -> list[str]:
    return [stage.stage.title for stage in stages]


def test_stages_stand_from_what_is_noted_down_to_what_applied_first(advised: Person) -> None:
    stages = advised.services.law_changes.stages()
    assert titles(stages) == ["Gebühr", "Frist", "Beratung wird Pflicht", "Form"]


def test_stages_of_a_change_stand_as_in_its_file(advised: Person) -> None:
    stages = advised.services.law_changes.stages_of("aenderung-beratung")
    assert [(stage.place, stage.stage.title) for stage in stages][:2] == [
        ("stufe-1", "Beratung wird Pflicht"),
        ("stufe-2", "Form"),
    ]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (None, None, ["Form", "Beratung wird Pflicht", "Frist"]),
        (date(2026, 6, 1), None, ["Beratung wird Pflicht", "Frist"]),
        (None, date(2026, 5, 31), ["Form"]),
        (date(2026, 12, 5), date(2026, 12, 5), ["Frist"]),
    ],
)
def test_stages_between_two_days(advised: Person, first: date | None, last: date | None, expected: list[str]) -> None:
    assert titles(advised.services.law_changes.between(first, last)) == expected


@pytest.mark.parametrize(
    ("norm", "expected"),
    [
        ("§ 82 AufenthG", {"l-hut", "q-anfang", "p-kommt"}),
        ("§ 82 Abs. 3 AufenthG", {"l-hut", "q-anfang", "p-kommt"}),
        ("§§ 80–83 AufenthG", {"l-hut", "q-anfang", "p-kommt"}),
        ("§ 60a AufenthG", {"glossar"}),
        ("§ 83 AufenthG", set()),
        ("§ 82 VwVfG", set()),
    ],
)
def test_what_a_norm_touches(advised: Person, norm: str, expected: set[str]) -> None:
    found = advised.services.law_changes.affected(parse_sources(norm))
    assert {one.entry.id for one in found} == expected


def test_the_parts_that_cite_are_named(advised: Person) -> None:
    (found,) = (
        one for one in advised.services.law_changes.affected(parse_sources("§ 82 AufenthG")) if one.entry.id == "l-hut"
    )
    assert [part.id for part in found.parts] == ["helfen", "k-hut"]


def test_what_ended_is_not_touched_any_more(advised: Person) -> None:
    advised.today = date(2026, 1, 1)
    assert "p-kommt" not in {
        one.entry.id for one in advised.services.law_changes.affected(parse_sources("§ 82 AufenthG"))
    }


def test_a_stage_concerns_those_for_whom_something_it_touches_was_written(advised: Person) -> None:
    law_changes = advised.services.law_changes
    duty, form = (stage for stage in law_changes.stages() if stage.stage.title in {"Beratung wird Pflicht", "Form"})
    assert law_changes.concerns(duty, ("telefon",))  # the lesson is for all
    assert not law_changes.concerns(form, ("telefon",))
    assert law_changes.concerns(form, ())


def test_before_a_stage_begins_a_text_is_as_good_as_its_pack(advised: Person) -> None:
    entry = advised.services.shelf.current.entry("l-hut")
    assert advised.services.law_changes.state(entry).light is LawState.UNCHECKED


def test_a_text_that_cites_no_law_was_not_written_after_any(advised: Person) -> None:
    entry = advised.services.shelf.current.entry("service-probe")
    assert advised.services.law_changes.state(entry).cause == "Vom Amt noch nicht freigegeben."


def test_a_stage_that_a_text_does_not_know_shows_on_its_light(advised: Person) -> None:
    advised.today = date(2026, 12, 5)
    state = advised.services.law_changes.state(advised.services.shelf.current.entry("l-hut"))
    assert state.light is LawState.OVERTAKEN
    assert "„Frist“" in state.cause


def test_a_text_that_cites_something_else_is_not_overtaken(advised: Person) -> None:
    advised.today = date(2026, 12, 5)
    state = advised.services.law_changes.state(advised.services.shelf.current.entry("l-rest"))
    assert state.light is LawState.UNCHECKED


def test_a_text_with_a_period_of_its_own_from_that_day_knows_the_stage(advised: Person) -> None:
    file = advised.services.shelf.folder / "prozesse/service/p-kommt.md"
    told = file.read_text(encoding="utf-8").replace(
        "## 3. Ende",
        "## 3. Frist nennen\nKennung: neu · Gilt: ab 05.12.2026\n\n- **Bezug:** § 82 AufenthG\n\n## 4. Ende",
    )
    file.write_text(told, encoding="utf-8")
    advised.services.shelf.adopt(advised.services.shelf.read())
    advised.today = date(2026, 12, 5)
    entry = advised.services.shelf.current.entry("p-kommt")
    assert advised.services.law_changes.state(entry).light is LawState.UNCHECKED


def test_a_text_on_something_else_that_begins_that_day_knows_nothing_of_the_stage(advised: Person) -> None:
    file = advised.services.shelf.folder / "prozesse/service/p-kommt.md"
    told = file.read_text(encoding="utf-8").replace("hinweis · Gilt: ab 01.06.2026", "hinweis · Gilt: ab 05.12.2026")
    file.write_text(told, encoding="utf-8")
    advised.services.shelf.adopt(advised.services.shelf.read())
    advised.today = date(2026, 12, 5)
    entry = advised.services.shelf.current.entry("p-kommt")
    assert advised.services.law_changes.state(entry).light is LawState.OVERTAKEN


def test_an_item_of_a_list_that_begins_that_day_knows_the_stage(advised: Person) -> None:
    file = advised.services.shelf.folder / "prozesse/service/p-kommt.md"
    told = file.read_text(encoding="utf-8").replace(
        "Beraten Sie immer.",
        "Beraten Sie immer.\n\n- sofort (gilt bis 04.12.2026)\n- in der Frist (gilt ab 05.12.2026)",
    )
    file.write_text(told, encoding="utf-8")
    advised.services.shelf.adopt(advised.services.shelf.read())
    advised.today = date(2026, 12, 5)
    entry = advised.services.shelf.current.entry("p-kommt")
    assert advised.services.law_changes.state(entry).light is LawState.UNCHECKED


def test_news_are_the_stages_near_today_that_touch_my_work(advised: Person) -> None:
    services = advised.services

    def told(*roles: str) -> list[str]:
        return titles(news(services.shelf, services.refreshers, services.law_changes, roles).stages)

    assert told("theke") == ["Frist"]
    assert told() == []
    services.journal.learn(())
    advised.reads("l-hut")
    assert told() == ["Frist"]  # it cites what the stage changes
    advised.today = date(2026, 8, 1)
    assert told("theke") == []
