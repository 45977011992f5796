"""Every example of the format for procedures and files with parts: what it reads as, and that it is canonical."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.helpers.fixtures import DATA
from tests.helpers.flows import a_process, a_source, rules
from wissen.content.blocks import Callout, CalloutKind, Paragraph, Text, plain, plain_text
from wissen.content.card import read_cards
from wissen.content.change import read_change
from wissen.content.fields import field_text
from wissen.content.finder import read_finder
from wissen.content.finder_check import check_finder, check_proofs
from wissen.content.flow import Branch, Proof, StepKind, Target, TargetKind
from wissen.content.flow_check import check_process
from wissen.content.glossary import read_glossary
from wissen.content.ids import Id
from wissen.content.manifest import read_pack, write_pack
from wissen.content.model import MapBand, MapGroup, MapTile, PathItem, PathUnit
from wissen.content.module import read_module
from wissen.content.path import first_day, read_path
from wissen.content.practice import read_practices
from wissen.content.process import read_process
from wissen.content.process_map import read_process_map, write_process_map
from wissen.content.source import read_source
from wissen.content.validity import Period
from wissen.content.write_flow import write_finder, write_process
from wissen.content.write_parts import (
    write_cards,
    write_change,
    write_glossary,
    write_module,
    write_path,
    write_practices,
)

FOLDER = DATA / "format"
MARKDOWN: dict[str, tuple[Callable[..., Any], Callable[[Any], str]]] = {
    "process-group": (read_process, write_process),
    "finder": (read_finder, write_finder),
    "cards": (read_cards, write_cards),
    "practices": (read_practices, write_practices),
    "path": (read_path, write_path),
    "change": (read_change, write_change),
    "glossary": (read_glossary, write_glossary),
    "module": (read_module, write_module),
}


def example(name: str, read: Callable[..., Any] | None = None) -> tuple[Any, list[Any]]:
    source, problems = read_source((FOLDER / f"{name}.md").read_bytes(), f"ordner/{name}.md")
    assert source is not None
    value, found = (read or MARKDOWN[name][0])(source)
    return value, problems + found


@pytest.mark.parametrize("name", MARKDOWN)
def test_example_has_no_problem(name: str):
    assert example(name)[1] == []


@pytest.mark.parametrize("name", MARKDOWN)
def test_example_is_written_as_it_stands(name: str):
    write = MARKDOWN[name][1]
    assert write(example(name)[0]) == (FOLDER / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "read", "write"), [("pack", read_pack, write_pack), ("map", read_process_map, write_process_map)]
)
def test_yaml_example_is_written_as_it_stands(name: str, read: Callable[..., Any], write: Callable[[Any], str]):
    data = (FOLDER / f"{name}.yaml").read_bytes()
    value, problems = read(data, f"{name}.yaml")
    assert problems == []
    assert write(value).encode() == data


# ---------------------------------------------------------------- process


def test_process_head():
    process, _ = example("process", read_process)
    assert process.trigger == "Antrag geht ein"
    assert process.parties == ("Servicetheke", "Sachbearbeitung")
    assert process.follow_ups == ("dokumente-eat-bestellen",)
    assert (process.difficulty, process.fim) == (2, "99010000")


def test_answer_card_of_a_process():
    process, _ = example("process", read_process)
    (card,) = process.cards
    assert [field.key for field in card.fields] == [
        "Kurz",
        "Zum Vorlesen",
        "Unterlagen",
        "Gebühr",
        "Frist",
        "Zuständig",
        "Auskunft durch",
        "Weitergeben an",
    ]
    assert card.fields[2].values == ((Text("Pass"),), (Text("Antrag"),))
    assert (card.id, card.line) == ("antwortkarte", 11)


def test_steps_of_the_process_example():
    process, problems = example("process", read_process)
    assert [(step.number, step.kind, step.title, step.id) for step in process.steps] == [
        (1, StepKind.ACTION, "Antrag annehmen", "annehmen"),
        (2, StepKind.QUESTION, "Vor Ablauf des Titels gestellt?", "vor-ablauf-des-titels-gestellt"),
        (3, StepKind.PARALLEL, "gleichzeitig erledigen", "gleichzeitig-erledigen"),
        (4, StepKind.DEADLINE, "Anhörung", "anhoerung"),
    ]
    assert [step.derived for step in process.steps] == [False, True, True, True]
    assert rules(problems) == [(35, "kennung-fehlt"), (40, "kennung-fehlt"), (46, "kennung-fehlt")]


def test_fields_text_and_callouts_of_a_step():
    process, _ = example("process", read_process)
    step = process.steps[0]
    assert field_text(step.fields, "Unterlagen") == "Pass; Antrag; Lichtbild"
    prose, reason, loop = step.blocks
    assert isinstance(prose, Paragraph)
    assert plain(prose.inlines) == "Was geschieht, in zwei oder drei Sätzen."
    assert [block.kind for block in (reason, loop) if isinstance(block, Callout)] == [
        CalloutKind.REASON,
        CalloutKind.LOOP,
    ]


def test_branches_and_join_of_the_process_example():
    process, _ = example("process", read_process)
    _, question, parallel, deadline = process.steps
    assert question.branches == (
        Branch(Target(TargetKind.STEP, "3"), (Text("Ja"),)),
        Branch(Target(TargetKind.STEP, "6"), (Text("Nein"),)),
    )
    assert [branch.target.value for branch in parallel.branches] == ["4", "5"]
    assert parallel.join == Branch(Target(TargetKind.STEP, "7"))
    assert deadline.branches == (Branch(Target(TargetKind.STEP, "7"), (Text("nach Ablauf"),)),)


def test_excerpt_lacks_the_steps_it_points_to():
    process, _ = example("process", read_process)
    missing = [problem.line for problem in check_process(process, "p.md") if problem.rule == "ziel-fehlt"]
    assert missing == [38, 43, 44, 49]


def test_groups_kinds_and_versions():
    process, _ = example("process-group")
    assert check_process(process, "p.md") == []
    assert [(step.number, step.group, step.kind) for step in process.steps] == [
        (1, "Eingang", StepKind.START),
        (2, "Eingang", StepKind.CHOICE),
        (3, "Eingang", StepKind.WAIT),
        (4, "Eingang", StepKind.EVENT),
        (5, "Entscheidung", StepKind.QUESTION),
        (5, "Entscheidung", StepKind.QUESTION),
        (6, "Entscheidung", StepKind.END),
    ]
    assert process.steps[4].period == Period(None, date(2024, 2, 29))
    assert process.steps[5].supersedes == ("alter-prozess#pruefen",)


def test_branch_with_link_loop_and_period():
    process, _ = example("process-group")
    link, loop, _ = process.steps[4].branches
    assert link.target == Target(TargetKind.LINK, "../dokumente/dokumente-eat-bestellen.md", "Karte bestellen")
    assert loop.back
    assert process.steps[5].branches[2] == Branch(
        Target(TargetKind.END), (Text("Unklar"),), period=Period(None, date(2024, 12, 31))
    )


def test_arrow_elsewhere_is_ordinary_text():
    process, _ = example("process-group")
    step = process.steps[5]
    assert len(step.branches) == 3
    assert "Ein Vermerk → steht in der Akte" in plain_text(step.blocks)


@pytest.mark.parametrize("written", ["- Ja -> Schritt 2", "- Ja →Schritt 2", "- Ja → Frage 2", "- Ja → Schritt 02"])
def test_branch_may_be_written_in_other_ways(written: str):
    body = f"## 1. Annehmen\nKennung: a\n\n{written}\n\n## 2. Ablegen\nKennung: b"
    assert a_process(body).steps[0].branches == (Branch(Target(TargetKind.STEP, "2"), (Text("Ja"),)),)


@pytest.mark.parametrize(
    "written",
    [
        "- Frist → 3 Tage warten",
        "- Unklar → Fragen Sie die Leitung",
        "- [ ] Ja → Schritt 2",
        "- `Ja → Schritt 2`",
        "- Ja→Schritt 2",
        "- Ja → **Schritt 2**",
        "- → siehe [Anlage](anlage.md)",
        "-",
    ],
)
def test_what_is_no_branch_stays_text(written: str):
    step = a_process(f"## 1. Annehmen\nKennung: a\n\n{written}\n").steps[0]
    assert step.branches == ()
    assert len(step.blocks) == 1


def test_label_of_a_branch_may_be_formatted():
    body = "## 1. Annehmen\nKennung: a\n\n- **Ja**, → und nein → Ende"
    (branch,) = a_process(body).steps[0].branches
    assert plain(branch.label) == "Ja, → und nein"


def test_join_is_an_ordinary_label_outside_of_forks():
    (branch,) = a_process("## 1. Annehmen\nKennung: a\n\n- danach → Ende").steps[0].branches
    assert plain(branch.label) == "danach"


# ---------------------------------------------------------------- finder


def test_finder_example():
    finder, _ = example("finder")
    assert finder.otherwise == "beratung"
    assert [(question.number, question.id) for question in finder.questions] == [
        (1, "papier"),
        (2, "vertrag"),
        (3, "begonnen"),
    ]
    assert [outcome.id for outcome in finder.outcomes] == [
        "ausbildung-16a",
        "duldung-60c",
        "ausbildung-16g",
        "beratung",
    ]
    assert finder.proofs[1] == Proof(date(2024, 3, 1), ("Duldung", "ja", "ja"), "ausbildung-16g")
    assert finder.proofs[2].answers == ("Duldung", "ja", "?")


def test_finder_example_proves_itself():
    finder, _ = example("finder")
    assert check_finder(finder, "f.md") == []
    assert check_proofs(finder, "f.md", stages=[date(2023, 11, 18), date(2024, 3, 1), date(2024, 6, 1)]) == []


def test_outcome_keeps_its_meta_and_fields():
    finder, _ = example("finder")
    outcome = finder.outcomes[2]
    assert (outcome.period, outcome.supersedes) == (Period(date(2024, 3, 1)), ("duldung-60c",))
    assert (outcome.sources, outcome.lesson) == (("§ 16g AufenthG",), "l09-2")
    assert field_text(outcome.fields, "Fehlt noch") == "Ausbildungsvertrag; Nachweis der Identität"


def test_question_without_kennung_is_called_after_its_title():
    source = a_source(
        "## Frage 1: Welcher Titel?\n\n- Ja → Ergebnis a\n- Nein → Ergebnis a\n\n## Ergebnis: A\nKennung: a"
    )
    finder, problems = read_finder(source)
    assert finder is not None
    assert problems == []
    assert finder.questions[0].id == "welcher-titel"


# ---------------------------------------------------------------- files of parts


def test_cards_example():
    cards, _ = example("cards")
    answer, misconception = cards.cards
    assert not answer.misconception
    assert (answer.sources, answer.lesson, answer.supersedes) == (("§ 81 Abs. 4 AufenthG",), "l01-4", ("karte-alt",))
    assert misconception.misconception
    assert field_text(misconception.fields, "Woher") == "In der Presse stand nur ein Datum."
    assert len(misconception.blocks) == 3


def test_practice_example():
    practices, _ = example("practices")
    (practice,) = practices.practices
    assert (practice.id, practice.lesson) == ("praxis-anrufe", "l01-3")
    assert field_text(practice.fields, "Stufe") == "unter Anleitung; selbständig"


def test_path_example():
    path, _ = example("path")
    assert [(stage.unit, stage.number, first_day(stage)) for stage in path.stages] == [
        (PathUnit.DAY, 1, 1),
        (PathUnit.WEEK, 2, 8),
        (PathUnit.MONTH, 3, 61),
    ]
    assert path.stages[0].items[1] == PathItem(
        "Telefon", "../prozesse/service/telefon.md", optional=True, period=Period(date(2024, 3, 1))
    )
    assert len(path.stages[1].blocks) == 1


def test_law_change_example():
    change, _ = example("change")
    assert change.gazette == "BGBl. 2023 I Nr. 217"
    assert [(stage.start, stage.exact) for stage in change.stages] == [
        (date(2024, 3, 1), True),
        (date(2024, 6, 1), False),
        (None, False),
    ]
    assert field_text(change.stages[0].fields, "Geprüft von") == "nb"


def test_glossary_example():
    glossary, _ = example("glossary")
    office, _, house = glossary.terms
    assert (office.abbreviations, office.synonyms, office.linked) == (("ABH",), ("Ausländeramt", "Amt"), True)
    assert not house.linked


def test_term_is_linked_unless_it_says_no():
    source = a_source("## Duldung\nKennung: duldung\n\nEin Satz.")
    glossary, _ = read_glossary(source)
    assert glossary is not None
    assert glossary.terms[0].linked


def test_module_example():
    module, _ = example("module")
    assert module.goal == "erklären, wofür Ihr Amt da ist"
    assert module.order == ("l01-1", "q01")


def test_goal_of_a_module_may_repeat_its_opening():
    module, _ = read_module(a_source("Text.", "ziel: Danach können Sie einen Antrag annehmen."))
    assert module is not None
    assert module.goal == "einen Antrag annehmen."


def test_pack_example():
    pack, _ = read_pack((FOLDER / "pack.yaml").read_bytes(), "paket.yaml")
    assert pack is not None
    assert (pack.format, pack.id, pack.law_as_of) == (1, "grundpaket", date(2026, 8, 19))
    assert pack.roles == ("telefon", "theke", "einreise-arbeit", "humanitaeres", "einbuergerung")


def test_language_of_a_pack_is_german_if_not_given():
    pack, _ = read_pack(
        b"format: 1\nid: p\ntitel: P\nherausgeber: H\nausgabe: 1\nrechtsstand: 2026-08-19\n", "paket.yaml"
    )
    assert pack is not None
    assert pack.language == "de"


def test_process_map_example():
    process_map, _ = read_process_map((FOLDER / "map.yaml").read_bytes(), "landkarte.yaml")
    assert process_map is not None
    described = MapTile(Id("service-fiktionsbescheinigung"))
    waiting = MapTile(Id("service-antrag"), "Antrag annehmen: was gehört dazu?")
    service = MapGroup("Service: Telefon und Theke", (described, waiting))
    assert process_map.tiles == (MapTile(Id("fuehrung-onboarding")), described, waiting)
    assert process_map.bands[1] == MapBand("Kern", (service, MapGroup("Arbeit", ())))
    assert process_map.bands[2] == MapBand("Unterstützung", ())
