"""What is not there on the Stichtag: a place that says so, when it is there, and what stands beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from wissen.content.blocks import Inline, Link, Paragraph, Text
from wissen.content.entry import Entry, Headed, Part
from wissen.content.flow import Process, Step
from wissen.content.item import Item
from wissen.content.model import Lesson, Section
from wissen.content.validity import Period
from wissen.drawing.page import Hint, Page, PagePart, PageSection
from wissen.text import german_date
from wissen.ui.reader.law_hints import day_link
from wissen.ui.strings import tr

NO_TEXT = "Für diesen Tag ist kein Text hinterlegt."


def with_absent(page: Page, whole: Headed, day: date) -> Page:
    """The page of what holds on the day, with a place for each section or step that holds on other days only.

    A place stands for the deeper sections too, and behind the questions of the section before it.
    """
    sources = _sources(whole)
    missing = _missing(sources, {part.id for part in page.parts})
    if not missing:
        return page
    order = list(dict.fromkeys(part.id for part in sources))
    parts = list(page.parts)
    for versions in missing:
        earlier = order[: order.index(versions[0].id)][::-1]
        later = order[len(earlier) + 1 :]
        last = _neighbour(earlier, parts)
        beside = [part for part in parts if isinstance(part, PageSection)]
        said = _placeholder(versions, day, _neighbour(earlier, beside), _neighbour(later, beside))
        parts.insert(parts.index(last) + 1 if last is not None else 0, said)
    return replace(page, parts=tuple(parts))


def absent_page(entry: Entry, part: Part | None, day: date) -> Page:
    """The page of an object, or of a part that is shown alone, on a day on which it does not hold."""
    versions = [other for other in entry.parts if part is not None and other.id == part.id]
    periods = [inner for other in versions if (inner := other.period.within(entry.head.period))]
    periods = periods or [entry.head.period]
    title = part.title if part and part.title else entry.title
    hint = Hint("gavel", "warn", (Text(tr("Rechtsstand {day}").format(day=german_date(day))),))
    return Page(title, (PageSection("fehlt", "", (Paragraph(tuple(_said(periods, day))),)),), hints=(hint,))


def _sources(whole: Headed) -> Sequence[Section | Item | Step]:
    """What stands in the file, in its order."""
    if isinstance(whole, Lesson):
        return whole.parts
    return whole.steps if isinstance(whole, Process) else ()


def _missing(sources: Sequence[Section | Item | Step], shown: Collection[str]) -> list[list[Section | Step]]:
    """The versions of each section or step of which none is shown, save what belongs to such a section."""
    found: dict[str, list[Section | Step]] = {}
    absent = 0
    for part in sources:
        if isinstance(part, Item):
            continue
        level = part.level if isinstance(part, Section) else 0
        if absent and level > absent:
            continue
        absent = 0
        if part.id not in shown:
            absent = level
            found.setdefault(part.id, []).append(part)
    return list(found.values())


def _neighbour(ids: Iterable[str], parts: Sequence[PagePart]) -> PagePart | None:
    by_id = {part.id: part for part in parts}
    return next((by_id[name] for name in ids if name in by_id), None)


def _placeholder(
    versions: Sequence[Section | Step], day: date, before: PagePart | None, after: PagePart | None
) -> PageSection:
    nearest = min(versions, key=lambda one: _distance(one.period, day))
    said = list(_said([one.period for one in versions], day))
    for label, part in ((tr("Davor: "), before), (tr("Danach: "), after)):
        if part is not None and part.title:
            said += [Text(f" {label}"), Link((Text(part.title),), f"#{part.id}"), Text(".")]
    title = f"{nearest.number}. {nearest.title}" if isinstance(nearest, Step) else nearest.title
    level = nearest.level if isinstance(nearest, Section) else 2
    return PageSection(nearest.id, title, (Paragraph(tuple(said)),), level)


def _said(periods: Iterable[Period], day: date) -> Iterator[Inline]:
    """That it does not hold on the day, when it did last and when it will next, with links to these days."""
    ended = [period.end for period in periods if period.end and period.end < day]
    coming = [period.start for period in periods if period.start and period.start > day]
    yield Text(tr("Am {day} galt das nicht. ").format(day=german_date(day)))
    if ended:
        yield day_link(tr("Es galt bis {day}").format(day=german_date(max(ended))), max(ended))
        yield Text(". ")
    if coming:
        yield day_link(tr("Es gilt ab {day}").format(day=german_date(min(coming))), min(coming))
        yield Text(".")
    if not ended and not coming:
        yield Text(tr(NO_TEXT))


def _distance(period: Period, day: date) -> timedelta:
    """How far a period is from the day; those to come before those that have ended."""
    if period.start and period.start > day:
        return period.start - day
    return day - period.end if period.end else timedelta.max
