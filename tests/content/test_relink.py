"""Links keep leading to the same file after it, or a folder above it, got a new name."""

from __future__ import annotations

import pytest

from wissen.content.relink import moved, relinked

NAMES = {"karten/Theke A.md": "theke-a.md", "module/Teil 1": "teil-1", "module/Teil 1/Hüte.md": "huete.md"}


@pytest.mark.parametrize(
    ("path", "after"),
    [
        ("karten/Theke A.md", "karten/theke-a.md"),
        ("module/Teil 1/Hüte.md", "module/teil-1/huete.md"),
        ("module/Teil 1/frist.md", "module/teil-1/frist.md"),
        ("karten/Theke A.md.md", "karten/Theke A.md.md"),
        ("karten", "karten"),
    ],
)
def test_a_path_moves_with_its_folders(path, after):
    assert moved(path, NAMES) == after


@pytest.mark.parametrize(
    ("path", "text", "after"),
    [
        ("karten/b.md", "[A](<Theke A.md>)", "[A](<theke-a.md>)"),
        ("karten/b.md", "[A](Theke%20A.md#frist)", "[A](theke-a.md#frist)"),
        ("karten/b.md", "![A]( ./Theke%20A.md )", "![A]( theke-a.md )"),
        ("glossar.md", "[A](karten/Theke%20A.md)", "[A](karten/theke-a.md)"),
        ("glossar.md", "[H](<module/Teil 1/Hüte.md>)", "[H](<module/teil-1/huete.md>)"),
        ("module/Teil 1/frist.md", "[H](Hüte.md) [G](../../glossar.md)", "[H](huete.md) [G](../../glossar.md)"),
        ("module/Teil 1/frist.md", "[F](<../Teil 1/frist.md>)", "[F](<frist.md>)"),
        ("module/Teil 1/frist.md", "[Oben](#oben) [Netz](https://example.org/Teil%201)", None),
        ("karten/b.md", "Theke A.md steht (Theke A.md) nur im Text.", None),
        ("karten/b.md", "[x](Theke(A).md) [y](a b)", None),
    ],
)
def test_links_lead_to_the_new_names(path, text, after):
    assert relinked(text, path, NAMES) == (text if after is None else after)


def test_brackets_in_a_folder_that_stays_are_kept_as_a_link_needs_them():
    names = {"bilder/(alt)/Plan.svg": "plan.svg"}
    assert relinked("![P](bilder/(alt)/Plan.svg)", "glossar.md", names) == "![P](bilder/%28alt%29/plan.svg)"
