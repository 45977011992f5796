"""What in a text looks as if it came from a case: names, days of birth, numbers of files, people and documents.

Texts that a person writes about the content (reports, notes) have no place for a case. Nothing is kept from anybody
here: a suspicion says where and why. It is `sure` where the form or the word in front leaves no other reading, and
only possible where an office, an article or a day of the law may be meant instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from wissen.learning.given_names import GIVEN_NAMES

GAP: Final = "…"
"""What stands where something was taken out."""


class CaseData(StrEnum):
    """What it may be; the value completes "sieht nach … aus"."""

    NAME = "dem Namen einer Person"
    BIRTH_DATE = "einem Geburtsdatum"
    AZR_NUMBER = "einer AZR-Nummer"
    FILE_NUMBER = "einem Aktenzeichen"
    DOCUMENT_NUMBER = "einer Ausweisnummer"
    PHONE = "einer Telefonnummer"
    EMAIL = "einer E-Mail-Adresse"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Characters from `start` to `end` (exclusive) of a text."""

    start: int
    end: int
    what: CaseData
    sure: bool

    def reason(self, text: str) -> str:
        """Say in a German sentence what looks like what."""
        return f"„{text[self.start : self.end]}“ sieht nach {self.what.value} aus."


def suspicions(text: str) -> tuple[Suspicion, ...]:
    """Everything suspicious in the order of the text; where two overlap, the surer and then the earlier one counts."""
    found = [one for look in _LOOKS for one in look(text)]
    found.sort(key=lambda one: (not one.sure, one.start, -one.end))
    kept: list[Suspicion] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


def without(text: str, found: Sequence[Suspicion]) -> str:
    """The text with a gap in the place of each suspicion."""
    for one in sorted(found, key=lambda one: -one.start):
        text = f"{text[: one.start]}{GAP}{text[one.end :]}"
    return text


# ---------------------------------------------------------------- numbers

_NOT_INSIDE = r"(?<![\w.,/+-])"
_AZR = re.compile(rf"{_NOT_INSIDE}(?<!\d )(?:\d{{12}}|\d{{6}} \d{{6}}|\d{{4}} \d{{4}} \d{{4}})(?![\w/-]| \d)")
_MOBILE = re.compile(r"01[5-7]")
_MARKED_FILE = re.compile(
    r"\b(?:Az|AZ|Gz|GZ|(?:[A-ZÄÖÜ][\w]*-?)?(?:Aktenzeichen|Aktennummer|Geschäftszeichen|Vorgangsnummer)|Akte|Ausländerakte)"
    r"\b[.:]*\s*(?:(?:Nr\b\.?|Nummer|lautet|ist|war|des BAMF|der Akte|BAMF)[.:]?\s*){0,3}"
    r"(?P<number>\d{1,3} [A-Z]{1,3} \d{1,5}[./]\d{2,4}|[\w][\w./-]*\d(?:[\w/-]|[.](?=\w))*)"
)
_BAMF_FILE = re.compile(rf"{_NOT_INSIDE}[1-9]\d{{6,7}}-\d{{3}}(?![\w/-])")
_COURT_FILE = re.compile(rf"{_NOT_INSIDE}\d{{1,3}} [A-Z]{{1,3}} \d{{1,5}}[./]\d{{2,4}}(?![\w/-])")
_COURT = re.compile(
    r"BVerwG|BVerfG|EuGH|EGMR|OVG|VGH|\bVG\b|BGH|Urteil|Urt\.|Beschl|Rechtssache|Rechtsprechung|entschieden|\bRn\."
)
_COURT_REACH = 80
_LEAST_DIGITS_OF_FILE = 4

_DOCUMENT = r"(?=[A-Z0-9]*[A-Z])(?=(?:[A-Z]*\d){4})[A-Z0-9]{7,11}"
_MARKED_DOCUMENT = re.compile(
    r"(?i:\b(?:reise|kinder|national|dienst)?(?:pass|ausweis)(?:es|s)?|\beAT|\bvisum|\bvisums|\bpersonalausweis\w*"
    r"|\b(?:pass|ausweis|karten|serien|seriennummer|dokumenten|visum|visa|titel|zugangs)-?(?:nr|nummer))"
    r"(?:-?(?:Nr\b\.?|Nummer))?[.:]?\s*(?:(?:mit|der|die|Nr\b\.?|Nummer|Seriennummer|lautet|ist)[.:]?\s*){0,3}"
    rf"(?P<number>{_DOCUMENT}|\d{{7,10}})(?![\w-])"
)
_GERMAN_DOCUMENT = re.compile(
    rf"{_NOT_INSIDE}(?=(?:[A-Z]*\d){{3}})[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{{8}}(?![\w-])"
)
_FOREIGN_DOCUMENT = re.compile(rf"{_NOT_INSIDE}[A-Z]{{1,2}}\d{{6,8}}(?![\w-])")

