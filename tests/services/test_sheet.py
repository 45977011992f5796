"""The sheet: every kind of object and part as plain text, as it holds on a day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers import shipped
from tests.helpers.folders import write_folder
from tests.helpers.small_pack import write_small_pack
from wissen.content.library import Library
from wissen.content.load import load
from wissen.errors import NotFound
from wissen.services.sheet import sheet

TODAY = date(2026, 11, 24)


@pytest.fixture
def library(tmp_path) -> Library:
    return load(write_small_pack(tmp_path))[0]


def shown(library: Library, name: str, *, day: date = TODAY, width: int = 80) -> str:
    return sheet(library, name, day=day, width=width)


def test_a_lesson_begins_with_what_it_is(library):
    assert shown(library, "l-hut").startswith(
        "Zwei Hüte\n=========\nLektion · l-hut · 8 Minuten · module/01-anfang/hut.md\n\n"
        "Frau A. fragt nach der Duldung.\n\nHelfen\n------\nhelfen\n\nBeraten ist Pflicht (§ 82 Abs. 3 AufenthG).\n"
    )


def test_a_question_shows_its_answer_and_feedback(library):
    assert shown(library, "k-hut") == (
        "Welcher Hut?\n············\nk-hut · § 82 AufenthG\n\n"
        "- [x] Der Service-Hut\n      │ Richtig: Beratung ist Service.\n"
        "- [ ] Der Prüf-Hut\n      │ Nein: Hier wird nichts geprüft.\n\n"
        "Aus: Zwei Hüte · l-hut · module/01-anfang/hut.md\n"
    )


@pytest.mark.parametrize(
    ("day", "text", "other"),
    [(date(2026, 5, 31), "Die alte Frist.", "neue"), (date(2026, 6, 1), "Die neue Frist.", "alte")],
)
def test_a_day_shows_its_own_text(library, day, text, other):
    for name in ("l-frist", "l-frist#wann"):
        assert text in shown(library, name, day=day)
        assert other not in shown(library, name, day=day)


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        (
            "m-anfang",
            ["Danach können Sie anfangen.", "- Zwei Hüte (l-hut)\n- Fristen (l-frist)\n- Abschluss (q-anfang)"],
        ),
        (
            "q-anfang",
            ["Fall: Frau A.\n-------------", "1. Annehmen\n2. Prüfen\n3. Entscheiden", "Ohne Fall\n---------"],
        ),
        ("service-probe", ["1. Annehmen\n···········\nannehmen\n\n- Wer: Servicetheke", "2. Ende: Fertig"]),
        ("pfad-woche", ["Tag 2\n-----", "- Ein Gespräch führen (../praxis/anfang.md#p-gespraech) · Wahl"]),
        ("p-gespraech", ["- Ziel: Das Gespräch sicher führen."]),
        ("duldung", ["Auch: Aussetzung der Abschiebung", "Aus: Glossar · glossar · glossar.md"]),
        ("glossar", ["Glossar\n=======\nGlossar · glossar · glossar.md", "Duldung\n·······\nduldung · § 60a AufenthG"]),
    ],
)
def test_every_kind_can_be_shown(library, name, texts):
    for text in texts:
        assert text in shown(library, name)


FLOWS = {
    "prozesse/p.md": """---
kennung: p
titel: P
auslöser: Ein Antrag ist da.
beteiligte: Theke; Amt
---

## Antwortkarte

- **Kurz:** Ja.

# Teilprozess: Annehmen

## 1. Parallel: Beides
Kennung: beides

- → Schritt 2
- → Schritt 3
- danach → Schritt 4

## 2. Eins
Kennung: eins · Gilt: ab 01.01.2027

## 2. Eins
Kennung: eins · Gilt: bis 31.12.2026

## 3. Zwei
Kennung: zwei

## 4. Ende: Fertig
Kennung: fertig
""",
    "finder/f.md": """---
kennung: f
titel: F
sonst: nein
---

## Frage 1: Darf ich?

- Ja → Ergebnis ja
- Nein → Ergebnis nein

## Ergebnis: Ja
Kennung: ja

- **Entscheidet:** Amt

## Ergebnis: Nein
Kennung: nein
""",
    "rechtsaenderungen/r.md": """---
kennung: r
titel: R
fundstelle: BGBl. 2023 I Nr. 217
---

## Stufe: Erste
Gilt: ab 01.03.2024 · Tag: geprüft

- **Betrifft:** § 4 AufenthG

