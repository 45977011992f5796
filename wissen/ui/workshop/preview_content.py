"""What a text becomes for those who read it: the page of any content object, as it holds on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wissen.content.as_of import as_of
from wissen.content.blocks import BulletList, Link, ListItem, Paragraph, Text
from wissen.content.entry import Entry, Headed
from wissen.content.flow import Finder, FinderOutcome, FinderQuestion
from wissen.content.item import Item, Quiz
from wissen.content.model import LearningPath, Lesson, Module
from wissen.drawing.page import Hint, Page, PagePart, PageQuestion, PageSection
from wissen.services.sheet import passage_of
from wissen.text import german_date
from wissen.ui.reader.page_content import lesson_page, lookup_page
from wissen.ui.strings import tr


@dataclass(frozen=True, slots=True)
class Previewed:
    """The page, and the questions on it that can be tried out."""

    page: Page
    items: tuple[Item, ...] = ()


def preview_of(content: Headed, day: date) -> Previewed:
    """The page on that day; what does not hold then only says so."""
    if day not in content.head.period:
        told = tr("Am {day} gilt dieser Inhalt nicht.").format(day=german_date(day))
        return Previewed(Page(content.head.title, (), hints=(Hint("schedule", "warn", (Text(told),)),)))
    shown = as_of(content, day)
    match shown:
        case Lesson():
            return Previewed(lesson_page(shown), shown.items)
        case Quiz():
            return Previewed(Page(shown.head.title, tuple(_quiz_parts(shown))), shown.items)
        case Module(goal=goal, blocks=blocks):
            aim = (Paragraph((Text(tr("Danach können Sie: {goal}").format(goal=goal)),)),) if goal else ()
            return Previewed(Page(shown.head.title, (PageSection("einleitung", "", (*aim, *blocks)),)))
        case LearningPath():
            return Previewed(Page(shown.head.title, tuple(_path_parts(shown))))
        case Finder():
            return Previewed(Page(shown.head.title, tuple(_finder_parts(shown))))
    return Previewed(lookup_page(shown))


def place_at(entry: Entry, line: int, day: date) -> str:
    """The section, step or question that a line of the file belongs to; "" before the first."""
    above = [part for part in entry.parts if part.line <= line and day in part.period]
    return max(above, key=lambda part: part.line).id if above else ""


def _quiz_parts(quiz: Quiz) -> Iterator[PagePart]:
    number = 0
    for place, group in enumerate(quiz.groups, 1):
        if group.case or group.blocks:
            title = tr("Fall: {title}").format(title=group.title) if group.case else group.title
            yield PageSection(f"fall-{place}", title, group.blocks)
        for item in group.items:
            number += 1
            label = tr("Frage {n} von {all}").format(n=number, all=len(quiz.items))
            yield PageQuestion(item.id, item.title, item.stem, label)


def _path_parts(path: LearningPath) -> Iterator[PagePart]:
    if path.blocks:
        yield PageSection("einleitung", "", path.blocks)
    for stage in path.stages:
        items = tuple(
            ListItem(
                (Paragraph((Link((Text(item.title),), item.target), Text(tr(" (Wahl)") if item.optional else ""))),)
            )
            for item in stage.items
        )
        blocks = (*stage.blocks, *((BulletList(items),) if items else ()))
        title = f"{stage.unit.value} {stage.number}"
        yield PageSection(f"{stage.unit.value}-{stage.number}".lower(), title, blocks)


def _finder_parts(finder: Finder) -> Iterator[PagePart]:
    if finder.blocks:
        yield PageSection("einleitung", "", finder.blocks)
    parts: tuple[FinderQuestion | FinderOutcome, ...] = (*finder.questions, *finder.outcomes)
    for part in parts:
        passage = passage_of(part)
        yield PageSection(part.id, passage.title, passage.blocks)