_PHONE = re.compile(
    rf"{_NOT_INSIDE}(?:(?:\+|00)\d{{1,3}}[ /.()-]{{0,3}}(?:\(0\))?[ /-]{{0,2}}[1-9]\d{{1,4}}|\(0\d{{2,5}}\)|0\d{{2,5}})"
    r"(?:(?: ?[/-] ?| )?\d{1,8}){1,5}(?![\w/])"
)
_MARKED_PHONE = re.compile(
    r"\b(?:Tel(?:efon)?|Handy|Mobil|Durchwahl)\w*[.:]*\s*(?:Nr\.?\s*)?(?P<number>\d[\d /-]{4,}\d)"
)
_LEAST_DIGITS_OF_PHONE = 8
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+){1,4}")


def _azr_numbers(text: str) -> Iterator[Suspicion]:
    for match in _AZR.finditer(text):
        if not _MOBILE.match(match[0]):
            yield Suspicion(*match.span(), CaseData.AZR_NUMBER, sure=True)


def _file_numbers(text: str) -> Iterator[Suspicion]:
    for match in _MARKED_FILE.finditer(text):
        digits = sum(letter.isdigit() for letter in match["number"])
        if digits >= _LEAST_DIGITS_OF_FILE and not _of_a_court(text, match):
            yield Suspicion(*match.span("number"), CaseData.FILE_NUMBER, sure=True)
    for match in _BAMF_FILE.finditer(text):
        yield Suspicion(*match.span(), CaseData.FILE_NUMBER, sure=False)
    for match in _COURT_FILE.finditer(text):
        if not _of_a_court(text, match):
            yield Suspicion(*match.span(), CaseData.FILE_NUMBER, sure=False)


def _of_a_court(text: str, match: re.Match[str]) -> bool:
    """Decisions of courts are cited by their numbers."""
    return _COURT.search(text, max(0, match.start() - _COURT_REACH), match.end() + _COURT_REACH) is not None


def _document_numbers(text: str) -> Iterator[Suspicion]:
    for match in _MARKED_DOCUMENT.finditer(text):
        yield Suspicion(*match.span("number"), CaseData.DOCUMENT_NUMBER, sure=True)
    for pattern in (_GERMAN_DOCUMENT, _FOREIGN_DOCUMENT):
        for match in pattern.finditer(text):
            yield Suspicion(*match.span(), CaseData.DOCUMENT_NUMBER, sure=False)


def _phones_and_addresses(text: str) -> Iterator[Suspicion]:
    """Never sure: the number or address of an office may be what is wrong in a text."""
    for match in _PHONE.finditer(text):
        if sum(letter.isdigit() for letter in match[0]) >= _LEAST_DIGITS_OF_PHONE:
            yield Suspicion(*match.span(), CaseData.PHONE, sure=False)
    for match in _MARKED_PHONE.finditer(text):
        yield Suspicion(*match.span("number"), CaseData.PHONE, sure=False)
    for match in _EMAIL.finditer(text):
        yield Suspicion(*match.span(), CaseData.EMAIL, sure=False)


# ---------------------------------------------------------------- days of birth

_MONTHS: Final = (
    *("jan", "feb", "mär", "apr", "mai", "jun"),
    *("jul", "aug", "sep", "okt", "nov", "dez"),
)
_DAY = re.compile(
    r"(?<![\w.,/§-])(?:"
    r"(?P<day>\d{1,2})\. ?(?:(?P<month>\d{1,2})\. ?|(?P<word>[A-Za-zä]{3,9})\.? )(?P<year>\d{4}|\d{2})"
    r"|(?P<day2>\d{1,2})/(?P<month2>\d{1,2})/(?P<year2>\d{4})"
    r"|(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2})"
    r")(?![\w/-]|\.\d)"
)
_BORN_BEFORE = re.compile(
    r"(?:\bgeb(?:oren)?\b\.?|\bGeburts\w*|\bgeb\.-?Datum)[\s:(]*(?:(?:am|ist|war|lautet|der|den)[\s:]*)*$|\*\s?$",
    re.IGNORECASE,
)
_BORN_AFTER = re.compile(r"[\s)]*(?:in \w+ )?geb(?:oren|\.)(?!\w)", re.IGNORECASE)
_OF_THE_LAW = re.compile(
    r"\b(?:ab|seit|bis|vor|nach|zum|vom|gültig|Stand|Fassung|Stichtag|BGBl|in Kraft|Gesetz|Abkommen|Konvention)\b"
    r"[.:,]*\s*(?:(?:dem|den|der|zum|einschließlich|am)\s+)*$",
    re.IGNORECASE,
)
_REACH = 40
_FIRST_YEAR: Final = 1915
_LAW_SINCE: Final = 2005
"""The Aufenthaltsgesetz is in force since this year: bare days from then on are far more often days of the law. The
birthday of a child is noticed only where the word for it stands beside it."""

