"""Building the index: here or in a process of its own, once at a time, and each content folder for itself."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.folders import a_lesson, write_folder
from tests.helpers.person import Person
from wissen.search import store
from wissen.search.store import current_generation, is_being_built
from wissen.services import search_build
from wissen.services.search import Search, Watch
from wissen.services.search_build import Task, build_by_size, build_elsewhere, build_here, key_of


@pytest.fixture
def task(person: Person, tmp_path: Path) -> Task:
    library = person.services.shelf.whole
    return Task(library, person.services.shelf.folder, tmp_path / "suche", key_of(library))


@pytest.fixture
def busy(task: Task) -> Iterator[None]:
    """Somebody else is building."""
    task.root.mkdir(parents=True)
    with store._alone(task.root):
        yield


def test_a_small_pack_is_built_here(task: Task) -> None:
    assert build_by_size(task, Watch())
    assert current_generation(task.root, task.key)


def test_a_process_of_its_own_builds_the_same(task: Task) -> None:
    told: list[tuple[int, int]] = []
    assert build_elsewhere(task, Watch(report=lambda done, total: told.append((done, total))))
    assert current_generation(task.root, task.key)
    assert told[-1][0] == told[-1][1] > 1
    assert sorted(path.name for path in task.root.iterdir()) == ["aktuell", "sperre", "stand-1"]


def test_whoever_gives_up_ends_the_process(task: Task) -> None:
    started = time.monotonic()
    assert not build_elsewhere(task, Watch(cancelled=lambda: True))
    assert time.monotonic() - started < 10
    assert current_generation(task.root, task.key) is None


def test_a_process_that_fails_is_noticed(task: Task, tmp_path: Path) -> None:
    assert not build_elsewhere(Task(task.library, tmp_path / "fehlt", task.folder, task.key), Watch())


def test_a_large_pack_is_built_elsewhere(task: Task) -> None:
    assert not build_by_size(task, Watch(cancelled=lambda: True), small=1)
    assert task.root.exists()


def test_what_a_process_says_besides_is_passed_over() -> None:
    said = iter([b'{"fertig": 1, ', b'"gesamt": 2}\n', b"Unsinn\n", b"[]\n", b"", b'{"fertig": 2, "gesamt": 2}\n'])
    lines = search_build._lines(lambda: next(said))
    assert [next(lines) for _ in range(6)] == [None, (1, 2), None, None, None, (2, 2)]


@pytest.mark.usefixtures("busy")
def test_the_second_builder_waits_until_nobody_wants_it(task: Task) -> None:
    assert is_being_built(task.root)
    looks = iter([False, False, True])
    assert not build_here(task, Watch(cancelled=lambda: next(looks)))


def test_the_second_builder_leaves_the_work_to_the_first(task: Task) -> None:
    task.root.mkdir(parents=True)
    alone = store._alone(task.root)
    alone.__enter__()

    def first_is_done() -> bool:
        alone.__exit__(None, None, None)
        return False

    assert build_here(task, Watch(cancelled=first_is_done))
    assert not is_being_built(task.root)


def test_each_content_folder_has_an_index_of_its_own(person: Person, tmp_path: Path) -> None:
    other = Person(
        write_folder(tmp_path / "anderes", {"module/m/l.md": a_lesson("l-neu", title="Anderes")}),
        today=person.today,
    )
    for one in (person, other):
        assert Search(one.services.shelf, tmp_path / "suche").prepare(Watch())
    written = {file: file.stat().st_mtime_ns for file in (tmp_path / "suche").glob("*/aktuell")}
    assert len(written) == 2
    assert Search(person.services.shelf, tmp_path / "suche").prepare(Watch())
    assert {file: file.stat().st_mtime_ns for file in written} == written


def test_of_many_content_folders_the_last_are_kept(task: Task) -> None:
    for number in range(6):
        folder = task.folder / f"{number:012x}"
        folder.mkdir(parents=True)
        os.utime(folder, (number, number))
    (task.folder / "fremd").mkdir()
    assert build_here(task, Watch())
    names = {folder.name for folder in task.folder.iterdir()}
    assert names == {task.root.name, "fremd", *(f"{number:012x}" for number in (3, 4, 5))}


def test_the_key_follows_the_content(person: Person, task: Task) -> None:
    shelf = person.services.shelf
    file = shelf.folder / "glossar.md"
    file.write_text(file.read_text(encoding="utf-8").replace("vorübergehend", "zurzeit"), encoding="utf-8")
    shelf.adopt(shelf.read())
    assert key_of(shelf.whole) != task.key
