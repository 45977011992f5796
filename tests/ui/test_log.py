"""The log file says what went wrong and nothing about the person."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning

from wissen.ui import log

pytestmark = pytest.mark.expects_log
logger = logging.getLogger("wissen.test")


@pytest.fixture
def logged(tmp_path: Path) -> Callable[[Callable[[], None]], str]:
    """Do something while the log is open, and return what the file says."""

    def run(action: Callable[[], None]) -> str:
        with log.writing_to(tmp_path / "protokoll"):
            action()
        file = tmp_path / "protokoll" / log.LOG_NAME
        return file.read_text(encoding="utf-8") if file.exists() else ""

    return run


def caught(raising: Callable[[], object]) -> BaseException:
    try:
        raising()
    except Exception as error:  # noqa: BLE001 - any kind is what these tests are about
        return error
    raise AssertionError("nothing was raised")


def test_warnings_are_written_with_the_day_alone(logged: Callable[[Callable[[], None]], str]) -> None:
    text = logged(lambda: logger.warning("Etwas fehlt."))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d WARNING wissen\.test: Etwas fehlt\.\n", text)


def test_what_is_below_a_warning_is_not_written(logged: Callable[[Callable[[], None]], str]) -> None:
    logger.setLevel(logging.DEBUG)
    assert logged(lambda: logger.info("Lektion geöffnet")) == ""


def test_the_home_folder_is_not_named(logged: Callable[[Callable[[], None]], str]) -> None:
    text = logged(lambda: logger.warning("%s", Path.home() / "notiz.md"))
    assert str(Path.home()) not in text
    assert "notiz.md" in text


@pytest.mark.no_qt_log  # the text is provoked
def test_warnings_of_qt_are_written(logged: Callable[[Callable[[], None]], str]) -> None:
    assert "WARNING qt: Das Bild fehlt." in logged(lambda: qWarning("Das Bild fehlt."))


def test_an_exception_is_written_without_what_it_quotes(logged: Callable[[Callable[[], None]], str]) -> None:
    def fail() -> None:
        try:
            int("Frau A., Aktenzeichen 7")
        except ValueError:
            logger.exception("Zahl nicht lesbar.")

    text = logged(fail)
    assert "ValueError" in text
    assert "tests/ui/test_log.py" in text
    assert "Frau A." not in text


def test_a_description_names_versions_kind_and_place() -> None:
    nothing: dict[str, int] = {}
    text = log.describe(caught(lambda: nothing["geheim"]))
    assert re.match(r"Wissen \S+ · Python \S+ · Qt \S+ · \S+\nKeyError\n", text)
    assert re.search(r"  tests/ui/test_log\.py:\d+ in <lambda>$", text)
    assert "geheim" not in text


def test_messages_about_code_are_kept() -> None:
    assert "AttributeError: 'int' object has no attribute 'x'" in log.describe(caught(lambda: getattr(1, "x")))  # noqa: B009


def test_causes_are_described_too() -> None:
    def fail() -> None:
        try:
            int("x")
        except ValueError as error:
            raise KeyError("y") from error

    kinds = [line for line in log.describe(caught(fail)).splitlines()[1:] if not line.startswith(" ")]
    assert kinds == ["KeyError", "ValueError"]


def test_places_outside_the_app_show_their_last_names_only() -> None:
    text = log.describe(caught(lambda: Path().joinpath(1)))  # type: ignore[arg-type]
    assert re.search(r"^  [\w.-]+/pathlib\.py:\d+", text, re.MULTILINE)


def test_a_folder_that_cannot_be_made_keeps_nobody_from_working(tmp_path: Path) -> None:
    (tmp_path / "belegt").write_text("", encoding="utf-8")
    with log.writing_to(tmp_path / "belegt" / "protokoll"):
        logger.warning("geht nur ins Terminal")


def test_the_file_never_grows_large(tmp_path: Path) -> None:
    with log.writing_to(tmp_path):
        for _ in range(4000):
            logger.warning("%s", "x" * 300)
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 3 * 256 * 1024
    assert len(list(tmp_path.iterdir())) == 3


def test_afterwards_the_root_logger_is_as_before(tmp_path: Path) -> None:
    before = list(logging.getLogger().handlers)
    with log.writing_to(tmp_path):
        assert logging.getLogger().handlers != before
    assert logging.getLogger().handlers == before
