"""What Auffrischen says of what waits: how much it is, and when the next question comes."""

from __future__ import annotations

from datetime import date, timedelta

from wissen.services.reviews import Waiting
from wissen.text import german_date
from wissen.ui.strings import plural, tr

_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


def amount(questions: int, deltas: int) -> str:
    """So many questions and Neuerungen: "12 Fragen und 1 Neuerung"."""
    parts = []
    if questions:
        parts.append(plural(questions, "Frage", "Fragen"))
    if deltas:
        parts.append(plural(deltas, "Neuerung", "Neuerungen"))
    return tr(" und ").join(parts)


def what_waits(waiting: Waiting) -> str:
    """How much today holds, and how long it takes."""
    minutes = plural(waiting.minutes, "Minute", "Minuten")
    parts = amount(len(waiting.questions), len(waiting.refreshers))
    return tr("{parts}, etwa {minutes}").format(parts=parts, minutes=minutes)


def nothing_today(waiting: Waiting, today: date) -> str:
    """Why there is nothing to do, and when there will be."""
    if waiting.next_day is None and not waiting.resting:
        return tr("Hier fragt Wissen nach einigen Tagen wieder, was Sie in Lektionen und Übungen beantwortet haben.")
    begins = tr("Für heute ist es genug.") if waiting.enough else tr("Heute ist nichts aufzufrischen.")
    if waiting.next_day is None:
        return begins
    return tr("{begins} {when} geht es weiter.").format(begins=begins, when=_when(waiting.next_day, today))


def welcome(minutes: int) -> str:
    """To somebody who comes back after an absence."""
    return tr("Willkommen zurück. {minutes} genügen.").format(minutes=plural(minutes, "Minute", "Minuten"))


def _when(day: date, today: date) -> str:
    if day == today + timedelta(days=1):
        return tr("Morgen")
    weekday = tr(_WEEKDAYS[day.weekday()])
    if day < today + timedelta(days=7):
        return tr("Am {weekday}").format(weekday=weekday)
    return tr("Am {weekday}, {day},").format(weekday=weekday, day=german_date(day))
