"""Lanes, order, delivery on the main thread, owners that go away, faults, and closing."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.rules.repository import ROOT
from wissen.errors import WissenError
from wissen.ui.jobs import Drive, Job, Jobs


class Page(QObject):
    """Somebody who waits for results and notes what came, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []
        self.failures: list[WissenError] = []
        self.reports: list[tuple[int, int]] = []
        self.threads: set[threading.Thread] = set()

    def take(self, value: object) -> None:
        self.got.append(value)
        self.threads.add(threading.current_thread())

    def fail(self, error: WissenError) -> None:
        self.failures.append(error)

    def progress(self, done: int, total: int) -> None:
        self.reports.append((done, total))


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def page() -> Page:
    return Page()


def until_idle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: not jobs.busy)


def test_the_result_comes_back_on_the_main_thread(qtbot: QtBot, jobs: Jobs, page: Page) -> None:
    jobs.read(lambda: 42, page.take, owner=page)
    until_idle(qtbot, jobs)
    assert page.got == [42]
    assert page.threads == {threading.main_thread()}


def test_work_runs_off_the_main_thread(qtbot: QtBot, jobs: Jobs, page: Page) -> None:
    jobs.database(threading.current_thread, page.take, owner=page)
    jobs.read(threading.current_thread, page.take, owner=page)
    until_idle(qtbot, jobs)
    assert threading.main_thread() not in page.got


def test_the_database_lane_is_one_thread_in_order(qtbot: QtBot, jobs: Jobs, page: Page) -> None:
    threads: list[threading.Thread] = []

    def write(number: int) -> int:
        threads.append(threading.current_thread())
        return number

    for number in range(50):
        jobs.database(lambda number=number: write(number), page.take, owner=page)  # type: ignore[misc]
    until_idle(qtbot, jobs)
    assert page.got == list(range(50))
    assert len(set(threads)) == 1


def test_two_reads_run_at_the_same_time(qtbot: QtBot, jobs: Jobs, page: Page) -> None:
    both_here = threading.Barrier(2, timeout=10)
    jobs.read(both_here.wait, owner=page)
    jobs.read(both_here.wait, page.take, owner=page)
    until_idle(qtbot, jobs)
    assert len(page.got) == 1


def test_an_expected_failure_reaches_the_caller(qtbot: QtBot, jobs: Jobs, page: Page) -> None:
    def work() -> None:
        raise WissenError("Die Datei fehlt.")

    jobs.read(work, page.take, owner=page, failed=page.fail)
    until_idle(qtbot, jobs)
    assert [error.text for error in page.failures] == ["Die Datei fehlt."]
    assert page.got == []


def test_a_failure_nobody_expects_reaches_the_signal(qtbot: QtBot, jobs: Jobs, page: Page) -> None:
    def work() -> None:
        raise WissenError("Die Platte ist voll.")

    with qtbot.waitSignal(jobs.failed) as caught:
        jobs.database(work, owner=page)
    assert caught.args is not None
    assert caught.args[0].text == "Die Platte ist voll."


@pytest.mark.parametrize("cancelled", [False, True])
def test_a_bug_reaches_the_exception_hook(
    qtbot: QtBot, jobs: Jobs, page: Page, monkeypatch: pytest.MonkeyPatch, cancelled: bool
) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _value, _traceback: told.append(kind))
    began, gate = threading.Event(), threading.Event()

    def work() -> None:
        began.set()
        gate.wait(10)
        raise KeyError("x")

    job = jobs.read(work, page.take, owner=page, failed=page.fail)
    assert began.wait(10)
    if cancelled:
        job.cancel()
    gate.set()
    until_idle(qtbot, jobs)
    assert told == [KeyError]
    assert page.failures == []


def test_a_cancelled_result_is_dropped(qtbot: QtBot, jobs: Jobs, page: Page) -> None:
    gate = threading.Event()
    jobs.read(lambda: gate.wait(10), page.take, owner=page).cancel()
    gate.set()
    until_idle(qtbot, jobs)
    assert page.got == []


