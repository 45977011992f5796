"""From content to pages: what is said first, what is looked up, and where branches lead."""

from __future__ import annotations

from tests.helpers.flows import a_process
from wissen.content.blocks import BulletList, Inline, Link, Paragraph, flatten, plain
from wissen.drawing.page import Page, PageSection
from wissen.ui.reader.page_content import lookup_page

PROCESS = """
    ## Antwortkarte

    - **Kurz:** So ist es.
    - **Unterlagen:** Pass; Antrag

    Vor dem ersten Schritt.

    ## 1. Annehmen
    Kennung: annehmen

    - **Wer:** Servicetheke

    Den Antrag annehmen.

    ## 2. Frage: Fehlt etwas?
    Kennung: fehlt-etwas

    - Ja → Schritt 1 (zurück)
    - Nein → Schritt 3
    - Weiß nicht → [Antrag prüfen](anderes.md)

    # Teilprozess: Ende

    ## 3. Abschließen
    Kennung: abschliessen

    - → Ende
"""


def sections(page: Page) -> list[PageSection]:
    return [part for part in page.parts if isinstance(part, PageSection)]


def branches(section: PageSection) -> list[tuple[str, str]]:
    """The words of each branch and where its link leads."""
    block = section.blocks[-1]
    assert isinstance(block, BulletList)
    paragraphs = (first for item in block.items for first in item.blocks if isinstance(first, Paragraph))
    return [branch(paragraph.inlines) for paragraph in paragraphs]


def branch(inlines: tuple[Inline, ...]) -> tuple[str, str]:
    targets = [inline.target for inline in flatten(inlines) if isinstance(inline, Link)]
    return plain(inlines), "".join(targets)


def test_the_answer_card_comes_first_and_stands_on_a_card():
    first, *others = sections(lookup_page(a_process(PROCESS)))
    assert (first.id, first.framed) == ("antwortkarte", True)
    assert [(fact.label, plain(fact.value)) for fact in first.facts] == [
        ("Kurz", "So ist es."),
        ("Unterlagen", "Pass; Antrag"),
    ]
    assert not any(section.framed for section in others)


def test_what_sets_it_going_stands_before_the_steps():
    page = lookup_page(a_process(PROCESS, "auslöser: Ein Antrag liegt vor.\nbeteiligte: Theke; Sachbearbeitung"))
    about = next(section for section in sections(page) if section.id == "einleitung")
    assert [(fact.label, plain(fact.value)) for fact in about.facts] == [
        ("Auslöser", "Ein Antrag liegt vor."),
        ("Beteiligte", "Theke; Sachbearbeitung"),
    ]


def test_a_process_without_card_and_trigger_begins_with_its_first_step():
    page = lookup_page(a_process("## 1. Annehmen\nKennung: annehmen\n\nAnnehmen."))
    assert [section.id for section in sections(page)] == ["annehmen"]


def test_steps_are_numbered_and_stand_below_their_group():
    found = [(part.title, part.level) for part in sections(lookup_page(a_process(PROCESS)))[1:]]
    assert found == [
        ("1. Annehmen", 2),
        ("2. Frage: Fehlt etwas?", 2),
        ("Ende", 2),
        ("3. Abschließen", 3),
    ]


def test_the_fields_of_a_step_are_facts():
    step = next(part for part in sections(lookup_page(a_process(PROCESS))) if part.id == "annehmen")
    assert [(fact.label, plain(fact.value)) for fact in step.facts] == [("Wer", "Servicetheke")]


def test_branches_lead_to_steps_and_other_pages():
    question = next(part for part in sections(lookup_page(a_process(PROCESS))) if part.id == "fehlt-etwas")
    assert branches(question) == [
        ("Ja → Schritt 1 (zurück)", "#annehmen"),
        ("Nein → Schritt 3", "#abschliessen"),
        ("Weiß nicht → Antrag prüfen", "anderes.md"),
    ]


def test_an_end_leads_nowhere():
    end = next(part for part in sections(lookup_page(a_process(PROCESS))) if part.id == "abschliessen")
    assert branches(end) == [("Weiter: Ende", "")]
