"""What stands out in a line of Markdown."""

from __future__ import annotations

import pytest

from wissen.ui.workshop.highlighter import spans_of


def marked(line: str, name: str, *, in_head: bool = False) -> list[str]:
    return [
        line[span.start : span.start + span.length] for span in spans_of(line, in_head=in_head) if span.name == name
    ]


@pytest.mark.parametrize(
    ("line", "name", "words"),
    [
        ("## Wann", "heading", ["## Wann"]),
        ("#Wann", "heading", []),
        ("Kennung: a · Bezug: § 1", "key", ["Kennung:", "Bezug:"]),
        ("Er sagte: nein", "key", []),
        ("- **Frist:** 2 Wochen", "key", ["**Frist:**"]),
        ("- [x] Ja", "box", ["[x]"]),
        ("- [x Ja", "box", []),
        ("> **Merke:** so", "label", ["**Merke:** "]),
        ("> **Nichts:** so", "label", []),
        ("  > Nein: falsch", "quote", ["  > "]),
        ("nach § 81 Abs. 4 AufenthG gilt", "citation", ["§ 81 Abs. 4 AufenthG"]),
        ("siehe [dort](a.md) und ![Bild](b.svg)", "link", ["[dort](a.md)", "![Bild](b.svg)"]),
        ("das ist **wichtig** so", "strong", ["**wichtig**"]),
    ],
)
def test_what_the_app_understands_stands_out(line: str, name: str, words: list[str]) -> None:
    assert marked(line, name) == words


def test_in_the_head_keys_stand_out_and_nothing_else() -> None:
    line = "titel: § 81 AufenthG"
    assert marked(line, "key", in_head=True) == ["titel:"]
    assert marked(line, "citation", in_head=True) == []
