"""Events as the rules of learning see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wissen.learning.verb import Verb

DAY = date(2026, 11, 2)


@dataclass(frozen=True)
class Happening:
    reference: str
    verb: str
    object: str = ""
    payload: Mapping[str, Any] = field(default_factory=dict)
    revision: str = ""
    day: date = DAY
    erased: bool = False


def started(reference: str = "log/1", quiz: str = "q") -> Happening:
    payload = {"items": [["f1", "r1"], ["f2", "r2"]], "pass_mark": 80, "seed": 7, "stichtag": "2026-11-02"}
    return Happening(reference, Verb.ATTEMPT_STARTED, quiz, payload)


def answered(item: str, attempt: str | None, score: float = 1.0, reference: str = "log/9") -> Happening:
    return Happening(reference, Verb.ANSWERED, item, {"attempt": attempt, "response": ["a"], "score": score}, "r1")


def finished(attempt: str, *, passed: bool = True) -> Happening:
    return Happening("log/8", Verb.ATTEMPT_FINISHED, "q", {"attempt": attempt, "score": 0.9, "passed": passed})


def remarked(reference: str = "log/5", kind: str = "unclear", words: str = "m-1") -> Happening:
    payload = {"kind": kind, "words": {"text": words} if words else None}
    return Happening(reference, Verb.REMARKED, "l#a", payload, "r1")


def completed(reference: str = "log/1", lesson: str = "l") -> Happening:
    return Happening(reference, Verb.COMPLETED, lesson, {"sections": {"a": "r"}, "through": "2026-03-01"})


def noted(reference: str, note: str = "n-1", place: str = "l#a", *, words: bool = True) -> Happening:
    payload = {"note": note, "words": {"text": note} if words else None}
    return Happening(reference, Verb.NOTED, place, payload)


def highlighted(reference: str, mark: str = "h-1", place: str = "l#a", *, kept: bool = True) -> Happening:
    payload = {"mark": mark, "kept": kept, "start": 3, "length": 9, "words": {"text": mark}}
    return Happening(reference, Verb.HIGHLIGHTED, place, payload, "r1")


def bookmarked(reference: str, place: str, *, kept: bool = True) -> Happening:
    return Happening(reference, Verb.BOOKMARKED, place, {"kept": kept})
