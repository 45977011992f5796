"""What a file becomes for those who read it as a text: the page of any content object, as it holds on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wissen.content.blocks import BulletList, Link, ListItem, Paragraph, Text
from wissen.content.flow import Finder, FinderOutcome, FinderQuestion
from wissen.content.item import Item, Quiz
from wissen.content.model import LearningPath, Lesson, Module
from wissen.drawing.page import Page, PagePart, PageQuestion, PageSection
from wissen.services.sheet import passage_of
from wissen.ui.reader.absent import absent_page, with_absent
from wissen.ui.reader.page_content import lesson_page, lookup_page
from wissen.ui.strings import tr
from wissen.ui.workshop.face import Seen


@dataclass(frozen=True, slots=True)
class Previewed:
    """The page, and the questions on it that can be tried out."""

    page: Page
    items: tuple[Item, ...] = ()


def preview_of(seen: Seen) -> Previewed:
    """The page on that day; what does not hold then says so, in its place."""
    if seen.day not in seen.whole.head.period:
        return Previewed(absent_page(seen.entry, None, seen.day))
    if seen.absent is not None:
        return Previewed(absent_page(seen.entry, seen.absent, seen.day))
    shown = seen.content
    match shown:
        case Lesson():
            return Previewed(with_absent(lesson_page(shown), seen.whole, seen.day), shown.items)
        case Quiz():
            return Previewed(Page(shown.head.title, tuple(_quiz_parts(shown))), shown.items)
        case Module(goal=goal, blocks=blocks):
            aim = (Paragraph((Text(tr("Danach können Sie: {goal}").format(goal=goal)),)),) if goal else ()
            return Previewed(Page(shown.head.title, (PageSection("einleitung", "", (*aim, *blocks)),)))
        case LearningPath():
            return Previewed(Page(shown.head.title, tuple(_path_parts(shown))))
        case Finder():
            return Previewed(Page(shown.head.title, tuple(_finder_parts(shown))))
    return Previewed(with_absent(lookup_page(shown), seen.whole, seen.day))


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
