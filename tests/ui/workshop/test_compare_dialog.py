"""Of two versions only what differs is compared, with some lines around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.ui.workshop.compare_dialog import where_they_differ

LINES = "1\n2\n3\n4\n5\n6\n7\n8\n9"


@pytest.mark.parametrize(
    ("new", "old_part", "new_part"),
    [
        (LINES.replace("5", "x"), "…\n3\n4\n5\n6\n7\n…", "…\n3\n4\nx\n6\n7\n…"),
        (LINES.replace("1", "x"), "1\n2\n3\n…", "x\n2\n3\n…"),
        (LINES.replace("5\n", ""), "…\n3\n4\n5\n6\n7\n…", "…\n3\n4\n6\n7\n…"),
        (LINES.replace("5", "5\n5"), "…\n4\n5\n6\n7\n…", "…\n4\n5\n5\n6\n7\n…"),
    ],
)
def test_lines_around_the_difference_are_shown(new: str, old_part: str, new_part: str) -> None:
    assert where_they_differ(LINES, new) == (old_part, new_part)


TEXTS = st.lists(st.sampled_from("abc"), max_size=12).map("\n".join)


@given(TEXTS, TEXTS)
def test_parts_are_the_same_only_where_the_texts_are(old: str, new: str) -> None:
    before, after = where_they_differ(old, new)
    assert (before == after) == (old == new)
