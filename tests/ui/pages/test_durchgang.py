"""Durchgang: a case walked through a process, with its diagram beside; one harmful answer outweighs all others."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from tests.helpers.law_pack import write_law_pack
from tests.helpers.workplace import Workplace
from wissen.ui.diagram.flow_view import FlowView
from wissen.ui.pages.quiz import QuizPage

GANG = """\
    ---
    kennung: q-gang
    titel: Ein Durchgang
    art: durchgang
    prozess: p-kommt
    bestehen: 50
    ---

    ## Was tun Sie zuerst?
    Kennung: g-eins · Bezug: § 82 AufenthG · Lektion: l-hut · Schritt: beraten

    - [x] Beraten
      > Richtig: so ist es.
    - [ ] Wegschicken
      > **Rot:** Nein, das schadet.

    ## Und dann?
    Kennung: g-zwei · Bezug: § 82 AufenthG · Lektion: l-hut · Schritt: hinweis

    - [x] Ein Merkblatt geben
      > Richtig: so ist es.
    - [ ] Nichts
      > Nein: das Merkblatt fehlt.

    ## Am Ende?
    Kennung: g-drei · Bezug: § 82 AufenthG · Lektion: l-hut · Schritt: fertig

    - [x] Verabschieden
      > Richtig: so ist es.
    - [ ] Gehen
      > Nein: das ist unhöflich.
    """


@pytest.fixture
def place(closed_workplace: Workplace) -> Workplace:
    write_law_pack(closed_workplace.content)
    closed_workplace.write("module/01-anfang/gang.md", GANG)
    closed_workplace.start()
    return closed_workplace


def choose(place: Workplace, *options: str) -> None:
    """Answer each question with the option of this text."""
    for option in options:
        place.answer(next(key for key, text in keys(place).items() if text == option))
        place.click("Weiter" if "Weiter" in place.labels() else "Zum Ergebnis")


def keys(place: Workplace) -> dict[str, str]:
    return {row.choice.key: row.button.accessibleName() for row in place.box.input.rows}  # type: ignore[attr-defined]


def told(place: Workplace) -> list[str]:
    return [label.text() for label in place.window.page.findChildren(QLabel) if label.isVisible()]


def test_the_step_that_is_asked_about_is_marked_in_the_diagram(place: Workplace) -> None:
    place.quiz("q-gang")
    place.click("Beginnen")
    view = place.part(FlowView)
    assert view.shown_flow.title == "Beraten"
    assert view._here.step == "beraten"
    choose(place, "Beraten")
    assert view._here.step == "hinweis"
    place.click("Ohne Diagramm")
    assert not view.isVisible()
    place.click("Diagramm")
    assert view.isVisible()


def test_all_right_is_passed(place: Workplace) -> None:
    place.quiz("q-gang")
    place.click("Beginnen")
    choose(place, "Beraten", "Ein Merkblatt geben", "Verabschieden")
    assert "Bestanden" in " ".join(told(place))


def test_one_harmful_answer_is_not_passed_whatever_the_rest(place: Workplace) -> None:
    place.quiz("q-gang")
    place.click("Beginnen")
    choose(place, "Wegschicken", "Ein Merkblatt geben", "Verabschieden")
    attempt = place.session.services.quizzes.attempts("q-gang")[-1]
    assert ((attempt.score or 0) > 0.5, attempt.passed) == (True, False)
    assert any("hätte jemandem geschadet" in text for text in told(place))
    assert any("Was tun Sie zuerst?" in text for text in told(place))


def test_any_other_quiz_has_no_diagram(place: Workplace) -> None:
    page = place.quiz("q-anfang")
    place.click("Beginnen")
    assert isinstance(page, QuizPage)
    assert not page.findChildren(FlowView)[0].isVisible()
    assert "Diagramm" not in place.labels()


def test_without_its_process_a_durchgang_is_still_asked(place: Workplace) -> None:
    (place.content / "prozesse/service/p-kommt.md").unlink()
    place.reload()
    place.quiz("q-gang")
    place.click("Beginnen")
    assert "Diagramm" not in place.labels()
    choose(place, "Beraten", "Nichts", "Verabschieden")
    assert "Bestanden" in " ".join(told(place))
