"""German for what a model says in signs: durations, kinds of events, repetitions; and text without markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from wissen.text import german_date, plural_de

_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_TAG = re.compile(r"</?(?:a|b|br|div|em|font|i|li|ol|p|span|strong|u|ul)\b[^<>]*>", re.IGNORECASE)
_BREAKING = re.compile(r"<(?:br|li|/?p|/?div)\b[^<>]*>", re.IGNORECASE)
_BULLET = re.compile(r"\s*(?:[-–•·*]|\d{1,2}[.)])\s+\S")
_CODE = re.compile(r"[$#]\{|&&|\|\||[=!<>]=|<%|^=|[{}\\*]|\s\?\s|\w\.\w+\(|^[a-z]\w+(?:\.\w+)+$")
_DURATION = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?"
)
_REPEATED = re.compile(r"R(?P<times>\d*)/(?:[^/]*/)?(?P<length>P[^/]+)")
_MOMENT = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?:T(?P<time>\d\d:\d\d)\S*)?")
_SPOKEN = re.compile(
    r"(?<![\d,.])(?P<count>\d{1,3})[\s-]*(?P<unit>Minuten?|Stunden?|Werktagen?|Werktage?|Tagen?|Tage?|Wochen?"
    r"|Monaten?|Monate?|Jahren?|Jahre?)\b"
)
_UNITS = {
    "years": ("Jahr", "Jahre"),
    "months": ("Monat", "Monate"),
    "weeks": ("Woche", "Wochen"),
    "days": ("Tag", "Tage"),
    "hours": ("Stunde", "Stunden"),
    "minutes": ("Minute", "Minuten"),
    "seconds": ("Sekunde", "Sekunden"),
}
_SPOKEN_UNITS = {one[:3]: (one, many) for one, many in (*_UNITS.values(), ("Werktag", "Werktage"))}

_CAUGHT = {
    "message": "Nachricht geht ein",
    "timer": "Zeitpunkt ist erreicht",
    "error": "Fehler tritt auf",
    "escalation": "Eskalation",
    "signal": "Signal geht ein",
    "conditional": "Bedingung ist erfüllt",
    "cancel": "Abbruch",
    "compensate": "Rückabwicklung",
    "link": "Fortsetzung",
}
_THROWN = {
    "message": "Nachricht senden",
    "error": "Fehler melden",
    "escalation": "Eskalieren",
    "signal": "Signal geben",
    "terminate": "Alles beenden",
    "cancel": "Abbrechen",
    "compensate": "Rückabwickeln",
    "link": "Weiter an anderer Stelle",
}


def clean(text: str | None) -> str:
    """One line without characters that nobody sees: what modelling tools wrap by hand flows again."""
    return " ".join(_UNSEEN.sub("", text or "").split())


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, which may be HTML; what looks like an entry of a list is a paragraph of its own."""
    if _TAG.search(text):
        text = html.unescape(_TAG.sub("", _BREAKING.sub("\n\n", text)))
    found: list[list[str]] = [[]]
    for line in text.splitlines():
        if not line.strip() or _BULLET.match(line):
            found.append([])
        found[-1].append(line)
    joined = (clean(" ".join(lines)) for lines in found)
    return tuple(paragraph for paragraph in joined if paragraph)


def readable(expression: str) -> str:
    """The expression if it is a text for people, "" if it is code."""
    text = clean(expression)
    return "" if _CODE.search(text) or not re.search(r"[^\W\d_]{2}", text) else text


def timer(text: str) -> str:
    """An ISO 8601 duration, repetition or date in German words; other text as it is, "" for code."""
    wanted = clean(text)
    if repeated := _REPEATED.fullmatch(wanted):
        length = _length(repeated["length"])
        times = f"{repeated['times']}-mal" if repeated["times"] else "immer wieder"
        return f"{times}, im Abstand von: {length}" if length else ""
    if moment := _MOMENT.fullmatch(wanted):
        with suppress(ValueError):
            day = german_date(date.fromisoformat(moment["day"]))
            return f"am {day} um {moment['time']} Uhr" if moment["time"] else f"am {day}"
    return _length(wanted) or readable(wanted)


def spoken_length(name: str) -> str:
    """The one length that a name speaks of: "2 Wochen" for "nach 2 Wochen", "" for none or several."""
    found = list(_SPOKEN.finditer(name))
    if len(found) != 1:
        return ""
    one, many = next(forms for stem, forms in _SPOKEN_UNITS.items() if found[0]["unit"].startswith(stem))
    return plural_de(int(found[0]["count"]), one, many)


def event_title(event: str, *, thrown: bool) -> str:
    """What an event without a name is called."""
    return (_THROWN if thrown else _CAUGHT).get(event, "Ereignis")


def shortened(text: str, longest: int) -> str:
    """The text, cut between two words where it is longer."""
    if len(text) <= longest:
        return text
    head, _, _ = text[:longest].rpartition(" ")
    return f"{head or text[: longest - 1]} …"


def _length(text: str) -> str:
    match = _DURATION.fullmatch(text)
    return " ".join(_counted(match)) if match else ""


def _counted(match: re.Match[str]) -> Iterator[str]:
    for unit, (one, many) in _UNITS.items():
        if match[unit]:
            yield plural_de(int(match[unit]), one, many)
