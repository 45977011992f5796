"""A drive that does not answer: learning, looking up and saving elsewhere go on, and it is told."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.helpers.workplace import Workplace
from wissen.settings import Policy
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.workshop import WorkshopPage

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a file that nobody writes to is POSIX")
HUT = "module/01-anfang/hut.md"


@contextmanager
def hanging(*files: Path) -> Iterator[None]:
    """Meanwhile whoever reads one of these files waits, as for a share that has gone."""
    for file in files:
        os.mkfifo(file)
    try:
        yield
    finally:
        for file in files:
            with file.open("r+b", buffering=0):  # wakes who waits, and waits for nobody
                file.unlink()


@pytest.fixture
def learner(running: Workplace, tmp_path: Path) -> Workplace:
    """Somebody with keys, so that there is something to exchange."""
    running.session.preferences.change(name="Jana")
    running.session.exchange.mail.invite("Team", tmp_path / "x.wissenteam")
    return running


def learn(place: Workplace, lesson: str = "l-hut") -> None:
    """Read a lesson and say so: what a lane has to answer for."""
    place.window.go(Address(Screen.LESSON, lesson))
    place.until(lambda: "Gelesen" in place.labels())
    place.button("Gelesen").click()
    place.until(lambda: "Gelesen" not in place.labels())


def found(place: Workplace, words: str) -> object:
    """What a search finds."""
    got: list[object] = []
    search = place.session.services.search
    place.session.jobs.read(lambda: search.search(words), got.append, owner=place.window)
    place.until(lambda: bool(got))
    return got[0]


def test_a_share_with_letters_and_packs_holds_up_neither_learning_nor_looking_up(
    learner: Workplace, tmp_path: Path
) -> None:
    place, share = learner, tmp_path / "netz"
    share.mkdir()
    device = place.session.exchange.mail.device_id
    place.close()
    place.policy = Policy(exchange_folder=share, pack_folder=share)
    with hanging(share / f"{device[:16]}-spaet.wissenstand", share / "a.wissenpaket"):
        place.launch()
        place.until(lambda: place.session.services.ready)
        place.session.packs.look_around()
        learn(place)
        assert found(place, "Hut")
        place.session.exchange.exchange()
        assert "Gerade wird ausgetauscht." in place.told
    place.wait()


def test_a_letter_that_cannot_be_read_yet_holds_up_no_answer(learner: Workplace, tmp_path: Path) -> None:
    late = tmp_path / "spaet.wissenpfad"
    with hanging(late):
        learner.session.exchange.take_files([late])
        learner.session.exchange.open_invitation(late, refuse, owner=learner.window, failed=lambda _: None)
        learn(learner)
    learner.wait()
    assert any("spaet.wissenpfad" in told for told in learner.told)


def refuse(_: object) -> None:
    """Nothing else is expected."""
    pytest.fail("came back otherwise")


class Slow:
    """Something that is written to a drive that answers late."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.steps: list[str] = []

    def prepare(self) -> None:
        self.steps.append("prepare")

    def put(self) -> None:
        assert self.gate.wait(30)
        self.steps.append("put")

    def finish(self) -> str:
        self.steps.append("finish")
        return "geschrieben"


def test_a_letter_that_cannot_be_written_yet_holds_up_no_answer(running: Workplace) -> None:
    slow, got = Slow(), list[str]()
    running.session.exchange.give(slow, got.append, owner=running.window, failed=refuse)
    learn(running)
    assert slow.steps == ["prepare"]
    slow.gate.set()
    running.wait()
    assert (slow.steps, got) == (["prepare", "put", "finish"], ["geschrieben"])


def test_a_save_of_the_werkstatt_holds_up_no_answer_and_is_done_once_the_drive_answers(running: Workplace) -> None:
    running.go(Screen.WORKSHOP, HUT)
    page = running.window.page
    assert isinstance(page, WorkshopPage)
    page.choose_folder(running.content)
    running.go(Screen.WORKSHOP, HUT)
    page = running.window.page
    assert isinstance(page, WorkshopPage)
    file, before = running.content / HUT, (running.content / HUT).read_bytes()
    opened = page.files.get(HUT)
    assert opened is not None
    opened.document.setPlainText(opened.text + "\nMehr.\n")
    aside = file.rename(file.with_suffix(".alt"))
    with hanging(file):
        page.save()
        learn(running, "l-rest")
        assert opened.unsaved
    aside.rename(file)
    running.wait()
    assert file.read_bytes() == before
    page.files.save(HUT)
    running.wait()
    assert file.read_text(encoding="utf-8").endswith("Mehr.\n")
