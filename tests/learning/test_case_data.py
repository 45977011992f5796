"""What looks like case data, and what of everyday German does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.repository import ROOT
from wissen.learning.case_data import CaseData, suspicions, without

NAME, BIRTH, AZR, FILE, DOCUMENT, PHONE, EMAIL = CaseData

SURE = [
    ("AZR-Nummer 870312123456 stimmt nicht", AZR, "870312123456"),
    ("im Register steht 123456789012.", AZR, "123456789012"),
    ("AZR: 1234 5678 9012", AZR, "1234 5678 9012"),
    ("AZR 870312 123456 prüfen", AZR, "870312 123456"),
    ("Az. 33-1-4567/22 liegt noch hier", FILE, "33-1-4567/22"),
    ("Aktenzeichen: ABH/2024/01234", FILE, "ABH/2024/01234"),
    ("Gz. II.3-K12345", FILE, "II.3-K12345"),
    ("Das BAMF-Aktenzeichen lautet 7654321-438", FILE, "7654321-438"),
    ("die Akte Nr. 2024-00871.", FILE, "2024-00871"),
    ("Geschäftszeichen 5 K 1234/24", FILE, "5 K 1234/24"),
    ("Reisepass C01X00T47 abgelaufen", DOCUMENT, "C01X00T47"),
    ("Passnummer: AB1234567", DOCUMENT, "AB1234567"),
    ("Passnummer 12345678 fehlt", DOCUMENT, "12345678"),
    ("eAT-Nr. YX12345C6", DOCUMENT, "YX12345C6"),
    ("der Ausweis mit der Nummer L01X00T471", DOCUMENT, "L01X00T471"),
    ("Seriennummer N1234567", DOCUMENT, "N1234567"),
    ("geb. 12.03.1987", BIRTH, "12.03.1987"),
    ("geboren am 1. April 2019 in Kabul", BIRTH, "1. April 2019"),
    ("Geburtsdatum: 05.06.12", BIRTH, "05.06.12"),
    ("(* 12. 3. 1987)", BIRTH, "12. 3. 1987"),
    ("am 12.03.2018 geboren", BIRTH, "12.03.2018"),
    ("Geb.-Datum 1987-03-12", BIRTH, "1987-03-12"),
]
POSSIBLE = [
    ("seine Nummer 7654321-438 fehlt", FILE, "7654321-438"),
    ("Das war bei 5 K 1234/24 auch so", FILE, "5 K 1234/24"),
    ("auf der Karte stand C01X00T47", DOCUMENT, "C01X00T47"),
    ("dort steht AB1234567", DOCUMENT, "AB1234567"),
    ("der Mann, 12.03.1987, war da", BIRTH, "12.03.1987"),
    ("Kunde 12/03/1987", BIRTH, "12/03/1987"),
    ("Kundin 3. Mai 1990, zwei Kinder", BIRTH, "3. Mai 1990"),
    ("Kunde 12.03.87", BIRTH, "12.03.87"),
    ("erreichbar unter 0176 12345678", PHONE, "0176 12345678"),
    ("erreichbar unter 017612345678", PHONE, "017612345678"),
    ("Tel. 44 55 66", PHONE, "44 55 66"),
    ("+49 911 943-0 ist falsch", PHONE, "+49 911 943-0"),
    ("(0911) 943 1234", PHONE, "(0911) 943 1234"),
    ("an a.b-c@beispiel.de schreiben", EMAIL, "a.b-c@beispiel.de"),
    ("Herr Müller war gestern da", NAME, "Herr Müller"),
    ("bei Frau Yıldız-Özkan", NAME, "Frau Yıldız-Özkan"),
    ("Frau Dr. Weber sagt", NAME, "Frau Dr. Weber"),
    ("Herrn von der Heide gefragt", NAME, "Herrn von der Heide"),
    ("Frau Al-Hassan", NAME, "Frau Al-Hassan"),
    ("Familie Nowak wartet", NAME, "Familie Nowak"),
    ("Fatima Alizadeh fragt nach", NAME, "Fatima Alizadeh"),
    ("so auch bei Olena Kowalenko.", NAME, "Olena Kowalenko"),
    ("Mohammed Al Sayed", NAME, "Mohammed Al Sayed"),
    ("ALHASSAN, Ahmad", NAME, "ALHASSAN, Ahmad"),
]
CLEAN = [
    "",
    "Der Abschnitt ist unklar.",
    "Frau A. fragt nach der Duldung.",
    "Herr K. ist 45 Jahre alt.",
    "Herr B.-C. bringt den Pass mit.",
    "Die Frau hat Arbeit, der Mann nicht.",
    "Wenn die Frau Anspruch hat, gilt § 28 AufenthG.",
    "Frau Mustermann und Herr Muster sind Beispiele.",
    "Das fragt die Frau Mentorin oder der Herr Amtsleiter.",
    "Hat die Familie den Nachzug gleichzeitig beantragt?",
    "Familie und Beruf",
    "Damit nehmen Sie der Familie den Tag des Eingangs.",
    "Familie Termin",
    "Die Ausländerbehörde Musterstadt entscheidet.",
    "§ 81 Abs. 4 Satz 1 AufenthG passt hier nicht.",
    "Seit dem 01.03.2024 gilt die dritte Stufe.",
    "Das gilt ab 01.01.2000 und nicht früher.",
    "Wer nach dem 31.12.1999 geboren ist, hat Fragen.",
    "Abkommen vom 28. Juli 1951",
    "in der Fassung vom 12.03.1987",
    "Stichtag 31.10.2017 oder 31.10.2022?",
    "Am 18.11.2023 trat das in Kraft.",
    "BVerwG, Urteil vom 12.07.2016 – 1 C 23.15",
    "siehe VG Köln, 5 K 1234/22",
    "EuGH, Rechtssache C-578/08",
    "VO (EU) 2018/1806 und 539/2001",
    "BGBl. 2023 I Nr. 217",
    "Art. 20 AEUV, Anlage D1, Abschnitt 4.2.1",
    "Die Gebühr beträgt 100 Euro, nicht 93,00 Euro.",
    "Es liegen 40.000 Papierakten im Keller, das sind 2.000.000 Seiten.",
    "Schritt 3 und 4 tauschen, dann Schritt 12.",
    "Von 08:00 bis 12:30 Uhr ist offen, Fr. bis 12 Uhr.",
    "Kalenderwoche 2026-W48",
    "Formular 1234-56 der Bundesagentur",
    "Aktenzeichen immer angeben!",
    "Die Akte 12 Monate aufbewahren.",
    "Passnummer fehlt im Formular.",
    "Reisepass UKRAINE fehlt in der Liste",
    "REISEPASSNUMMER eintragen",
    "Notruf 110 oder 112",
    "Durchwahl steht nicht im Text",
    "Die Max Schule gibt es nicht",
    "Anna fragt, wann sie kommen soll",
    "Bitte @Redaktion ansehen",
    "12.13.1987 ist kein Tag",
    "Das kostet 12.03 Euro",
    "Blaue Karte EU nach § 18g",
    "Maria Schutzstelle",
    "*Wichtig*: am 01.02.2026 ändert sich das",
]


@pytest.mark.parametrize(("text", "what", "where"), SURE)
def test_what_leaves_no_other_reading_is_sure(text: str, what: CaseData, where: str) -> None:
    assert [(one.what, text[one.start : one.end], one.sure) for one in suspicions(text)] == [(what, where, True)]


@pytest.mark.parametrize(("text", "what", "where"), POSSIBLE)
def test_what_may_be_meant_otherwise_is_only_possible(text: str, what: CaseData, where: str) -> None:
    assert [(one.what, text[one.start : one.end], one.sure) for one in suspicions(text)] == [(what, where, False)]


@pytest.mark.parametrize("text", CLEAN)
def test_everyday_words_of_an_office_are_not_suspected(text: str) -> None:
    assert suspicions(text) == ()


def test_a_suspicion_says_what_looks_like_what() -> None:
    text = "Herr Müller, geb. 12.03.1987"
    name, day = suspicions(text)
    assert name.reason(text) == "„Herr Müller“ sieht nach dem Namen einer Person aus."
    assert day.reason(text) == "„12.03.1987“ sieht nach einem Geburtsdatum aus."


def test_what_is_taken_out_leaves_a_gap() -> None:
    text = "Herr Müller (geb. 12.03.1987) fehlt."
    assert without(text, suspicions(text)) == "… (geb. …) fehlt."


def test_the_content_itself_is_never_suspected() -> None:
    files = [file for folder in ("module", "prozesse", "karten") for file in (ROOT / "content" / folder).rglob("*.md")]
    told = {
        file.name: [one.reason(text) for one in suspicions(text)]
        for file in files
        for text in [file.read_text("utf-8")]
    }
    assert len(told) > 40
    assert {name: found for name, found in told.items() if found} == {}


PIECES = [
    "Herr Müller",
    "870312123456",
    "geb. 1.2.1990",
    "0176 12345678",
    "Fatima Noor",
    "Az. 33/4567",
    "a@b.de",
    "und",
    "§ 81",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=8).map(" ".join))
def test_places_lie_in_the_text_do_not_overlap_and_can_be_taken_out(text: str) -> None:
    found = suspicions(text)
    edges = [edge for one in found for edge in (one.start, one.end)]
    assert edges == sorted(edges)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    rest = without(text, found)
    assert all(text[one.start : one.end] not in rest or text.count(text[one.start : one.end]) > 1 for one in found)
