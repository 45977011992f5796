"""What may stand behind `Antwort:`: a number with a unit, a range, a date, or short text with variants.

People who answer write the same more freely: `read_typed_amount` and `read_typed_day` read that.
"""

from __future__ import annotations

import re
from decimal import Decimal

from wissen.content.item import DateAnswer, Numeric, ShortText
from wissen.content.normal import single_line
from wissen.content.validity import parse_day
from wissen.german.folding import folded
from wissen.text import fold, german_date

UNITS = ("€", "%", "Minuten", "Stunden", "Tage", "Werktage", "Wochen", "Monate", "Jahre", "Personen")
"""The closed list of units; nothing is converted from one into another."""

_OTHER_FORMS = {
    "€": "Euro Euros EUR",
    "%": "Prozent Prozents",
    "Minuten": "Minute Min",
    "Stunden": "Stunde Std h",
    "Tage": "Tag Tages Tags Tagen Tg",
    "Werktage": "Werktag Werktages Werktags Werktagen",
    "Wochen": "Woche Wo",
    "Monate": "Monat Monates Monats Monaten Mon",
    "Jahre": "Jahr Jahres Jahrs Jahren J",
    "Personen": "Person Pers",
}
_UNITS = {fold(form): unit for unit in UNITS for form in (unit, *_OTHER_FORMS[unit].split())}
_WORDS = ("null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
_TEENS = ("dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn")
_TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_NUMBERS = {
    **{fold(word): Decimal(number) for number, word in enumerate((*_WORDS, *_TEENS))},
    **{fold(tens): Decimal(number) for number, tens in zip(range(20, 100, 10), _TENS, strict=True)},
    **{
        fold(f"{word}und{tens}"): Decimal(number + ones)
        for number, tens in zip(range(20, 100, 10), _TENS, strict=True)
        for ones, word in enumerate(_WORDS[1:10], 1)
    },
    **{f"ein{ending}": Decimal(1) for ending in ("e", "en", "em", "er", "es", "s")},
}
_NUMBER = r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,(?:\d+|[-–]{1,2}))?|[a-zäöüß]+"
_AMOUNT = re.compile(
    rf"(?P<first>{_NUMBER})(?:\s*(?P<sign>±|\+/-|–|-|bis)\s*(?P<second>{_NUMBER}))?\s*(?P<unit>€|%|[^\W\d_]+)?",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}")

_LEADING_WORDS = re.compile(r"^(?:binnen|innerhalb(?:\s+von)?|in|nach|ab|mit|genau)\s+", re.IGNORECASE)
_LEADING_SIGN = re.compile(r"(€|EUR|Euro)\s*(-?\d.*)", re.IGNORECASE)
_GROUP_BLANK = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d{1,2}(?!\d)|[-–])")
"""Three digits behind a point are thousands, as in Germany; one or two, or a dash, can only be a fraction."""
_BEFORE_DAY = re.compile(
    r"^(?:(?:am|bis|zum|den|spätestens|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|(?:mo|di|mi|do|fr|sa|so)\.?),?\s+)+",
    re.IGNORECASE,
)
_SPOKEN_DAY = re.compile(r"(\d{1,2})\.?\s*([^\W\d_]{3,})\.?\s*(\d{4})")
_MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)


def read_answer(text: str) -> Numeric | DateAnswer | ShortText | None:
    """The right answer as its author wrote it; None if nothing is written."""
    if "|" not in text:
        exact = read_day(text) or read_amount(text)
        if exact is not None:
            return exact
    return read_variants(text)


def read_variants(text: str) -> ShortText | None:
    """Texts between `|`, each of them right."""
    variants = tuple(variant for part in text.split("|") if (variant := single_line(part)))
    return ShortText(variants) if variants else None


def read_day(text: str) -> DateAnswer | None:
    """A day written TT.MM.JJJJ or JJJJ-MM-TT, None for anything else."""
    if not _DAY.fullmatch(text.strip()):
        return None
    try:
        return DateAnswer(parse_day(text))
    except ValueError:
        return None


def read_amount(text: str) -> Numeric | None:
    """A number, `100 ± 5` or `14–16`, with a unit of the closed list or none; None for anything else."""
    match = _AMOUNT.fullmatch(text.strip())
    first = _number(match["first"]) if match else None
    unit = _UNITS.get(fold(match["unit"] or "")) if match and match["unit"] else ""
    if match is None or first is None or unit is None:
        return None
    low = high = first
    if match["sign"]:
        second = _number(match["second"])
        if second is None:
            return None
        low, high = (first - second, first + second) if match["sign"] in {"±", "+/-"} else (first, second)
    return Numeric(low, high, unit, single_line(text)) if low <= high else None


def read_typed_amount(text: str) -> Numeric | None:
    """A number as people write it: also "1 000", "93.50", "€ 93", "1 Mon.", "binnen eines Monats"."""
    plain = text.strip().rstrip(" .!")
    plain = _LEADING_SIGN.sub(r"\2 \1", _LEADING_WORDS.sub("", plain, count=1), count=1)
    return read_amount(_DECIMAL_POINT.sub(",", _GROUP_BLANK.sub("", plain)))


def read_typed_day(text: str) -> DateAnswer | None:
    """A day as people write it: also "1. 3. 2024", "1. März 2024" and "am Freitag, 01.03.2024."."""
    plain = _BEFORE_DAY.sub("", text.strip().rstrip(" .!"))
    spoken = _SPOKEN_DAY.fullmatch(plain)
    if spoken is None:
        return read_day("".join(plain.split()))
    day, word, year = spoken.groups()
    month = _month(folded(word))
    return read_day(f"{day}.{month}.{year}") if month else None


def write_answer(answer: Numeric | DateAnswer | ShortText) -> str:
    """What `read_answer` reads as this answer."""
    match answer:
        case Numeric():
            return answer.written or _write_amount(answer)
        case DateAnswer(day=day):
            return german_date(day)
        case _:
            return " | ".join(answer.variants)


def _write_amount(answer: Numeric) -> str:
    low, high = (f"{number:f}".replace(".", ",") for number in (answer.low, answer.high))
    numbers = low if answer.low == answer.high else f"{low}–{high}"
    return f"{numbers} {answer.unit}".strip()


def _number(text: str) -> Decimal | None:
    if text[-1:].isalpha():
        return _NUMBERS.get(fold(text))
    whole, _, fraction = text.partition(",")
    return Decimal(f"{whole.replace('.', '')}.{fraction.strip('-–') or '0'}")


def _month(word: str) -> int | None:
    """The number of a month by its folded name or how that begins."""
    if word == "mrz":
        return 3
    return next((number for number, name in enumerate(_MONTHS, 1) if folded(name).startswith(word)), None)
