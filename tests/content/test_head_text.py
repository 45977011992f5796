"""Reading and changing single values of a head, with everything else left as it is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.content.frontmatter import (
    HISTORY,
    KEYWORDS,
    MINUTES,
    PERIOD,
    RESPONSIBLE,
    REVIEW,
    ROLES,
    SOURCES,
    SUPERSEDES,
    TITLE,
)
from wissen.content.head import Review
from wissen.content.head_key import HeadKey
from wissen.content.head_keys import OWN_KEYS
from wissen.content.head_text import HeadText, head_of, manifest_of
from wissen.content.ids import Id
from wissen.content.item import QuizKind
from wissen.content.manifest import LICENCE
from wissen.content.model import Kind
from wissen.content.quiz import KIND
from wissen.content.validity import Period

TEXT = dedent("""\
    ---
    # Ein Kommentar
    kennung: l-hut
    Titel: "Zwei: Hüte"
    art: übung
    dauer: acht
    rollen:
      - telefon
      - theke

    # Noch einer
    verlauf:
      - {am: 2026-06-01, art: auffrischen, text: Frist geändert}
    ---

    ## Wann
    """)


def head(text: str = TEXT) -> HeadText:
    found, _ = head_of(text)
    assert found is not None
    return found


def test_values_are_read_as_the_readers_do() -> None:
    assert head().value(TITLE) == "Zwei: Hüte"
    assert head().value(ROLES) == ("telefon", "theke")
    assert head().value(KEYWORDS) == ()


def test_a_value_is_changed_in_its_own_line_under_the_name_that_it_bears() -> None:
    changed = head().with_value(TITLE, "Drei Hüte")
    assert changed == TEXT.replace('Titel: "Zwei: Hüte"', "Titel: Drei Hüte")


def test_a_value_of_several_lines_is_replaced_whole_and_the_comment_below_it_stays() -> None:
    changed = head().with_value(ROLES, ("theke",))
    assert changed == TEXT.replace("rollen:\n  - telefon\n  - theke\n", "rollen: [theke]\n")


def test_a_value_taken_away_takes_its_line_with_it() -> None:
    assert head().with_value(ROLES, ()) == TEXT.replace("rollen:\n  - telefon\n  - theke\n", "")


def test_a_value_that_is_already_so_changes_nothing() -> None:
    assert head().with_value(ROLES, ("telefon", "theke")) == TEXT


def test_a_new_value_goes_where_it_is_usually_written() -> None:
    changed = head().with_value(SOURCES, ("§ 81 AufenthG", "§ 25 VwVfG"))
    assert changed == TEXT.replace("  - theke\n", "  - theke\nquellen: § 81 AufenthG; § 25 VwVfG\n")


def test_a_value_that_cannot_be_read_says_why_and_is_not_taken_for_none() -> None:
    assert "keine ganze Zahl" in head().fault(MINUTES)
    assert head().fault(TITLE) == head().fault(SOURCES) == ""
    assert "dauer: 8" in head().with_value(MINUTES, 8)


def test_a_review_is_written_as_authors_write_it() -> None:
    review = Review(date(2026, 11, 2), "nb", date(2027, 5, 1))
    assert "geprüft: {am: 2026-11-02, von: nb, bis: 2027-05-01}\n" in head().with_value(REVIEW, review)


@pytest.mark.parametrize("text", ["", "Nur Text\n", "---\ntitel: x\n\n## Nie geschlossen\n", "---\na: [\n---\n"])
def test_a_head_that_cannot_be_read_says_so(text: str) -> None:
    found, problems = head_of(text)
    assert found is None
    assert problems


WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs"), exclude_characters="\xa0"), max_size=20).map(
    lambda text: " ".join(text.split())
)
LISTED = st.lists(WORDS.map(lambda word: word.replace(";", "")).map(str.strip).filter(bool), max_size=3).map(tuple)
DAYS = st.dates(date(1000, 1, 1), date(9000, 1, 1))


@given(st.permutations(["kennung: a", "titel: b", "fremd: {x: [1, 2]}", "# Kommentar", "dauer: 5"]), WORDS.filter(bool))
def test_a_written_title_is_read_again_and_the_other_lines_stay(lines: list[str], title: str) -> None:
    text = "\n".join(["---", *lines, "---", "", "Text", ""])
    changed = head(text).with_value(TITLE, title)
    assert head(changed).value(TITLE) == title
    assert [line for line in changed.split("\n") if not line.startswith("titel:")] == [
        line for line in text.split("\n") if not line.startswith("titel:")
    ]


@given(LISTED, DAYS, DAYS)
def test_what_is_written_is_read_again(listed: tuple[str, ...], first: date, last: date) -> None:
    text = TEXT
    period = Period(min(first, last), max(first, last))
    values: tuple[tuple[HeadKey[Any], Any], ...] = (
        (SOURCES, listed),
        (PERIOD, period),
        (REVIEW, Review(first, "Nele", last)),
        (SUPERSEDES, (Id("alt-1"), Id("alt-2"))),
        (RESPONSIBLE, "Nele"),
    )
    for key, value in values:
        text = head(text).with_value(key, value)
        assert head(text).value(key) == value


CHANGES = TEXT.replace(
    "text: Frist geändert}\n",
    "text: Frist geändert}  \n  # warum\n  - am: 2026-07-01\n    text: 'Neu'\n  - {am: 2026-08-01, art: mitteilen}\n",
)


def test_of_a_list_of_rows_only_the_changed_one_is_written_anew() -> None:
    first, second, third = head(CHANGES).value(HISTORY)
    changed = head(CHANGES).with_value(HISTORY, (first, replace(second, text="Alt"), third))
    assert changed == CHANGES.replace(
        "  - am: 2026-07-01\n    text: 'Neu'\n", "  - {am: 2026-07-01, art: mitteilen, text: Alt}\n"
    )
    assert head(CHANGES).with_value(HISTORY, (first, third)) == CHANGES.replace(
        "  - am: 2026-07-01\n    text: 'Neu'\n", ""
    )
    assert head(CHANGES).with_value(HISTORY, (first, second, third, third)) == CHANGES.replace(
        "  - {am: 2026-08-01, art: mitteilen}\n", "  - {am: 2026-08-01, art: mitteilen}\n" * 2
    )
    assert "# warum\n  - am: 2026-07-01\n" in head(CHANGES).with_value(HISTORY, (second, third))


def test_a_list_in_one_line_is_written_anew_as_a_whole() -> None:
    text = "---\ntitel: A\nverlauf: [{am: 2026-06-01}]\n---\n"
    known = head(text).value(HISTORY)
    changed = head(text).with_value(HISTORY, (*known, replace(known[0], day=date(2026, 7, 1))))
    assert (
        changed
        == "---\ntitel: A\nverlauf:\n  - {am: 2026-06-01, art: mitteilen}\n  - {am: 2026-07-01, art: mitteilen}\n---\n"
    )


def test_names_that_are_not_known_are_told() -> None:
    assert head().unknown == ("art",)
    found, _ = head_of(TEXT, OWN_KEYS[Kind.QUIZ])
    assert found is not None
    assert found.unknown == ()
    assert found.value(KIND) is QuizKind.PRACTICE


def test_the_manifest_is_a_head_without_fences() -> None:
    text = "format: 1\nid: a\ntitel: A\nherausgeber: Amt\nausgabe: 2026-11\nrechtsstand: 2026-08-19\n"
    found, problems = manifest_of(text)
    assert found is not None
    assert problems == ()
    changed = found.with_value(LICENCE, "EUPL-1.2")
    assert changed == text.replace("rechtsstand", "lizenz: EUPL-1.2\nrechtsstand")
    assert manifest_of("")[0] is None
    assert manifest_of("a: [\n")[0] is None
