"""What Lernpfad zuweisen says: a plan as rows, its weeks, and what to think about, each with what can be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from wissen.content.model import Kind
from wissen.learning.assigning import Doubt, Doubtful
from wissen.services.assigning import Choice, Line, Preview, Running, shared_doubts
from wissen.text import german_date, german_list, relative_day, weekday_date
from wissen.ui.models.row_model import Row
from wissen.ui.navigation import Address, Screen
from wissen.ui.strings import plural, tr

_BETWEEN = " · "
_NAMED = 3
"""Titles that are said in full; of more only how many."""
_KINDS = {
    Kind.MODULE: ("Modul", "school"),
    Kind.LESSON: ("Lektion", "menu_book"),
    Kind.QUIZ: ("Übung", "quiz"),
    Kind.PROCESS: ("Prozess", "account_tree"),
    Kind.PRACTICES: ("Praxis", "work"),
    Kind.FINDER: ("Anliegen-Finder", "alt_route"),
}
_OTHER = ("Inhalt", "link")
_DOUBTS = {
    Doubt.MISSING: (
        "Im Inhalt von heute gibt es das nicht: {names}. Nehmen Sie es heraus, oder spielen Sie die passende Ausgabe "
        "ein."
    ),
    Doubt.PAST: "Der Tag ist schon vorbei: {names}. Verschieben Sie es, oder wählen Sie einen späteren Beginn.",
    Doubt.AWAY: "An diesem Tag ist niemand da: {names}. Verschieben Sie es um einen Tag.",
    Doubt.RUN_OUT: (
        "Die Prüfung durch Ihr Amt ist abgelaufen: {names}. Zuweisen können Sie es trotzdem; sagen Sie der Redaktion "
        "Bescheid."
    ),
    Doubt.UNCHECKED: (
        "Von Ihrem Amt noch nicht geprüft: {names}. Zuweisen können Sie es trotzdem; sprechen Sie über den Inhalt."
    ),
}


def plan_rows(preview: Preview, today: date) -> tuple[Row, ...]:
    """A heading for each day, below it what is due on it."""
    rows: list[Row] = []
    for group in preview.groups:
        near = tr("{how_far}, bis {day}").format(how_far=relative_day(group.due, today), day=weekday_date(group.due))
        rows.append(Row(near[:1].upper() + near[1:]))
        rows += map(_plan_row, group.lines)
    return tuple(rows)


def _plan_row(line: Line) -> Row:
    name, icon = kind_of(line.kind)
    said = (
        tr(name) if line.kind is not None else tr("nicht im Inhalt von heute"),
        plural(line.minutes, "Minute", "Minuten") if line.minutes else "",
        tr("Wahl") if line.item.optional else "",
    )
    return Row(line.title, icon, _BETWEEN.join(filter(None, said)), address=address_in_plan(line.item.ref))


def address_in_plan(ref: str) -> Address:
    """Names an item of the plan."""
    return Address(Screen.ASSIGN, place=ref)


def choice_row(choice: Choice) -> Row:
    """Something that may be added."""
    name, icon = kind_of(choice.kind)
    return Row(
        choice.title, icon, _BETWEEN.join(filter(None, (tr(name), choice.module))), address=address_in_plan(choice.ref)
    )


def kind_of(kind: Kind | None) -> tuple[str, str]:
    """Name and icon of a kind of content."""
    return _OTHER if kind is None else _KINDS.get(kind, _OTHER)


def running_row(running: Running, number: int) -> Row:
    """What is assigned to somebody; `number` names it in the list."""
    one = running.assignment
    said = (
        plural(len(one.items), "Eintrag", "Einträge"),
        tr("ab {first} bis {last}").format(first=german_date(one.start), last=german_date(running.last)),
    )
    title = tr("{person}: {title}").format(person=running.contact.name, title=one.title)
    return Row(title, "flag", _BETWEEN.join(said), address=Address(Screen.ASSIGN, place=str(number)))


def weeks_text(weeks: Mapping[date, int]) -> str:
    """The learning time of each week, a line each."""
    return "\n".join(
        tr("{week}: {time}").format(week=_week(monday), time=duration(minutes)) for monday, minutes in weeks.items()
    )


def duration(minutes: int) -> str:
    """Say it: "45 Minuten", "2 Stunden", "2 Stunden 10 Minuten"."""
    hours, rest = divmod(minutes, 60)
    parts = (plural(hours, "Stunde", "Stunden") if hours else "", plural(rest, "Minute", "Minuten") if rest else "")
    return " ".join(filter(None, parts)) or plural(0, "Minute", "Minuten")


def doubt_texts(previews: Mapping[str, Preview], names: Mapping[str, str]) -> list[str]:
    """What there is to think about, with what can be done; what does not concern everybody says whom."""
    told = []
    for doubt, contacts in shared_doubts(previews):
        text = _doubt_text(doubt, previews[contacts[0]].titles)
        whom = german_list([names[one] for one in contacts if one in names])
        told.append(
            text if len(contacts) == len(previews) else tr("Nur bei {names}: {text}").format(names=whom, text=text)
        )
    return told


def _doubt_text(doubt: Doubtful, titles: Mapping[str, str]) -> str:
    if doubt.kind is Doubt.FULL_WEEK and doubt.monday is not None:
        return tr(
            "{week} sind es {time}. Mehr als 5 Stunden sind neben der Arbeit viel: Verschieben Sie etwas, oder machen "
            "Sie es zur Wahl."
        ).format(week=_week(doubt.monday), time=duration(doubt.minutes))
    return tr(_DOUBTS[doubt.kind]).format(names=_named([titles[ref] for ref in doubt.refs]))


def _named(titles: Sequence[str]) -> str:
    quoted = [f"„{title}“" for title in titles]
    if len(quoted) <= _NAMED:
        return german_list(quoted)
    more = plural(len(quoted) - _NAMED + 1, "weiterer Eintrag", "weitere Einträge")
    return german_list((*quoted[: _NAMED - 1], more))


def _week(monday: date) -> str:
    _, number, _ = monday.isocalendar()
    friday = monday + timedelta(days=4)
    return tr("KW {number} ({first:%d.%m.} bis {last})").format(number=number, first=monday, last=german_date(friday))
