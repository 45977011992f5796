"""Author rules on questions: there is a right answer on every day, a reason for it, and something to learn from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from wissen.content.as_of import as_of, periods_of
from wissen.content.blocks import plain
from wissen.content.checked import Checked
from wissen.content.item import Choices, Cloze, Interaction, Item, ItemKind, Matching, Ordering
from wissen.content.model import Lesson
from wissen.content.pieces import pieces
from wissen.content.problem import Problem
from wissen.content.validity import turning_days
from wissen.text import german_date

_SOME_DAY = date(2000, 1, 1)


def questions_have_a_right_answer(checked: Checked) -> Iterator[Problem]:
    """On every day on which it is asked, a question has options to choose from and as many right ones as it needs."""
    for item in _items(checked):
        days = _days(item)
        faults: dict[str, date] = {}
        for day in days:
            fault = _fault(as_of(item, day))
            if fault:
                faults.setdefault(fault, day)
        for fault, day in faults.items():
            shown = f" So ist es zum Beispiel am {german_date(day)}." if len(days) > 1 else ""
            yield checked.error(item.line, "lösung-fehlt", text=f"{fault}{shown}")


def questions_cite_their_source(checked: Checked) -> Iterator[Problem]:
    """`Bezug:` says where the answer comes from."""
    for item in _items(checked):
        if not item.sources:
            text = "Der Bezug fehlt. Schreiben Sie unter die Überschrift zum Beispiel „Bezug: § 81 Abs. 4 AufenthG“."
            yield checked.error(item.line, "bezug-fehlt", text=text)


def answers_get_feedback(checked: Checked) -> Iterator[Problem]:
    """Whoever has answered learns why: under each option, or in the explanation where there are no options."""
    for item in _items(checked):
        if isinstance(item.interaction, Choices):
            for choice in item.interaction.choices:
                if not choice.feedback:
                    text = f"Zur Option „{plain(choice.text)}“ fehlt die Rückmeldung („  > Richtig, weil …“ darunter)."
                    yield checked.warning(choice.line, "rückmeldung-fehlt", text=text)
        elif not item.explanation and item.kind is not ItemKind.DISCRETION:
            text = "Die Erklärung fehlt. Schreiben Sie unter die Frage „> **Erklärung:** …“."
            yield checked.warning(item.line, "rückmeldung-fehlt", text=text)


def lessons_ask_something(checked: Checked) -> Iterator[Problem]:
    """A lesson lets its reader try what was read."""
    if isinstance(checked.content, Lesson) and not checked.content.items:
        text = "Die Lektion hat keine Kontrollfrage. Fügen Sie „## Kontrollfrage: …“ mit Optionen ein."
        yield checked.hint(0, "kontrollfrage-fehlt", text=text)


def _items(checked: Checked) -> Iterator[Item]:
    return (piece for piece, _ in pieces(checked.content) if isinstance(piece, Item))


def _days(item: Item) -> list[date]:
    """One day for each state that a question goes through while it is asked."""
    turns = turning_days(periods_of(item))
    before = turns[0] - timedelta(days=1) if turns else _SOME_DAY
    return [day for day in (before, *turns) if day in item.period]


def _fault(item: Item) -> str:
    """What is missing in the state of one day, "" if nothing is."""
    match item.interaction:
        case Choices(choices=choices) if len(choices) < 2:
            return "Eine Frage zum Ankreuzen braucht mindestens zwei Optionen („- [ ] …“)."
        case Choices(choices=choices):
            return _fault_of_marks(item.kind, [choice.correct for choice in choices])
        case _:
            return _fault_of_other(item.interaction)


def _fault_of_marks(kind: ItemKind, marks: list[bool]) -> str:
    if not any(marks):
        return "Keine Option ist als richtig angekreuzt („- [x] …“)."
    if kind is not ItemKind.MULTIPLE and sum(marks) > 1:
        return "Bei dieser Frage darf nur eine Option angekreuzt sein. Sonst schreiben Sie „Art: mehrfach“."
    return ""


def _fault_of_other(interaction: Interaction) -> str:
    match interaction:
        case Ordering(entries=entries) if len(entries) < 2:
            return "Eine Reihenfolge braucht mindestens zwei Einträge."
        case Matching(pairs=pairs) if sum(bool(pair.left) for pair in pairs) < 2:
            return "Eine Zuordnung braucht mindestens zwei Paare."
        case Cloze(gaps=gaps) if any(gap.chosen and len(gap.variants) < 2 for gap in gaps):
            return "Eine Lücke mit „Wahl:“ braucht mindestens zwei Möglichkeiten: [[Wahl: richtig | falsch]]."
        case _:
            return ""
