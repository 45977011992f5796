"""Small text functions shared by every layer: slugs, folded comparison, near misses, what shows, German dates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

SLUG_LENGTH = 80
"""The longest slug, in characters (content format, Kennungen)."""

_UMLAUT = re.compile("([aou])\u0308")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LONG_WORD = 6
_DAYS_AS_DAYS = 14
_DAYS_AS_WEEKS = 60
_DAYS_PER_MONTH = 30.44
_WEEKDAYS = ("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So.")


def slug(text: str) -> str:
    """Turn a heading into a slug: "Größe & Höhe" becomes "groesse-hoehe"; "" when nothing can be kept."""
    folded = unicodedata.normalize("NFKD", fold(text))
    ascii_only = folded.encode("ascii", "ignore").decode("ascii")
    joined = _NOT_SLUG.sub("-", ascii_only).strip("-")
    if len(joined) <= SLUG_LENGTH:
        return joined
    head, hyphen, _ = joined[: SLUG_LENGTH + 1].rpartition("-")
    return head if hyphen else joined[:SLUG_LENGTH]


def fold(text: str) -> str:
    """Return the key under which two spellings are the same: case, ä = ae, ß = ss, runs of white space."""
    decomposed = unicodedata.normalize("NFD", text).lower().replace("ß", "ss")
    return " ".join(unicodedata.normalize("NFC", _UMLAUT.sub(r"\1e", decomposed)).split())


def printable(text: str) -> str:
    """What of a text shows, as people paste it: other white space becomes a space, soft hyphens and marks go."""
    spaced = (" " if letter.isspace() and letter != "\n" else letter for letter in text)
    return "".join(letter for letter in spaced if letter == "\n" or letter.isprintable()).strip()


def osa_distance(first: str, second: str) -> int:
    """Count the edits between two words: one letter more, less or other, or two neighbours swapped."""
    before_last: list[int] = []
    last = list(range(len(second) + 1))
    for row, letter in enumerate(first, start=1):
        current = [row]
        for column, other in enumerate(second, start=1):
            cost = min(
                last[column] + 1,
                current[column - 1] + 1,
                last[column - 1] + (letter != other),
            )
            swapped = row > 1 and column > 1 and letter == second[column - 2] and first[row - 2] == other
            current.append(min(cost, before_last[column - 2] + 1) if swapped else cost)
        before_last, last = last, current
    return last[-1]


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate for "meinten Sie …?": one typing error away, two in words of six letters and more."""
    wanted = fold(word)
    allowed = 2 if len(wanted) >= _LONG_WORD else 1
    best: tuple[int, str] | None = None
    for candidate in candidates:
        folded = fold(candidate)
        if abs(len(folded) - len(wanted)) > allowed:
            continue
        found = (osa_distance(wanted, folded), candidate)
        if found[0] <= allowed and (best is None or found < best):
            best = found
    return best[1] if best else None


def german_date(day: date) -> str:
    """Write a day as TT.MM.JJJJ."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def weekday_date(day: date) -> str:
    """Write a day with its day of the week: "Fr., 04.12.2026"."""
    return f"{_WEEKDAYS[day.weekday()]}, {german_date(day)}"


def relative_day(day: date, today: date) -> str:
    """Say how far a day is from today: "heute", "morgen", "in 3 Tagen", "vor 2 Wochen"."""
    ahead = (day - today).days
    near = {-1: "gestern", 0: "heute", 1: "morgen"}
    if ahead in near:
        return near[ahead]
    distance = abs(ahead)
    if distance < _DAYS_AS_DAYS:
        amount = plural_de(distance, "Tag", "Tagen")
    elif distance < _DAYS_AS_WEEKS:
        amount = plural_de(round(distance / 7), "Woche", "Wochen")
    else:
        amount = plural_de(round(distance / _DAYS_PER_MONTH), "Monat", "Monaten")
    return f"in {amount}" if ahead > 0 else f"vor {amount}"


def plural_de(count: int, one: str, many: str) -> str:
    """Join a count with the form of the word it takes: "1 Minute", "0 Minuten", "3 Minuten"."""
    return f"{count} {one if count == 1 else many}"


def german_list(words: Sequence[str], joint: str = "und") -> str:
    """Join words as a sentence does: "a", "a und b", "a, b und c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"
