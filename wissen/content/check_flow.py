"""Author rules on procedures: processes and finders hold together on every day, and the proofs of finders come out."""

from __future__ import annotations

from collections.abc import Iterator

from wissen.content.check_text import citations_of
from wissen.content.checked import Checked
from wissen.content.fields import field_text
from wissen.content.finder_check import check_finder, check_proofs, uncovered_stages
from wissen.content.flow import Finder, Process
from wissen.content.flow_check import check_process
from wissen.content.library import Library
from wissen.content.model import LawStage
from wissen.content.problem import Problem
from wissen.law.citation import Citation, parse_sources
from wissen.law.overlap import overlap


def processes_hold_together(checked: Checked) -> Iterator[Problem]:
    """Whoever follows a process comes to an end, whatever the answers and the day."""
    if isinstance(checked.content, Process):
        yield from check_process(checked.content, checked.path)


def finders_prove_themselves(checked: Checked) -> Iterator[Problem]:
    """Every answer of a finder leads on; its proofs hold on their day, the day before, and as the law changes."""
    finder = checked.content
    if not isinstance(finder, Finder):
        return
    yield from check_finder(finder, checked.path)
    stages = [(stage.start, stage) for stage in _stages(checked.library) if stage.start]
    yield from check_proofs(finder, checked.path, stages=[day for day, _ in stages])
    cited = tuple(citation for citation, _ in citations_of(checked))
    touching = [(day, stage.title) for day, stage in stages if _touches(stage, cited)]
    yield from uncovered_stages(finder, checked.path, stages=touching)


def _stages(library: Library) -> Iterator[LawStage]:
    """Stages whose first day is known; a Textstand says only since when at the latest."""
    return (stage for change in library.changes for stage in change.stages if stage.exact)


def _touches(stage: LawStage, cited: tuple[Citation, ...]) -> bool:
    affected = parse_sources(field_text(stage.fields, "Betrifft"))
    return any(overlap(one, other) for one in affected for other in cited)
