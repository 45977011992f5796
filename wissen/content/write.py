"""Any content object as its canonical file; reading the result gives back an equal object."""

from __future__ import annotations

from typing import assert_never

from wissen.content.entry import Headed
from wissen.content.flow import Finder, Process
from wissen.content.item import Quiz
from wissen.content.model import CardFile, Glossary, LawChange, LearningPath, Lesson, Module, PracticeFile
from wissen.content.write_flow import write_finder, write_process
from wissen.content.write_lesson import write_lesson, write_quiz
from wissen.content.write_parts import (
    write_cards,
    write_change,
    write_glossary,
    write_module,
    write_path,
    write_practices,
)


def write(content: Headed) -> str:
    """The canonical Markdown file."""
    match content:
        case Module():
            return write_module(content)
        case Lesson():
            return write_lesson(content)
        case Quiz():
            return write_quiz(content)
        case Process():
            return write_process(content)
        case CardFile():
            return write_cards(content)
        case PracticeFile():
            return write_practices(content)
        case Finder():
            return write_finder(content)
        case LearningPath():
            return write_path(content)
        case LawChange():
            return write_change(content)
        case Glossary():
            return write_glossary(content)
        case _:
            assert_never(content)