def test_a_cancelled_write_is_still_written(qtbot: QtBot, jobs: Jobs, page: Page) -> None:
    gate, written = threading.Event(), threading.Event()
    jobs.database(lambda: gate.wait(10), owner=page)
    jobs.database(written.set, page.take, owner=page).cancel()
    gate.set()
    until_idle(qtbot, jobs)
    assert written.is_set()
    assert page.got == []


def test_a_deleted_owner_is_not_called(qtbot: QtBot, jobs: Jobs) -> None:
    called: list[object] = []
    owner, gate = QWidget(), threading.Event()
    jobs.read(lambda: gate.wait(10), called.append, owner=owner)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    gate.set()
    until_idle(qtbot, jobs)
    assert called == []


def test_waiting_does_not_keep_the_owner_alive(qtbot: QtBot, jobs: Jobs) -> None:
    gate, page = threading.Event(), Page()
    gone = weakref.ref(page)
    jobs.read(lambda: gate.wait(10), page.take, owner=page)
    del page
    gc.collect()
    assert gone() is None
    gate.set()
    until_idle(qtbot, jobs)


def test_what_the_work_holds_is_released_on_the_main_thread(qtbot: QtBot, jobs: Jobs, page: Page) -> None:
    released_on: list[threading.Thread] = []

    class Held:
        def __del__(self) -> None:
            released_on.append(threading.current_thread())

    def start(number: int) -> None:
        held = Held()

        def work() -> Held:
            if number % 3 == 0:
                raise WissenError(f"{held}")
            return held

        jobs.read(work, owner=page, failed=page.fail)

    for number in range(60):
        start(number)
    until_idle(qtbot, jobs)
    page.failures.clear()
    gc.collect()
    assert released_on == [threading.main_thread()] * 60


def test_long_work_reports_and_ends_with_its_last_report(qtbot: QtBot, jobs: Jobs, page: Page) -> None:
    gate = threading.Event()

    def work(job: Job) -> str:
        for done in range(1, 1001):
            job.report(done, 1000)
        gate.wait(10)
        return "fertig"

    jobs.read_long(work, page.take, owner=page, progress=page.progress)
    qtbot.waitUntil(lambda: bool(page.reports) and page.reports[-1] == (1000, 1000))
    gate.set()
    until_idle(qtbot, jobs)
    assert page.got == ["fertig"]
    assert len(page.reports) < 100  # a report per step would keep the main thread from painting


def test_long_work_can_see_that_it_was_cancelled(qtbot: QtBot, jobs: Jobs, page: Page) -> None:
    began, saw_it = threading.Event(), threading.Event()

    def work(job: Job) -> None:
        began.set()
        while not job.cancelled:
            pass
        saw_it.set()

    job = jobs.read_long(work, page.take, owner=page)
    assert began.wait(10)
    job.cancel()
    until_idle(qtbot, jobs)
    assert saw_it.is_set()
    assert page.got == []


def test_closing_finishes_writes_and_skips_reads_that_wait(qtbot: QtBot, page: Page) -> None:
    jobs = Jobs()
    gate, written, read = threading.Event(), [], []
    for _ in range(2):
        jobs.read(lambda: gate.wait(10), owner=page)
    jobs.read(lambda: read.append(1), page.take, owner=page)
    jobs.database(lambda: gate.wait(10), owner=page)
    for number in range(5):
        jobs.database(lambda number=number: written.append(number), page.take, owner=page)  # type: ignore[misc]
    threading.Timer(0.05, gate.set).start()
    jobs.close()
    QCoreApplication.processEvents()
    assert written == [0, 1, 2, 3, 4]
    assert read == []
    assert page.got == []
    assert not jobs.busy


