"""One question: the chunk under its heading to an Item; the same for a quiz and for an inline question of a lesson."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from wissen.content.blocks import Block, Callout, CalloutKind, Footnote
from wissen.content.ids import Id
from wissen.content.interactions import ANSWER, MODEL_ANSWER, has_gap, natural_kind, read_parts
from wissen.content.item import Item, ItemKind
from wissen.content.markdown import Chunk
from wissen.content.meta import QUESTION, identify, read_meta
from wissen.content.problem import Report
from wissen.content.source import Source


def read_question(
    chunk: Chunk, *, title: str, source: Source, report: Report, taken: Collection[str] = ()
) -> Item | None:
    """The question under a heading; None, with a problem, when nothing in it can be answered."""
    meta = read_meta(chunk, QUESTION, report=report)
    blocks = chunk.blocks(skip=meta.lines, gaps=True, answers=(ANSWER, MODEL_ANSWER))
    footnotes = tuple(block for block in blocks if isinstance(block, Footnote))
    tip = _inside(blocks, CalloutKind.TIP)
    explanation = _inside(blocks, CalloutKind.EXPLANATION)
    body = tuple(block for block in blocks if not _is_aside(block))
    kind = meta.kind or natural_kind(body)
    if kind is None:
        text = (
            "Auf diese Frage gibt es keine Antwort: keine Kästchen, keine Zeile „Antwort: …“, keine Lücke, keine Liste."
        )
        report.error(chunk.line, "antwort-fehlt", text=text)
        return None
    parts = read_parts(kind, body, line=chunk.line, source=source, report=report)
    if parts is None:
        return None
    if parts.after:
        text = "Hinter den Antworten steht Text ohne Etikett; er wird mit der Erklärung gezeigt („> **Erklärung:** …“)."
        report.error(chunk.line, "text-nach-antwort", text=text)
    if kind is not ItemKind.CLOZE and any(map(has_gap, blocks)):
        text = f"Diese Frage hat die Art „{kind.value}“; eine Lücke „[[…]]“ wird in ihr nicht ausgefüllt."
        report.error(chunk.line, "lücke-außerhalb", text=text)
    item_id, derived = identify(chunk, meta, report=report, title=title, taken=taken)
    return Item(
        id=Id(item_id),
        kind=kind,
        title=title,
        stem=(*parts.stem, *footnotes),
        interaction=parts.interaction,
        period=meta.period,
        supersedes=meta.supersedes,
        sources=meta.sources,
        lesson=meta.lesson,
        step=meta.step,
        difficulty=meta.difficulty,
        tip=tip,
        explanation=(*explanation, *parts.after),
        line=chunk.line,
        derived=derived,
    )


def _inside(blocks: Iterable[Block], kind: CalloutKind) -> tuple[Block, ...]:
    """What stands in all quotations with this label."""
    quoted = (block.blocks for block in blocks if isinstance(block, Callout) and block.kind is kind)
    return tuple(inner for part in quoted for inner in part)


def _is_aside(block: Block) -> bool:
    match block:
        case Footnote() | Callout(kind=CalloutKind.TIP | CalloutKind.EXPLANATION):
            return True
        case _:
            return False
