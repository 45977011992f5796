"""German for signs: durations, dates, events; text without markup, and code told from text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.strategies import raw_text
from wissen.interop.bpmn.words import clean, event_title, paragraphs, readable, shortened, spoken_length, timer


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("P2W", "2 Wochen"),
        ("P1D", "1 Tag"),
        ("P1M", "1 Monat"),
        ("PT5M", "5 Minuten"),
        ("P1Y2M", "1 Jahr 2 Monate"),
        ("P1DT12H30M10S", "1 Tag 12 Stunden 30 Minuten 10 Sekunden"),
        (" P3D\n", "3 Tage"),
        ("R3/PT10M", "3-mal, im Abstand von: 10 Minuten"),
        ("R/P1D", "immer wieder, im Abstand von: 1 Tag"),
        ("R2/2026-01-01T08:00:00Z/P1W", "2-mal, im Abstand von: 1 Woche"),
        ("R/Pxx", ""),
        ("2026-05-01", "am 01.05.2026"),
        ("2026-05-01T08:30:00Z", "am 01.05.2026 um 08:30 Uhr"),
        ("2026-13-01", ""),
        ("jeden Montag", "jeden Montag"),
        ("P", ""),
        ("${frist}", ""),
        ("", ""),
    ],
)
def test_timers_in_german(written: str, told: str):
    assert timer(written) == told


@pytest.mark.parametrize(
    ("name", "length"),
    [
        ("nach 2 Wochen", "2 Wochen"),
        ("1-Monats-Frist", ""),
        ("1 Monat abwarten", "1 Monat"),
        ("in 14 Tagen", "14 Tage"),
        ("innerhalb von 1 Tag", "1 Tag"),
        ("nach 10 Werktagen", "10 Werktage"),
        ("2 Tage oder 3 Wochen", ""),
        ("Frist läuft ab", ""),
        ("nach 1,5 Stunden", ""),
        ("1000 Tage", ""),
    ],
)
def test_a_name_that_speaks_of_one_length(name: str, length: str):
    assert spoken_length(name) == length


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("Antrag vollständig", "Antrag vollständig"),
        ("${betrag > 5}", ""),
        ("=approved", ""),
        ("execution.getVariable('x')", ""),
        ("antrag.vollstaendig", ""),
        ("a ? b : c", ""),
        ("betrag == 5", ""),
        ("42", ""),
        ("", ""),
    ],
)
def test_code_is_no_text_for_people(expression: str, text: str):
    assert readable(expression) == text


def test_what_nobody_sees_goes_and_lines_flow():
    assert clean(" Antrag\u00ad\u200b\n  prü\ufefffen\x07 ") == "Antrag prüfen"
    assert clean(None) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Eine Zeile\ndie weitergeht", ("Eine Zeile die weitergeht",)),
        ("Eins\n\nZwei", ("Eins", "Zwei")),
        ("Liste:\n- Pass\n- Bild", ("Liste:", "- Pass", "- Bild")),
        ("1. Pass\n2. Bild", ("1. Pass", "2. Bild")),
        ("<p>Eins &amp; zwei</p><ul><li>Drei</li></ul>", ("Eins & zwei", "Drei")),
        ("weniger < mehr > gleich", ("weniger < mehr > gleich",)),
        (" \n ", ()),
    ],
)
def test_paragraphs(text: str, found: tuple[str, ...]):
    assert paragraphs(text) == found


@given(raw_text)
def test_paragraphs_are_clean(text: str):
    assert all(found and found == clean(found) for found in paragraphs(text))


def test_events_have_names_by_direction():
    assert event_title("message", thrown=False) == "Nachricht geht ein"
    assert event_title("message", thrown=True) == "Nachricht senden"
    assert event_title("unbekannt", thrown=True) == "Ereignis"


@given(st.text("ab ", min_size=1).map(clean), st.integers(2, 20))
def test_a_cut_text_begins_like_the_whole_and_says_that_it_was_cut(text: str, longest: int):
    cut = shortened(text, longest)
    if len(text) <= longest:
        assert cut == text
    else:
        assert cut.endswith(" …")
        assert text.startswith(cut.removesuffix(" …"))
        assert len(cut) <= longest + 2
