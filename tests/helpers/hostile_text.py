"""What nobody means to ask: strings of any letters, and those that were made to break a search."""

from __future__ import annotations

import sys
from random import Random

_LONGEST = 60
_OFTEN = "aeinrst §.,-\"'*?:()[]{}~^+&|!\\/\t\n\r\0"
"""Letters that come often, and those that mean something in the languages of queries."""
WORST = [
    "",
    " ",
    "\0",
    "\ud800",
    "\u202e\u200b\ufeff",
    "§",
    "§§§§",
    "§ 99999999999999999999",
    "a" * 1_000_000,
    "§ 1 " * 250_000,
    "-" * 1_000_000,
    '"Blaue" AND NOT (title:Karte OR *)',
    "[a TO z]",
    "fikt*",
    "fi?tion~2^5",
    "<<>> && || !",
    "\\\\",
    "%s %d {0} {}",
    "'; DROP TABLE dokumente; --",
    "ﬁktion",
    "Ǆ ß ẞ İ ı ſ",
    "e\u0301" * 300,
    "👩‍👩‍👧‍👦 18g",
    "１８ｇ",
]


def random_text(chance: Random) -> str:
    """Ordinary letters, signs of query languages, and anything else that Unicode has."""
    letters = [
        chance.choice(_OFTEN) if chance.random() < 0.6 else chr(chance.randrange(sys.maxunicode + 1))
        for _ in range(chance.randrange(_LONGEST))
    ]
    return "".join(letters)
