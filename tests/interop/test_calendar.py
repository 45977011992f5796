"""The calendar file: what other programs read of it, and that it is written as RFC 5545 asks."""

from __future__ import annotations

from datetime import UTC, date, datetime

import icalendar

from wissen.interop.calendar import PRODID, Appointment, calendar_file

LONG = "Prüfungs- und Überführungsübergangsvorschriften, ausführlich erläutert; mit Äpfeln, Öl und Übermut " * 3
DAYS = (
    Appointment("wissen-pfad-tag-1-20261130", date(2026, 11, 30), "Einarbeitung: Tag 1", f"Zwei Hüte\n{LONG}"),
    Appointment("wissen-m-anfang-20261130", date(2026, 12, 4), "Modul „Anfang“; fertig, oder fast"),
)
MADE = date(2026, 11, 28)


def written() -> bytes:
    return calendar_file("Einarbeitung", DAYS, made=MADE)


def test_what_was_written_is_read_back() -> None:
    calendar = icalendar.Calendar.from_ical(written())
    assert (str(calendar["prodid"]), str(calendar["version"])) == (PRODID, "2.0")
    first, second = calendar.walk("VEVENT")
    assert (str(first["uid"]), str(first["summary"])) == (DAYS[0].uid, DAYS[0].title)
    assert str(first["description"]) == DAYS[0].text
    assert (str(second["summary"]), "description" in second) == (DAYS[1].title, False)


def test_each_is_one_whole_day_that_blocks_nobody() -> None:
    for event, day in zip(icalendar.Calendar.from_ical(written()).walk("VEVENT"), DAYS, strict=True):
        begins, ends = event.decoded("dtstart"), event.decoded("dtend")
        assert (begins, (ends - begins).days) == (day.day, 1)
        assert type(begins) is date
        assert str(event["transp"]) == "TRANSPARENT"
        assert event.decoded("dtstamp") == datetime(2026, 11, 28, tzinfo=UTC)


def test_lines_are_ended_and_folded_as_the_standard_asks() -> None:
    data = written()
    assert data.endswith(b"\r\n")
    lines = data.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")  # no letter is torn apart
    assert any(line.startswith(b" ") for line in lines)


def test_the_same_days_make_the_same_file() -> None:
    assert written() == written()


def test_nothing_is_in_it_that_says_who_or_where() -> None:
    names = {line.split(b":")[0].split(b";")[0] for line in written().split(b"\r\n") if not line.startswith(b" ")}
    assert names <= {
        b"",
        b"BEGIN",
        b"END",
        b"PRODID",
        b"VERSION",
        b"X-WR-CALNAME",
        b"UID",
        b"DTSTAMP",
        b"DTSTART",
        b"DTEND",
        b"SUMMARY",
        b"DESCRIPTION",
        b"TRANSP",
    }
