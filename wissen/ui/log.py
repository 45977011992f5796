"""The log file: what went wrong, where in the program, on which day; nothing about the person.

No time of day and nothing below a warning: a log of starts and clicks would be a timesheet. No message of an exception
that may quote what somebody typed, no folder that bears somebody's name.
"""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from copy import copy
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion

from wissen import paths
from wissen.version import VERSION

LOG_NAME = "wissen.log"
_BYTES, _OLDER_FILES = 256 * 1024, 2

# What these say comes from the text of the program, never from data.
_SPEAK_OF_CODE = (AttributeError, NameError, RuntimeError, TypeError)

_QT_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_qt = logging.getLogger("qt")


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Write warnings of the app and of Qt to a file that never grows large, and to the terminal if there is one."""
    handlers: list[logging.Handler] = [_LogFile(folder)]
    if sys.stderr:  # a windowed app on Windows has none
        handlers.append(logging.StreamHandler())
    root = logging.getLogger()
    for handler in handlers:
        handler.setLevel(logging.WARNING)
        handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%d"))
        root.addHandler(handler)
    qInstallMessageHandler(_log_qt)
    try:
        yield
    finally:
        qInstallMessageHandler(None)
        for handler in handlers:
            root.removeHandler(handler)
            handler.close()


def describe(error: BaseException) -> str:
    """Return what a developer needs of an exception and its causes, without what the person was doing it with."""
    parts = [f"Wissen {VERSION} · Python {platform.python_version()} · Qt {qVersion()} · {platform.system()}"]
    link: BaseException | None = error
    while link:
        parts.append(type(link).__qualname__ + (f": {link}" if isinstance(link, _SPEAK_OF_CODE) else ""))
        parts += [f"  {place(frame)} in {frame.name}" for frame in traceback.extract_tb(link.__traceback__)]
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return without_home("\n".join(parts))


def place(frame: traceback.FrameSummary) -> str:
    """Return file and line; the file from the app's own folder or by its last two names."""
    file = Path(frame.filename)
    inside = file.is_relative_to(paths.bundled())
    short = file.relative_to(paths.bundled()) if inside else Path(*file.parts[-2:])
    return f"{short.as_posix()}:{frame.lineno}"


def without_home(text: str) -> str:
    """Write the home folder as ~, because it bears the person's name."""
    return text.replace(str(Path.home()), "~").replace(Path.home().as_posix(), "~")


class _Discreet(logging.Formatter):
    """Writes of an exception what `describe` keeps."""

    def format(self, record: logging.LogRecord) -> str:
        own = copy(record)
        own.exc_text = None  # another handler may have left its own, talkative one there
        return without_home(super().format(own))

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        return describe(ei[1]) if ei[1] else ""


class _LogFile(logging.Handler):
    """Opens the file with the first record: most days leave none, and the start need not wait for it."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):  # a log that cannot be written keeps nobody from working
            if self._file is None:
                self._file = self._opened()
            self._file.emit(record)

    def close(self) -> None:
        if self._file:
            self._file.close()
        super().close()

    def _opened(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / LOG_NAME
        file = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_OLDER_FILES, encoding="utf-8")
        file.setFormatter(self.formatter)
        return file


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    level = _QT_LEVELS.get(kind)
    if level is not None:
        _qt.log(level, "%s", message)
