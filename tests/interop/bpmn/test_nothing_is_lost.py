"""Whatever was drawn: no named step and no annotation is lost, and what comes out can be read, checked and followed."""

from __future__ import annotations

from hypothesis import given, settings

from tests.helpers.bpmn import drawn, words
from tests.helpers.strategies_bpmn import Sketch, sketches
from wissen.content.flow_check import check_process
from wissen.content.problem import Severity
from wissen.content.process import read_process
from wissen.content.source import read_source
from wissen.content.write import write
from wissen.errors import ForeignFileError
from wissen.interop.bpmn.convert import Drawn
from wissen.interop.bpmn.words import clean, paragraphs

MANY = settings(max_examples=150)


def found_in(sketch: Sketch) -> tuple[Drawn, ...]:
    """The processes of a sketch; none where nothing bears a name or a word."""
    try:
        return drawn(sketch.data)
    except ForeignFileError:
        assert not any(map(clean, (*sketch.names, *sketch.notes)))
        return ()


@MANY
@given(sketches())
def test_no_named_step_is_lost(sketch: Sketch):
    text = "\n".join(words(found.process) for found in found_in(sketch))
    assert [name for name in map(clean, sketch.names) if name not in text] == []


@MANY
@given(sketches())
def test_no_annotation_is_lost(sketch: Sketch):
    text = "\n".join(words(found.process) for found in found_in(sketch))
    assert [part for told in sketch.notes for part in paragraphs(told) if part not in text] == []


@MANY
@given(sketches())
def test_what_is_written_reads_back_the_same(sketch: Sketch):
    for found in found_in(sketch):
        source, problems = read_source(write(found.process).encode(), "prozesse/p.md")
        assert source is not None
        assert problems == []
        back, problems = read_process(source)
        assert back == found.process
        assert [problem for problem in problems if problem.severity is Severity.ERROR] == []


@MANY
@given(sketches())
def test_whoever_follows_it_comes_to_an_end(sketch: Sketch):
    for found in found_in(sketch):
        assert [problem.text for problem in check_process(found.process, "p.md")] == []


@settings(max_examples=30)
@given(sketches())
def test_the_same_file_gives_the_same_processes(sketch: Sketch):
    assert found_in(sketch) == found_in(sketch)
