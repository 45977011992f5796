"""Something new goes where it belongs, wherever the cursor happens to stand."""

from __future__ import annotations

import pytest

from wissen.ui.workshop.inserting import Where, with_inserted

TEXT = (
    "---\ntitel: A\n---\n\nErster Absatz,\nzweite Zeile.\n\n"
    "## Teil\nKennung: teil\n\n- eins\n- zwei\n\n### Darunter\n\nText\n\n## Ende\n"
)


def put(at: str, where: Where, new: str = "NEU\n") -> str:
    text, start = with_inserted(TEXT, TEXT.index(at), new, where)
    assert text[start:].startswith(new.rstrip())
    return text


def test_a_paragraph_goes_below_the_one_of_the_cursor() -> None:
    assert put("Erster", Where.PARAGRAPH) == TEXT.replace("Zeile.\n", "Zeile.\n\nNEU\n")
    assert put("eins", Where.PARAGRAPH) == TEXT.replace("- zwei\n", "- zwei\n\nNEU\n")


def test_below_a_heading_it_goes_behind_what_is_said_of_it() -> None:
    assert put("Teil", Where.PARAGRAPH) == TEXT.replace("Kennung: teil\n", "Kennung: teil\n\nNEU\n")


def test_a_section_goes_below_the_whole_section() -> None:
    assert put("eins", Where.SECTION) == TEXT.replace("Text\n", "Text\n\nNEU\n")
    assert put("## Ende", Where.SECTION) == f"{TEXT}\nNEU\n"


def test_nothing_goes_into_the_head() -> None:
    below_the_first = TEXT.replace("Zeile.\n", "Zeile.\n\nNEU\n")
    assert put("titel", Where.PARAGRAPH) == put("titel", Where.HERE) == below_the_first
    assert put("titel", Where.SECTION) == put("titel", Where.END) == f"{TEXT}\nNEU\n"


def test_the_end_is_the_end() -> None:
    assert put("Erster", Where.END) == f"{TEXT}\nNEU\n"


def test_words_go_where_the_cursor_is_but_not_into_a_heading() -> None:
    assert put("Zeile.", Where.HERE, "NEU") == TEXT.replace("Zeile.", "NEUZeile.")
    assert put("## Teil", Where.HERE) == TEXT.replace("Kennung: teil\n", "Kennung: teil\n\nNEU\n")


@pytest.mark.parametrize("cursor", [0, 12, 22])
def test_the_proofs_of_a_finder_stay_the_last_and_alone(cursor: int) -> None:
    text = "## Frage\n\n## Proben\n\n| a |\n"
    assert with_inserted(text, cursor, "NEU\n", Where.SECTION)[0] == "## Frage\n\nNEU\n\n## Proben\n\n| a |\n"


def test_words_do_not_go_into_a_meta_line() -> None:
    assert put("teil\n", Where.HERE) == put("## Teil", Where.HERE)


def test_a_blank_line_is_filled_without_more_blank_lines() -> None:
    text, _ = with_inserted("a\n\n\n\nb\n", 2, "NEU\n", Where.PARAGRAPH)
    assert text == "a\n\nNEU\n\nb\n"
    assert with_inserted("", 0, "NEU\n", Where.PARAGRAPH) == ("NEU\n", 0)
    assert with_inserted("---\ntitel: A", 4, "NEU\n", Where.SECTION)[0] == "---\ntitel: A\n\nNEU\n"