def test_after_closing_nothing_new_begins(qapp: QCoreApplication) -> None:
    jobs, owner = Jobs(), QObject()
    began: list[int] = []
    jobs.close()
    assert jobs.database(lambda: began.append(1), owner=owner).cancelled
    assert jobs.read(lambda: began.append(2), owner=owner).cancelled
    assert (began, jobs.busy) == ([], False)


# ---------------------------------------------------------------- drives that hang


def test_a_drive_that_hangs_holds_up_nothing_but_its_like(qtbot: QtBot, jobs: Jobs, page: Page) -> None:
    gate = threading.Event()
    for _ in range(3):
        for drive in set(Drive) - {Drive.CHOSEN}:
            jobs.drive(drive, lambda: gate.wait(10), owner=page)
    jobs.database(lambda: "gelesen", page.take, owner=page)
    jobs.read(lambda: "gefunden", page.take, owner=page)
    jobs.drive(Drive.CHOSEN, lambda: "gespeichert", page.take, owner=page)
    qtbot.waitUntil(lambda: len(page.got) == 3)
    assert set(page.got) == {"gelesen", "gefunden", "gespeichert"}
    gate.set()
    until_idle(qtbot, jobs)


@pytest.mark.parametrize("drive", [Drive.SHARED, Drive.CHOSEN, Drive.WRITTEN])
def test_what_is_written_is_written_in_its_order_also_if_nobody_waits(
    qtbot: QtBot, jobs: Jobs, page: Page, drive: Drive
) -> None:
    written: list[int] = []
    for number in range(50):
        jobs.drive(drive, lambda number=number: written.append(number), owner=page).cancel()  # type: ignore[misc]
    until_idle(qtbot, jobs)
    assert written == list(range(50))


def test_a_look_at_a_drive_that_nobody_wants_does_not_begin(qtbot: QtBot, jobs: Jobs, page: Page) -> None:
    gate, looked = threading.Event(), threading.Event()
    jobs.drive(Drive.SHARED, lambda: gate.wait(10), owner=page)
    jobs.drive_long(Drive.SHARED, lambda _job: looked.set(), owner=page).cancel()
    gate.set()
    until_idle(qtbot, jobs)
    assert not looked.is_set()


def test_closing_finishes_what_is_to_be_written_to_a_drive_that_answers(page: Page) -> None:
    jobs, written = Jobs(), []
    for number in range(20):
        jobs.drive(Drive.WRITTEN, lambda number=number: written.append(number), owner=page)  # type: ignore[misc]
    jobs.close()
    assert written == list(range(20))


def test_closing_leaves_a_drive_that_does_not_answer(page: Page) -> None:
    jobs, gate = Jobs(patience=0.05), threading.Event()
    done: list[str] = []
    jobs.drive(Drive.SHARED, lambda: gate.wait(10), page.take, owner=page)
    jobs.drive(Drive.SHARED, lambda: done.append("danach"), owner=page)
    jobs.read(lambda: gate.wait(10), owner=page)
    jobs.database(lambda: done.append("gelesen"), owner=page)
    jobs.close()
    assert done == ["gelesen"]
    assert not jobs.busy
    lanes = [thread for thread in threading.enumerate() if thread.name.startswith(("shared", "read"))]
    gate.set()
    for lane in lanes:
        lane.join(10)
        assert not lane.is_alive()
    QCoreApplication.processEvents()
    assert (done, page.got) == (["gelesen"], [])


def test_the_process_ends_though_a_drive_hangs() -> None:
    text = (
        "import threading; from PySide6.QtCore import QCoreApplication; from wissen.ui.jobs import Drive, Jobs;"
        "app = QCoreApplication([]); jobs = Jobs(patience=0.05);"
        "jobs.drive(Drive.WRITTEN, threading.Event().wait, owner=app); jobs.close()"
    )
    assert subprocess.run([sys.executable, "-c", text], cwd=ROOT, timeout=60, check=False).returncode == 0
