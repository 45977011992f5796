"""Processes and finders from a few lines of Markdown."""

from __future__ import annotations

from textwrap import dedent

from wissen.content.finder import read_finder
from wissen.content.flow import Finder, Process
from wissen.content.problem import Problem
from wissen.content.process import read_process
from wissen.content.source import Source, read_source


def a_source(body: str, head: str = "") -> Source:
    """A file whose head has a Kennung and title; its body begins in line 5, or later with more head lines."""
    extra = dedent(head).strip()
    lines = ["---", "kennung: probe", "titel: Probe", *([extra] if extra else []), "---", dedent(body).strip("\n")]
    source, problems = read_source("\n".join(lines).encode() + b"\n", "prozesse/probe.md")
    assert source is not None
    assert problems == []
    return source


def a_process(body: str, head: str = "") -> Process:
    """A process that reads without any problem."""
    process, problems = read_process(a_source(body, head))
    assert process is not None
    assert problems == []
    return process


def a_finder(body: str, head: str = "") -> Finder:
    """A finder that reads without any problem."""
    finder, problems = read_finder(a_source(body, head))
    assert finder is not None
    assert problems == []
    return finder


def rules(problems: list[Problem]) -> list[tuple[int, str]]:
    """Line and rule of each problem."""
    return [(problem.line, problem.rule) for problem in problems]
