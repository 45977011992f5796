"""A process on its way: the page of one step, of the end, and the checklist for paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from wissen.content.blocks import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Inline,
    Link,
    ListItem,
    Paragraph,
    Strong,
    Text,
    plain,
)
from wissen.content.flow import Process, Step, StepKind
from wissen.content.routes import FORKS
from wissen.drawing.page import Hint, Page, PagePart, PageQuestion, PageSection
from wissen.learning.deadline import Duration, parse_duration
from wissen.learning.walk import Walk, Way
from wissen.ui.reader.page_content import facts_of, step_title
from wissen.ui.strings import tr

DOCUMENTS, DURATION, WHO = "Unterlagen", "Dauer", "Wer"
"""Fields of a step that are more than text here."""

CHECKS, DEADLINE, WAYS = "unterlagen", "frist", "weiter"
"""The places of the widgets on the page of a step."""
BEFORE = "vorab"
"""The place of what the process says before its first step."""

_KEPT = frozenset({CalloutKind.WARNING, CalloutKind.LOOP, CalloutKind.LOCAL})
"""What is not folded away at work."""


def step_page(walk: Walk, step: Step, *, working: bool, hints: tuple[Hint, ...]) -> Page:
    """The step where the person is; at the beginning below what the process says about itself.

    At work the explanations are folded; what must be heeded is not.
    """
    start = walk.process.blocks if not walk.can_go_back else ()
    told, blocks = (tuple(_compact(part)) if working else part for part in (start, step.blocks))
    shown = tuple(field for field in step.fields if field.key != DOCUMENTS)
    parts: list[PagePart] = [PageSection(BEFORE, "", told)] if told else []
    parts.append(PageSection(step.id, "", blocks, facts=facts_of(shown)))
    if documents_of(step):
        parts.append(PageQuestion(CHECKS, tr("Unterlagen"), label=tr("Zum Abhaken")))
    if duration_of(step) is not None:
        parts.append(PageQuestion(DEADLINE, tr("Wann endet die Frist?"), label=tr("Rechenhilfe, bitte prüfen")))
    if asks(walk.ways()):
        parts.append(PageQuestion(WAYS, _asked(step), label=tr("Wie es weitergeht")))
    return Page(step_title(step), tuple(parts), _where(walk, step), hints)


def end_page(walk: Walk, follow_ups: Iterable[tuple[str, str]], hints: tuple[Hint, ...]) -> Page:
    """The end of a way: what comes next, and the way that led here. `follow_ups` are titles and links."""
    link = walk.here.link
    nexts = [(link.title, link.value)] if link is not None else []
    nexts += [pair for pair in follow_ups if pair not in nexts]
    items = tuple(ListItem((Paragraph((Link((Text(title),), target),)),)) for title, target in nexts)
    parts = [PageSection("ende", "", (Paragraph((Text(tr("Hier endet dieser Weg durch den Prozess.")),)),))]
    if items:
        parts.append(PageSection("folge", tr("Weiter mit"), (BulletList(items),)))
    parts.append(PageSection("weg", tr("Ihr Weg"), (BulletList(tuple(map(_passed, walk.passed))),)))
    return Page(tr("Ende"), tuple(parts), hints=hints)


def checklist_page(process: Process) -> Page:
    """Every step with its documents, to tick off on paper."""
    parts = [
        PageSection(f"liste-{number}", group, (BulletList(tuple(map(_to_tick, steps))),))
        for number, (group, steps) in enumerate(groupby(process.steps, key=attrgetter("group")))
    ]
    return Page(tr("Checkliste: {title}").format(title=process.head.title), tuple(parts))


def documents_of(step: Step) -> tuple[tuple[Inline, ...], ...]:
    """The documents of a step."""
    return tuple(value for field in step.fields if field.key == DOCUMENTS for value in field.values)


def duration_of(step: Step) -> Duration | None:
    """The duration of a step that can be counted."""
    texts = ("; ".join(map(plain, field.values)) for field in step.fields if field.key == DURATION)
    return next((found for text in texts if (found := parse_duration(text)) is not None), None)


def asks(ways: tuple[Way, ...]) -> bool:
    """Whether there is something to choose; a lone way without words just leads on."""
    return len(ways) > 1 or any(way.label for way in ways)


def _asked(step: Step) -> str:
    match step.kind:
        case StepKind.PARALLEL:
            return tr("Alle Zweige, einer nach dem anderen")
        case StepKind.CHOICE:
            return tr("Die Zweige, die dieser Fall braucht")
        case StepKind.QUESTION:
            return tr("Ihre Antwort")
    return tr("Welcher Weg?")


def _where(walk: Walk, step: Step) -> tuple[Inline, ...]:
    """The Teilprozess, how many steps there are, and the last answers."""
    count = len({other.number for other in walk.process.steps})
    parts = [*([step.group] if step.group else []), tr("Schritt {n} von {all}").format(n=step.number, all=count)]
    answers = [answer for _, answer in walk.passed if answer]
    if answers:
        parts.append(tr("zuletzt: {answer}").format(answer=answers[-1]))
    return (Text(" · ".join(parts)),)


def _compact(blocks: Iterable[Block]) -> Iterator[Block]:
    heeded = [block for block in blocks if isinstance(block, Callout) and block.kind in _KEPT]
    rest = tuple(block for block in blocks if block not in heeded)
    yield from heeded
    if rest:
        yield Callout(CalloutKind.MORE, rest, tr("Erklärung"))


def _passed(stop: tuple[Step, str]) -> ListItem:
    step, answer = stop
    said = (Text(": "), Strong((Text(answer),))) if answer else ()
    return ListItem((Paragraph((Text(step_title(step)), *said)),))


def _to_tick(step: Step) -> ListItem:
    who = "; ".join(plain(value) for field in step.fields if field.key == WHO for value in field.values)
    title = Paragraph((Strong((Text(step_title(step)),)), *((Text(f" ({who})"),) if who else ())))
    inner: list[Block] = []
    if documents := documents_of(step):
        inner.append(BulletList(tuple(ListItem((Paragraph(value),), checked=False) for value in documents)))
    if step.branches and step.kind not in FORKS and any(plain(branch.label) for branch in step.branches):
        answers = (ListItem((Paragraph(branch.label),), checked=False) for branch in step.branches)
        inner.append(BulletList(tuple(answers)))
    return ListItem((title, *inner), checked=False)
