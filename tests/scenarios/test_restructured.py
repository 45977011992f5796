"""The content is restructured while people learn with it: moved, split, renamed, reordered. No progress is lost."""

from __future__ import annotations

from tests.helpers.workplace import Workplace
from wissen.learning.completion import Standing
from wissen.ui.navigation import Screen

SPLIT_FIRST = """\
    ---
    kennung: l-helfen
    titel: Helfen und beraten
    dauer: 4
    ersetzt: [l-hut]
    ---

    ## Helfen
    Kennung: helfen

    Beraten ist Pflicht (§ 82 Abs. 3 AufenthG).
    """
SPLIT_SECOND = """\
    ---
    kennung: l-anfragen
    titel: Wer fragt nach der Duldung?
    dauer: 4
    ersetzt: [l-hut]
    ---

    Frau A. fragt nach der Duldung.

    ## Kontrollfrage: Welcher Hut?
    Kennung: k-hut · Bezug: § 82 AufenthG

    - [ ] Der Prüf-Hut
      > Nein: Hier wird nichts geprüft.
    - [x] Der Service-Hut
      > Richtig: Beratung ist Service.
    """
RENAMED = """\
    ---
    kennung: l-fristen
    titel: Fristen, neu geschrieben
    dauer: 10
    ersetzt: [l-frist]
    ---

    ## Wann
    Kennung: wann

    Die neue Frist.
    """
MODULE = """\
    ---
    kennung: m-umgebaut
    titel: Umgebaut
    ziel: Danach können Sie weitermachen.
    reihenfolge: [l-helfen, l-anfragen, l-fristen, q-ende]
    ---
    """
QUIZ = """\
    ---
    kennung: q-ende
    titel: Abschluss, umgestellt
    art: abschluss
    bestehen: 50
    dauer: 5
    ersetzt: [q-anfang]
    ---

    ## In welcher Reihenfolge?
    Kennung: f-folge · Bezug: § 82 AufenthG · Lektion: l-fristen

    1. Annehmen
    2. Prüfen
    3. Entscheiden

    # Fall: Frau A.

    Frau A. kommt zu spät.

    ## Wer berät?
    Kennung: f-beraten · Bezug: § 82 AufenthG · Lektion: l-helfen

    - [ ] Niemand
      > Nein: doch, die Behörde.
    - [x] Die Behörde
      > Richtig: so ist es.

    # Ohne Fall

    ## Was gehört dazu?
    Kennung: f-dazu · Bezug: § 82 AufenthG · Lektion: l-fristen

    - [ ] Regenschirm
      > Nein: er darf zu Hause bleiben.
    - [x] Antrag
      > Richtig: er gehört dazu.
    - [x] Pass
      > Richtig: er gehört dazu.
    """


def restructure(place: Workplace) -> None:
    """Another module and other files; one lesson split, one renamed, the quiz renamed and reordered."""
    for name in ("modul", "hut", "frist", "abschluss"):
        (place.content / f"module/01-anfang/{name}.md").unlink()
    place.write("module/03-umgebaut/modul.md", MODULE)
    place.write("module/03-umgebaut/a.md", SPLIT_FIRST)
    place.write("module/03-umgebaut/b.md", SPLIT_SECOND)
    place.write("module/03-umgebaut/c.md", RENAMED)
    place.write("module/03-umgebaut/ende.md", QUIZ)
    place.write(
        "lernpfade/woche.md",
        """\
        ---
        kennung: pfad-woche
        titel: Erste Woche
        ---

        ## Tag 1

        - [Umgebaut](../module/03-umgebaut/modul.md)
        """,
    )
    place.reload()


def standings(place: Workplace) -> dict[str, Standing | None]:
    return {node.ref: node.standing for top in place.session.services.onboarding.tree() for node in top.walk()}


def read_everything(place: Workplace) -> None:
    for lesson in ("l-hut", "l-frist"):
        place.lesson(lesson)
        place.click("Gelesen")


def answer_and_go_on(place: Workplace) -> str:
    """Answer the question that is shown and go on; its Kennung."""
    asked = str(place.box.item.id)
    place.answer_rightly()
    place.click("Weiter" if "Weiter" in place.labels() else "Zum Ergebnis")
    return asked


def test_what_was_done_stays_done(running: Workplace) -> None:
    read_everything(running)
    running.quiz("q-anfang")
    running.click("Beginnen")
    for _ in range(3):
        answer_and_go_on(running)
    before = running.events
    restructure(running)
    found = standings(running)
    assert {found[name] for name in ("l-helfen", "l-anfragen", "l-fristen", "q-ende")} == {Standing.DONE}
    assert found["m-umgebaut"] is Standing.DONE
    assert running.events == before
    running.start_again()
    assert standings(running)["m-umgebaut"] is Standing.DONE


def test_the_answer_to_a_question_of_a_lesson_moves_along(running: Workplace) -> None:
    running.lesson("l-hut")
    running.answer_rightly()
    restructure(running)
    running.lesson("l-anfragen")
    assert running.box.verdict.isVisible()


def test_an_attempt_goes_on_after_the_quiz_was_reordered_and_renamed(running: Workplace) -> None:
    running.quiz("q-anfang")
    running.click("Beginnen")
    first = answer_and_go_on(running)
    restructure(running)
    running.go(Screen.QUIZ, "q-ende")
    running.click("Weitermachen")
    others = {answer_and_go_on(running), answer_and_go_on(running)}
    assert others == {"f-beraten", "f-dazu", "f-folge"} - {first}
    assert standings(running)["q-ende"] is Standing.DONE
