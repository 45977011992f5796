"""The checker: every author rule over every file, one after the other, with the Library for what lies elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from wissen.content.check_flow import finders_prove_themselves, processes_hold_together
from wissen.content.check_links import (
    lessons_are_on_a_path,
    links_lead_somewhere,
    paths_lead_to_learning,
    pictures_are_harmless,
    pictures_are_there,
    pictures_have_words,
)
from wissen.content.check_names import names_travel_well
from wissen.content.check_questions import (
    answers_get_feedback,
    lessons_ask_something,
    questions_cite_their_source,
    questions_have_a_right_answer,
)
from wissen.content.check_references import (
    history_names_what_is_there,
    lessons_exist,
    modules_order_their_own,
    processes_have_a_tile,
    processes_lead_on,
    roles_are_known,
    successors_replace_what_has_ended,
    tiles_are_processes,
    walks_follow_their_process,
)
from wissen.content.check_stages import stages_are_confirmed
from wissen.content.check_text import (
    citations_exist,
    nothing_is_left_of_a_template,
    sentences_are_short,
    sources_name_their_law,
    terms_mean_one_thing,
)
from wissen.content.checked import Checked, Rule
from wissen.content.entry import Headed
from wissen.content.library import Library
from wissen.content.load import MAP_FILE, PACK_FILE, kind_of, load, read_content
from wissen.content.manifest import read_pack
from wissen.content.model import Pack, ProcessMap
from wissen.content.pack_store import files_of
from wissen.content.picture import LARGEST, SUFFIXES
from wissen.content.problem import Problem, Severity
from wissen.content.process_map import read_process_map
from wissen.content.source import MAX_BYTES, decode

RULES: tuple[Rule, ...] = (
    names_travel_well,
    roles_are_known,
    links_lead_somewhere,
    lessons_are_on_a_path,
    paths_lead_to_learning,
    pictures_are_there,
    pictures_have_words,
    pictures_are_harmless,
    lessons_exist,
    walks_follow_their_process,
    processes_hold_together,
    processes_lead_on,
    processes_have_a_tile,
    finders_prove_themselves,
    tiles_are_processes,
    modules_order_their_own,
    history_names_what_is_there,
    successors_replace_what_has_ended,
    stages_are_confirmed,
    questions_have_a_right_answer,
    questions_cite_their_source,
    answers_get_feedback,
    lessons_ask_something,
    citations_exist,
    sources_name_their_law,
    terms_mean_one_thing,
    sentences_are_short,
    nothing_is_left_of_a_template,
)
"""In the order in which their findings are told for one line."""

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


def check(
    folder: Path,
    *,
    progress: Callable[[int, int], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Problem]:
    """Everything that is wrong with a content folder: what its readers report and what the rules find, by file.

    `progress` is told how many files of all are checked; where it is `cancelled`, that is all.
    """
    library, problems = load(folder)
    for number, checked in enumerate(files_to_check(folder, library)):
        if cancelled is not None and cancelled():
            break
        if progress is not None:
            progress(number, len(library.files))
        problems += check_file(checked)
    return sorted(problems, key=lambda problem: (problem.file.split("/"), problem.line, _WEIGHT[problem.severity]))


def check_file(checked: Checked) -> Iterator[Problem]:
    """What the rules find in one file."""
    for rule in RULES:
        yield from rule(checked)


def problems_of(path: str, data: bytes, library: Library) -> list[Problem]:
    """What the reader and the rules find in a file with these bytes."""
    _, problems = _read_file(path, data)
    return problems + list(check_file(_text(path, data, library)))


def files_to_check(folder: Path, library: Library) -> Iterator[Checked]:
    """Each file of the folder as the rules want it, one at a time; a file that cannot be read was told by `load`."""
    for path, data in bytes_to_check(folder, library):
        yield to_check(path, data, library)


def bytes_to_check(folder: Path, library: Library) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each file that can be read, one at a time."""
    source = files_of(folder)
    for path in sorted(library.files):
        try:
            yield path, source.read(path, limit=LARGEST if path.lower().endswith(SUFFIXES) else MAX_BYTES)
        except OSError:
            continue


def to_check(path: str, data: bytes, library: Library) -> Checked:
    """A file as the rules want it."""
    if path.lower().endswith(SUFFIXES):
        return Checked(path, library, data=data)
    return _text(path, data, library)


def _text(path: str, data: bytes, library: Library) -> Checked:
    text, _ = decode(data, path)
    lines = tuple((text or "").split("\n"))
    if path == PACK_FILE:
        return Checked(path, library, library.pack, lines)
    if path == MAP_FILE:
        return Checked(path, library, library.process_map, lines)
    return Checked(path, library, _read_file(path, data)[0], lines)


def _read_file(path: str, data: bytes) -> tuple[Headed | Pack | ProcessMap | None, list[Problem]]:
    """What a file says, and what its reader finds wrong with it."""
    if path == PACK_FILE:
        return read_pack(data, path)
    if path == MAP_FILE:
        return read_process_map(data, path)
    kind = kind_of(path, data)
    return read_content(kind, data, path) if kind else (None, [])
