"""Lessons and quizzes as canonical files: reading the result gives back the same value."""

from __future__ import annotations

from collections.abc import Iterator

from wissen.content.frontmatter import write_head
from wissen.content.item import Item, ItemGroup, Quiz
from wissen.content.lesson import QUESTION_MARK
from wissen.content.meta import SECTION, Meta, write_meta
from wissen.content.model import Lesson, Section
from wissen.content.quiz import CASE, KIND, PASS_MARK, PROCESS
from wissen.content.write_blocks import write_blocks
from wissen.content.write_file import joined, section
from wissen.content.write_question import write_question


def write_lesson(lesson: Lesson) -> str:
    """The canonical file of a lesson."""
    return joined((write_head(lesson.head), *map(_part, lesson.parts)))


def write_quiz(quiz: Quiz) -> str:
    """The canonical file of a quiz."""
    values = ((KIND, quiz.kind), (PASS_MARK, quiz.pass_mark), (PROCESS, quiz.process))
    return joined((write_head(quiz.head, values), *(part for group in quiz.groups for part in _group(group))))


def _part(part: Section | Item) -> str:
    """A section or an inline question; the introduction is the one section without a title."""
    if isinstance(part, Item):
        return write_question(part, mark=f"{QUESTION_MARK}: ")
    if not part.title:
        return write_blocks(part.blocks)
    meta = Meta(id=part.id, period=part.period, supersedes=part.supersedes, sources=part.sources)
    return section(part.title, level=part.level, meta=write_meta(meta, SECTION), blocks=part.blocks)


def _group(group: ItemGroup) -> Iterator[str]:
    title = f"{CASE}: {group.title}" if group.case else group.title
    yield section(title, level=1, blocks=group.blocks) if title else write_blocks(group.blocks)
    yield from map(write_question, group.items)
