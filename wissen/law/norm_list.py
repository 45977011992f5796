"""What stands between "§" and the name of the law: numbers, ranges and their Absätze, Sätze, Nummern."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

# Rank of a label: with "Abs. 1 Satz 1 Nr. 3, Satz 2" the second Satz replaces everything from Satz on.
_RANKS = {"Abs.": 1, "UAbs.": 2, "Satz": 3, "Halbsatz": 4, "Nr.": 5, "Buchst.": 6, "Alt.": 7}
_LABELS = (
    (r"Unterabs(?:atz(?:es)?|ätze|\.)|UAbs\.?", "UAbs."),
    (r"Abs(?:atz(?:es)?|ätzen?|\.)|Abs(?=\s\d)", "Abs."),
    (r"Halbs(?:atz(?:es)?|ätze|\.)|H[sS]\.", "Halbsatz"),
    (r"Satz(?:es)?|Sätzen?|S\.", "Satz"),
    (r"Nummern?|Nrn?\.|Ziffern?|Ziff\.|Nr(?=\s\d)", "Nr."),
    (r"Buchstaben?s?|Buchst\.|Bst\.|lit\.", "Buchst."),
    (r"Alternativen?|Alt\.|Varianten?|Var\.", "Alt."),
)
_ORDINALS = {"erste": "1", "zweite": "2", "dritte": "3", "vierte": "4"}
_TENS = ("", "X")
_ONES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ROMAN = {f"{ten}{one}": str(10 * tens + ones) for tens, ten in enumerate(_TENS) for ones, one in enumerate(_ONES, 1)}

_LABEL = "|".join(f"(?P<l{index}>{pattern})" for index, (pattern, _) in enumerate(_LABELS))
_NUMBER = r"\d{1,4}(?:[a-z](?![a-zäöüß])|\s[a-z](?![\w.]))?(?!\d|\.\d|(?!ff?\.)[a-zäöüß])"
_VALUE = r"(?:\d{1,4}(?:[a-z](?![a-zäöüß]))?|[a-z]{1,2}(?!\w))(?!\d|\.\d|(?!ff?\.)[a-zäöüß])"
_TO = r"\s*(?:–|—|-|bis)\s*"

_FIRST = re.compile(_NUMBER)
_DECIMAL = re.compile(r"\d+(?:\.\d+)+")
_ANNEX = re.compile(r"(?:[A-Z]?\d+[a-z]?|[IVX]+|[A-Z])(?!\w)")
_RANGE = re.compile(rf"{_TO}(?:(?:§|Art\.|Artikel)\s*)?(?P<upto>{_NUMBER})")
_LETTER_RANGE = re.compile(r"\s*[–—-]\s*(?P<letter>[a-z])(?!\w)")
_FOLLOWING = re.compile(r"\s*(?P<following>ff?\.)(?!\w)")
_LABELLED = re.compile(rf"\s*(?:{_LABEL})\s*(?P<value>{_VALUE})(?:{_TO}(?P<upto>{_VALUE}))?")
_ORDINAL = re.compile(rf"\s*(?:(?P<digit>\d)\.|(?P<word>{'|'.join(_ORDINALS)})[rsn]?)\s*(?:{_LABEL})(?!\w)")
_ROMAN_DETAIL = re.compile(r"\s*(?P<roman>[IVX]+)(?![\w-])(?:\s+(?P<sentence>\d{1,2})(?![\w.]))?")
_BARE = re.compile(rf"(?P<value>{_VALUE})(?:{_TO}(?P<upto>{_VALUE}))?")
_LETTER = re.compile(r"[a-z](?![\w.])")
_JOINT = re.compile(
    r"\s*(?:,|/|und/oder|und|oder|sowie|bzw\.|u\.|i\.\s?V\.\s?m\.|in\s+Verbindung\s+mit)\s*(?:auch\s+)?"
)
_MORE = re.compile(r"\s*(?:,|/|und|oder|sowie|bzw\.|u\.)\s*\d")
# "§ 36, 18 Jahre": a bare number before a noun counts something, unless the noun is a label or the law.
_NOUN = re.compile(r"\s+[A-ZÄÖÜ][a-zäöüß]|\s*[€%]")
_SMALL = 10
_KEY = re.compile(r"(\d+)([a-z]*)")

Path = tuple[tuple[str, str], ...]
"""Labels and values from the Absatz inwards: (("Abs.", "1"), ("Satz", "2"))."""


@dataclass(frozen=True, slots=True)
class Norm:
    """One number and one place within it; `upto` is the last number of a range, "f." or "ff."."""

    number: str
    upto: str = ""
    path: Path = ()


def number_key(number: str) -> tuple[int, str]:
    """Order of numbers with letters: 36 < 36a < 37."""
    match = _KEY.match(number)
    return (int(match[1]), match[2]) if match else (0, number)


def scan_norms(text: str, start: int, *, several: bool, law: re.Pattern[str]) -> tuple[list[Norm], int]:
    """Read the list that begins at `start` ("§§" makes `several`); an empty list if no number stands there."""
    scanner = _Scanner(text, several=several, law=law)
    return scanner.norms, scanner.scan(start)


def scan_decimal(text: str, start: int) -> tuple[list[Norm], int]:
    """Read decimal numbers such as "5.1.1 und 5.1.2"."""
    norms: list[Norm] = []
    end = start
    while match := _DECIMAL.match(text, start):
        norms.append(Norm(match[0]))
        end = match.end()
        joint = _JOINT.match(text, end)
        if joint is None:
            break
        start = joint.end()
    return norms, end


def scan_annex(text: str, start: int) -> tuple[list[Norm], int]:
    """Read the name of an Anlage: "1", "II", "D4a"."""
    match = _ANNEX.match(text, start)
    return ([Norm(match[0])], match.end()) if match else ([], start)


def _label(match: re.Match[str]) -> str:
    return next(label for index, (_, label) in enumerate(_LABELS) if match[f"l{index}"])


class _Scanner:
    """Walks over one list; `norms` is what it has read so far."""

    def __init__(self, text: str, *, several: bool, law: re.Pattern[str]) -> None:
        self.norms: list[Norm] = []
        self._text = text
        self._several = several
        self._law = law
        self._roman = False

    def scan(self, start: int) -> int:
        first = _FIRST.match(self._text, start)
        if first is None:
            return start
        position = self._norm(first)
        while joint := _JOINT.match(self._text, position):
            further = self._further(joint.end(), listed="," in joint[0])
            if further is None:
                break
            position = further
        return position

    def _norm(self, match: re.Match[str]) -> int:
        """A new number with its range and the places that follow it at once."""
        number, upto, position = "".join(match[0].split()), "", match.end()
        if found := _RANGE.match(self._text, position):
            upto, position = "".join(found["upto"].split()), found.end()
        elif found := _LETTER_RANGE.match(self._text, position):
            upto, position = number.rstrip("abcdefghijklmnopqrstuvwxyz") + found["letter"], found.end()
        elif found := _FOLLOWING.match(self._text, position):
            upto, position = found["following"], found.end()
        self.norms.append(Norm(number, upto))
        return self._inwards(position)

    def _inwards(self, position: int) -> int:
        """Places that stand one after the other without a joint lie one within the other."""
        while detail := self._detail(position):
            path, position = detail
            self.norms[-1] = replace(self.norms[-1], path=self.norms[-1].path + path)
        return position

    def _detail(self, position: int) -> tuple[Path, int] | None:
        if match := _LABELLED.match(self._text, position):
            value, end = self._valued(match)
            return ((_label(match), value),), end
        if match := _ORDINAL.match(self._text, position):
            return ((_label(match), match["digit"] or _ORDINALS[match["word"]]),), match.end()
        match = _ROMAN_DETAIL.match(self._text, position)
        if match is None or match["roman"] not in _ROMAN or (self.norms[-1].path and not self._roman):
            return None
        self._roman = True
        sentence = (("Satz", match["sentence"]),) if match["sentence"] else ()
        return (("Abs.", _ROMAN[match["roman"]]), *sentence), match.end()

    def _further(self, position: int, *, listed: bool) -> int | None:
        """What stands after a joint: another place of the same number, or another number; None ends the list."""
        if detail := self._detail(position):
            path, end = detail
            return self._place(self._outwards(path), end)
        bare = _BARE.match(self._text, position)
        if bare is None or self._counts_something(bare.end()):
            return None
        if number := _FIRST.match(self._text, position):
            return self._norm(number) if self._is_norm(number, listed=listed) else self._repeated(bare)
        return self._next_letter(bare) if _LETTER.match(self._text, position) else None

    def _place(self, path: Path, position: int) -> int:
        last = self.norms[-1]
        if last.path:
            self.norms.append(replace(last, path=path))
        else:
            self.norms[-1] = replace(last, path=path)
        return self._inwards(position)

    def _outwards(self, path: Path) -> Path:
        """The new place within what of the last one lies further out."""
        rank = _RANKS[path[0][0]]
        return (*(step for step in self.norms[-1].path if _RANKS[step[0]] < rank), *path)

    def _repeated(self, bare: re.Match[str]) -> int:
        """A bare value repeats the innermost label: "Abs. 1 Satz 2, 4"."""
        *outer, (label, _) = self.norms[-1].path
        value, end = self._valued(bare)
        return self._place((*outer, (label, value)), end)

    def _valued(self, match: re.Match[str]) -> tuple[str, int]:
        """A value with the end of its range or its "ff."."""
        value = f"{match['value']}–{match['upto']}" if match["upto"] else match["value"]
        if following := _FOLLOWING.match(self._text, match.end()):
            return f"{value} {following['following']}", following.end()
        return value, match.end()

    def _next_letter(self, bare: re.Match[str]) -> int | None:
        """A bare letter: "§§ 25a, b" or "Buchst. a und b"."""
        last = self.norms[-1]
        if last.path:
            return self._repeated(bare) if last.path[-1][0] == "Buchst." else None
        number, letter = number_key(last.number)
        if not letter:
            return None
        self.norms.append(Norm(f"{number}{bare['value']}"))
        return bare.end()

    def _counts_something(self, position: int) -> bool:
        return bool(
            _NOUN.match(self._text, position)
            and not _LABELLED.match(self._text, position)
            and not self._law.match(self._text, position)
        )

    def _is_norm(self, match: re.Match[str], *, listed: bool) -> bool:
        """Whether a bare number after a joint is a norm of its own or repeats the innermost label of the last one.

        Numbers of norms ascend and are rarely as small as those of their Absätze: "§§ 1 Abs. 2, 6", "§ 4 Abs. 5, 6".
        """
        last = self.norms[-1]
        if not last.path or self._detail_follows(match.end()):
            return True
        if number_key(match[0]) <= number_key(last.number):
            return False
        if self._several:
            return listed or not _MORE.match(self._text, match.end())
        consecutive = number_key(match[0])[0] == number_key(last.path[-1][1])[0] + 1
        return number_key(last.number)[0] >= _SMALL and not consecutive

    def _detail_follows(self, position: int) -> bool:
        return _LABELLED.match(self._text, position) is not None