## Stufe: Zweite
Gilt: ab 01.06.2024 · Tag: Textstand

Text.

## Stufe: Dritte
Gilt: offen

Text.
""",
}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("p", "Auslöser: Ein Antrag ist da.\nBeteiligte: Theke; Amt"),
        ("p", "Antwortkarte\n------------\nantwortkarte\n\n- Kurz: Ja."),
        ("p", "Teilprozess: Annehmen\n---------------------"),
        ("p#beides", "- → Schritt 2\n- → Schritt 3\n- danach → Schritt 4"),
        ("p#eins", "eins · gilt bis 31.12.2026"),
        ("p#antwortkarte", "- Kurz: Ja."),
        ("f", "Frage 1: Darf ich?\n··················\ndarf-ich\n\n- Ja → Ergebnis ja"),
        ("ja", "- Entscheidet: Amt"),
        ("r", "Fundstelle: BGBl. 2023 I Nr. 217"),
        ("r", "Erste\n-----\ngilt ab 01.03.2024"),
        ("r", "Zweite\n------\ngilt spätestens seit 01.06.2024"),
        ("r", "Dritte\n------\nvorgemerkt, noch ohne Tag"),
    ],
)
def test_procedures_and_changes_can_be_shown(tmp_path, name, text):
    assert text in shown(load(write_folder(tmp_path, FLOWS))[0], name)


def test_tip_and_explanation_follow_the_answer(tmp_path):
    body = "> **Tipp:** Denken Sie nach.\n\nAntwort: ja\n\n> **Erklärung:** Weil es so ist.\n"
    quiz = f"---\nkennung: q\ntitel: Q\nart: übung\n---\n\n## Was?\nKennung: f · Bezug: § 4 AufenthG\n\n{body}"
    library, _ = load(write_folder(tmp_path, {"module/m/q.md": quiz}))
    assert "Antwort: ja\n\n│ Tipp: Denken Sie nach.\n\n│ Erklärung: Weil es so ist." in shown(library, "f")


DATED = """---
kennung: karten
titel: Karten
gilt: 01.01.2024 bis 31.12.2026
---

## Frist
Kennung: frist · Gilt: 01.03.2024 bis 31.03.2024

- **Kurz:** März.

## Frist
Kennung: frist · Gilt: ab 01.06.2024

- **Kurz:** Juni.
"""


@pytest.mark.parametrize(
    ("name", "day", "text", "hint"),
    [
        ("karten", date(2023, 1, 1), "„Karten“ gilt am 01.01.2023 nicht.", "Es gilt erst ab 01.01.2024."),
        ("karten", date(2027, 1, 1), "„Karten“ gilt am 01.01.2027 nicht.", "Zuletzt galt es bis 31.12.2026."),
        ("frist", date(2024, 1, 5), "„Frist“ gilt am 05.01.2024 nicht.", "Es gilt erst ab 01.03.2024."),
        (
            "frist",
            date(2024, 4, 1),
            "„Frist“ gilt am 01.04.2024 nicht.",
            "Zuletzt galt es bis 31.03.2024. Es gilt wieder ab 01.06.2024.",
        ),
        ("frist", date(2027, 1, 1), "„Frist“ gilt am 01.01.2027 nicht.", "Zuletzt galt es bis 31.12.2026."),
    ],
)
def test_what_does_not_hold_on_the_day_tells_when_it_does(tmp_path, name, day, text, hint):
    library, _ = load(write_folder(tmp_path, {"karten/k.md": DATED}))
    with pytest.raises(NotFound) as caught:
        shown(library, name, day=day)
    assert (caught.value.text, caught.value.hint) == (text, hint)


def test_what_is_hidden_with_its_section_is_told(tmp_path):
    lesson = "---\nkennung: l\ntitel: L\n---\n\n## A\nKennung: a · Gilt: ab 01.01.2027\n\n### B\nKennung: b\n\nText.\n"
    library, _ = load(write_folder(tmp_path, {"module/m/l.md": lesson}))
    with pytest.raises(NotFound, match="gehört zu etwas, das an diesem Tag nicht gilt"):
        shown(library, "l#b")


def test_an_unknown_kennung_is_told(library):
    with pytest.raises(NotFound, match="Meinten Sie „l-hut“"):
        shown(library, "l-hutt")


def test_everything_bundled_can_be_shown_in_a_narrow_window():
    library = shipped.library()
    for entry in library.at(TODAY).entries.values():
        assert entry.title in shown(library, entry.id, width=40)