_OF_CENTURY: Final = 30
"""Two digits below this mean 20xx, from it on 19xx."""


def _birth_dates(text: str) -> Iterator[Suspicion]:
    for match in _DAY.finditer(text):
        day = _day(match)
        if day is None or day.year < _FIRST_YEAR:
            continue
        before = text[max(0, match.start() - _REACH) : match.start()]
        if _OF_THE_LAW.search(before):
            continue
        sure = bool(_BORN_BEFORE.search(before) or _BORN_AFTER.match(text, match.end()))
        if sure or day.year < _LAW_SINCE:
            yield Suspicion(*match.span(), CaseData.BIRTH_DATE, sure=sure)


def _day(match: re.Match[str]) -> date | None:
    found = match.groupdict()
    year = int(found["year"] or found["year2"] or found["year3"])
    if year < 100:
        year += 2000 if year < _OF_CENTURY else 1900
    month, word = found["month"] or found["month2"] or found["month3"], (found["word"] or "")[:3].lower()
    if not month and word not in _MONTHS:
        return None
    try:
        return date(
            year, int(month) if month else _MONTHS.index(word) + 1, int(found["day"] or found["day2"] or found["day3"])
        )
    except ValueError:
        return None


# ---------------------------------------------------------------- names

_WORD = r"[A-ZÄÖÜÇŞİÁÉÓŁŠŽ][\w’'-]*[^\W\d_]"
_PARTICLES = r"(?:(?:von|van|der|den|de|da|dos|di|zu|al|el|bin|ben|ibn|abu|Al|El|Ben|Abu|Van|Von|De)[ -])*"
_TITLED = re.compile(
    rf"\b(?:Herrn?|Frau|Hr\.|Fr\.|Familie|Eheleuten?)\s+(?:(?:Dr|Prof)\.\s*)*(?P<name>{_PARTICLES}{_WORD})"
)
_FULL = re.compile(rf"(?<![\w-])(?P<given>{_WORD})\s+(?P<name>{_PARTICLES}{_WORD})")
_REVERSED = re.compile(rf"(?<![\w-])(?P<name>{_WORD}),\s?(?P<given>{_WORD})(?![\w-])")
_PLACEHOLDERS: Final = frozenset({"Beispiel", "Muster", "Musterfrau", "Mustermann", "Niemand", "Xy", "Xyz"})
_NOT_A_SURNAME = re.compile(
    r"""(?xi)^(?:
        .*(?:ung|heit|keit|schaft|tion|tät|recht|titel|nachzug|verfahren|gesetz|amt|behörde|dienst|schutz|antrag|stelle
            |erlaubnis|duldung|karte|pflicht|zeit|kurs|arbeit|bildung|papiere|nachweis|bescheid|frist
            |schule|straße|platz|haus)(?:e?n|e?s)?
        |.{3,}(?:erin|torin|istin|entin|antin|ärin|eurin|innen|leiter|beamter?|sachbearbeiter|berater|mentor|minister
            |präsident|direktor|anwalt|anwältin|richter|rat|rätin|kollege|kollegin|bürgermeister|vorsitzender?)
        |Mann|Frau|Kind|Kinder|Eltern|Vater|Mutter|Sohn|Tochter|Partner|Ehemann|Ehefrau|Ehegatte|Person|Kunde|Kundin
        |Doktor|Professor|Anspruch|Asyl|Tag|Termin|Brief|Pass|Visum|Geld|Vollmacht|Rückfrage|Unterlagen|Deutsch|Deutsche|Deutscher
        |Und|Oder|Bei|Wenn|Hat|Ist|Wird|Die|Der|Das|Dann|Hier|Nur|Auch|Bitte|Sie|Ihre?|In|Im|Am|Mit|Ohne|Für|Nach|Vor|Von
    )$"""
)


def _names(text: str) -> Iterator[Suspicion]:
    """Never sure: a capital letter is no proof. One letter with a full stop ("Frau A.") is how it should be written."""
    for match in _TITLED.finditer(text):
        if _may_be_surname(match["name"]):
            yield Suspicion(*match.span(), CaseData.NAME, sure=False)
    for pattern in (_FULL, _REVERSED):
        start = 0
        while full := pattern.search(text, start):
            start = full.start() + 1
            if full["given"] in GIVEN_NAMES and _may_be_surname(full["name"]):
                yield Suspicion(*full.span(), CaseData.NAME, sure=False)
                start = full.end()


def _may_be_surname(word: str) -> bool:
    return word not in _PLACEHOLDERS and _NOT_A_SURNAME.match(word.rpartition(" ")[2]) is None


_LOOKS: Final = (_azr_numbers, _file_numbers, _document_numbers, _birth_dates, _phones_and_addresses, _names)
