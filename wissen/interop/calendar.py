"""A calendar file (.ics, RFC 5545) of whole days, for Outlook, Thunderbird and the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

PRODID = "-//Wissen//Einarbeitung//DE"


@dataclass(frozen=True, slots=True)
class Appointment:
    """A whole day that blocks nobody; `uid` stays the same for the same thing, so that it is not there twice."""

    uid: str
    day: date
    title: str
    text: str = ""


def calendar_file(name: str, appointments: Iterable[Appointment], *, made: date) -> bytes:
    """The file with these days, in the order given; `made` is the only thing in it that says when it was written."""
    import icalendar  # late: a tenth of a second, for the one button that needs it

    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for one in appointments:
        event = icalendar.Event()
        event.add("uid", one.uid)
        event.add("dtstamp", datetime.combine(made, time(), UTC))
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
        event.add("summary", one.title)
        if one.text:
            event.add("description", one.text)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data
