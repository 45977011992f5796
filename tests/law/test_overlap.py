"""When two citations can mean the same words."""

from __future__ import annotations

import pytest

from wissen.law.citation import parse_sources
from wissen.law.overlap import overlap

CASES = [
    ("§ 16d AufenthG", "§ 16d Abs. 3 AufenthG", True),
    ("§ 16d Abs. 1 AufenthG", "§ 16d Abs. 3 AufenthG", False),
    ("§ 16d Abs. 3 AufenthG", "§ 16d Abs. 3 Satz 2 AufenthG", True),
    ("§ 16d Abs. 3 Satz 1 AufenthG", "§ 16d Abs. 3 Nr. 2 AufenthG", True),
    ("§ 16d Abs. 1–3 AufenthG", "§ 16d Abs. 2a AufenthG", True),
    ("§ 16d Abs. 1–3 AufenthG", "§ 16d Abs. 4 AufenthG", False),
    ("§ 60a Abs. 2 ff. AufenthG", "§ 60a Abs. 2 AufenthG", True),
    ("§§ 16a–16g AufenthG", "§ 16c AufenthG", True),
    ("§§ 16a–16g AufenthG", "§ 17 AufenthG", False),
    ("§§ 27–36a AufenthG", "§§ 30–40 AufenthG", True),
    ("§§ 27 f. AufenthG", "§ 28 AufenthG", True),
    ("§§ 27 f. AufenthG", "§ 29 AufenthG", False),
    ("§§ 27 ff. AufenthG", "§ 29 AufenthG", True),
    ("§ 4 AufenthG", "§ 4 AufenthV", False),
    ("IntV", "§ 5 IntV", True),
    ("Art. 6 GG", "§ 6 GG", False),
    ("Nr. 5.1 AVV-AufenthG", "Nr. 5.1.1 AVV-AufenthG", True),
    ("Nr. 5.1 AVV-AufenthG", "Nr. 5.11 AVV-AufenthG", False),
    ("Anlage I AsylG", "Anlage II AsylG", False),
    ("§ 54 Abs. 1 Nr. 1 Buchst. a AufenthG", "§ 54 Abs. 1 Nr. 1 Buchst. b AufenthG", False),
]


@pytest.mark.parametrize(("first", "second", "meet"), CASES)
def test_citations_meet(first: str, second: str, meet: bool):
    (one,), (other,) = parse_sources(first), parse_sources(second)
    assert overlap(one, other) is meet
    assert overlap(other, one) is meet
