"""Nachlesen: processes, practice and the glossary, at the part that was asked for."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.helpers.small_pack import FILES
from tests.helpers.workplace import Workplace
from wissen.ui.navigation import Screen
from wissen.ui.pages.lookup import LookupPage

PROCESS = "prozesse/service/service-probe.md"


@pytest.mark.parametrize(
    ("ref", "title", "text"),
    [
        ("service-probe", "Antrag annehmen", "1. Annehmen"),
        ("praxis-anfang", "Praxis am Anfang", "Das Gespräch sicher führen."),
        ("glossar", "Glossar", "vorübergehend nicht vollzogen"),
        ("pfad-woche", "Erste Woche", "Erste Woche"),
    ],
)
def test_what_is_looked_up_is_shown(workplace: Workplace, ref: str, title: str, text: str) -> None:
    workplace.go(Screen.LOOKUP, ref)
    assert workplace.window.page.title() == title
    assert text in workplace.reader.toPlainText().replace("\u00ad", "")
    assert workplace.reader.hasFocus()


def test_it_opens_at_a_part_that_has_a_kennung_of_its_own(workplace: Workplace) -> None:
    workplace.go(Screen.LOOKUP, "praxis-anfang", "p-gespraech")
    assert workplace.window.page.title() == "Praxis am Anfang"
    assert workplace.window.address.place == "p-gespraech"


def test_looking_something_up_is_no_learning(workplace: Workplace) -> None:
    workplace.go(Screen.LOOKUP, "service-probe")
    assert workplace.events == []


def test_a_term_does_not_explain_itself(workplace: Workplace) -> None:
    workplace.write("glossar.md", FILES["glossar.md"].replace("Die Abschiebung wird", "Mit der Duldung wird sie"))
    workplace.reload()
    workplace.go(Screen.LOOKUP, "duldung")
    assert "Mit der Duldung" in workplace.reader.toPlainText().replace("\u00ad", "")
    assert "glossar:duldung" not in workplace.reader.document().toHtml()
    workplace.lesson("l-hut")
    assert "glossar:duldung" in workplace.reader.document().toHtml()


def test_it_is_remembered_as_opened(workplace: Workplace) -> None:
    workplace.go(Screen.LOOKUP, "service-probe")
    workplace.start_again()
    assert [node.ref for node in workplace.session.services.onboarding.last_opened(3)] == ["service-probe"]


def test_a_changed_text_is_shown_again(workplace: Workplace) -> None:
    workplace.go(Screen.LOOKUP, "service-probe")
    workplace.write(PROCESS, FILES[PROCESS].replace("Den Antrag annehmen.", "Den Antrag freundlich annehmen."))
    workplace.reload()
    assert "freundlich" in workplace.reader.toPlainText()


def test_an_unchanged_text_stays_as_it_is(workplace: Workplace) -> None:
    workplace.go(Screen.LOOKUP, "service-probe")
    document = workplace.reader.document()
    workplace.reload()
    assert workplace.reader.document() is document


def test_what_has_gone_stays_readable(workplace: Workplace) -> None:
    workplace.go(Screen.LOOKUP, "service-probe")
    (workplace.content / PROCESS).unlink()
    workplace.reload()
    assert "Annehmen" in workplace.reader.toPlainText()
    assert workplace.window.address.screen is Screen.LOOKUP


def test_before_it_is_opened_it_has_a_name(workplace: Workplace) -> None:
    page = workplace.window.page_of(Screen.LOOKUP)
    assert isinstance(page, LookupPage)
    assert page.title() == "Nachlesen"
    page.refresh()
    page.leave()


def test_a_branch_leads_to_its_step(workplace: Workplace) -> None:
    asked = """
        ## 2. Frage: Fehlt etwas?
        Kennung: fehlt

        - Ja → Schritt 1 (zurück)
        - Nein → Ende
        """
    workplace.write(PROCESS, dedent(FILES[PROCESS]) + dedent(asked))
    workplace.reload()
    workplace.go(Screen.LOOKUP, "service-probe", "fehlt")
    (link,) = [spot for spot in workplace.reader.built.links if spot.href == "#annehmen"]
    workplace.reader.link_activated.emit(link.href)
    workplace.wait()
    assert workplace.window.address.place == "annehmen"
