"""From the command to the window: first paint, rest, and memory, beside a minimal window in the same round.

`python -m tests.bench.bench_start`. Goals: 1.25 times the minimal window, 120 MB.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from unittest import mock

import psutil

from tests.bench import display
from tests.bench.bench_content import FILES, generated_files
from tests.bench.display import Display
from tests.bench.figures import Figure, table
from tests.bench.watched import QUIET
from tests.helpers.folders import write_folder
from wissen import paths
from wissen.settings import Settings, write_settings

ROUNDS = 7
SLOWER, MEGABYTES = 1.25, 120.0

_FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA")
_MINIMAL = "minimal window"
_SEEN, _SETTLED = 0.005, 0.01
"""Shares of the display: more is a window that has appeared, less is a detail in one that stands."""


@dataclass(frozen=True, slots=True)
class Start:
    """Milliseconds from the command on to the first paint and to the last one before a second of rest; megabytes."""

    first: float
    last: float
    memory: float


@dataclass(frozen=True, slots=True)
class Program:
    """What is started; `home` holds a profile that was closed in order, and is copied for each start."""

    name: str
    module: str
    arguments: tuple[str, ...] = ()
    home: Path | None = None


def measure(rounds: int = ROUNDS) -> list[Figure]:
    """Medians; all programs in turn, so that what else the computer does meets all of them."""
    with TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        programs = list(_programs(folder))
        screens: list[Display | None] = [None]
        if display.is_installed():
            screens.append(stack.enter_context(display.running()))
        figures: list[Figure] = []
        for screen in screens:
            starts: dict[str, list[Start]] = {program.name: [] for program in programs}
            for _ in range(rounds):
                for program in programs:
                    starts[program.name].append(_start(program, folder, screen))
            figures += _figures("offscreen" if screen is None else "Xvfb", starts)
        return figures


def _programs(folder: Path) -> Iterator[Program]:
    """The programs, each started once before it is measured: Python has compiled, Wissen has filled its caches."""
    many = write_folder(folder / "inhalt", generated_files(Random(1)))
    contents = (("Wissen, bundled content", paths.bundled("content")), (f"Wissen, {FILES:,} files", many))
    yield Program(_MINIMAL, "tests.bench.minimal")
    for number, (name, content) in enumerate(contents):
        home = folder / f"home-{number}"
        home.mkdir()
        with mock.patch.dict(os.environ, _environment(folder, home)):
            # In the field for the name a cursor blinks: Willkommen never comes to rest.
            write_settings(paths.folders().config / paths.SETTINGS, Settings(welcomed=True))
        program = Program(name, "wissen", (f"--inhalt={content}",), home)
        for _ in range(2):  # the first start reads and parses; the second leaves what a usual day begins with
            _watch(program, _environment(folder, home))
        yield program


def _start(program: Program, folder: Path, screen: Display | None) -> Start:
    with TemporaryDirectory(dir=folder) as name:
        home = Path(name, "home")
        if program.home is None:
            home.mkdir()
        else:
            shutil.copytree(program.home, home)
        environment = _environment(folder, home)
        return _watch(program, environment) if screen is None else _look_at(program, environment, screen)


def _environment(folder: Path, home: Path) -> dict[str, str]:
    """A home of its own, and Python's compiled modules in a place that is writable and thrown away."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    places = {name: str(home / name.lower()) for name in ("HOME", "USERPROFILE", *_FOLDERS)}
    own = {
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "default.warning=false",  # without a display there is much that cannot be done
    }
    return {**kept, **places, **own}


def _watch(program: Program, environment: Mapping[str, str]) -> Start:
    """Let the process itself tell when it paints."""
    command = [sys.executable, "-m", "tests.bench.watched", program.module, *program.arguments]
    began = time.monotonic()
    with subprocess.Popen(command, cwd=paths.bundled(), env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first, last = json.loads(process.stdout.readline())
        memory = _memory(process)
    return Start(1000 * (first - began), 1000 * (last - began), memory)


def _look_at(program: Program, environment: Mapping[str, str], screen: Display) -> Start:
    """Look at the display; the process knows nothing of it."""
    blank = seen = screen.snapshot()
    command = [sys.executable, "-m", program.module, *program.arguments]
    environment = {**environment, "QT_QPA_PLATFORM": "xcb", "DISPLAY": screen.name}
    began = time.monotonic()
    first = last = 0.0
    with subprocess.Popen(command, cwd=paths.bundled(), env=environment, stderr=subprocess.DEVNULL) as process:
        while not last or time.monotonic() - last < QUIET / 1000:
            now = screen.snapshot()
            if display.changed(seen, now) > (_SETTLED if first else _SEEN):
                seen, last = now, time.monotonic()
                first = first or last
            elif process.poll() is not None:
                raise RuntimeError(f"{program.name} ended before it was seen")
            time.sleep(0.002)
        memory = _memory(process)
        process.kill()
    while display.changed(blank, screen.snapshot()) > _SEEN:
        time.sleep(0.02)
    return Start(1000 * (first - began), 1000 * (last - began), memory)


def _memory(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> float:
    return float(psutil.Process(process.pid).memory_info().rss / 1e6)


def _figures(screen: str, starts: Mapping[str, list[Start]]) -> Iterator[Figure]:
    least = starts[_MINIMAL]
    for name, measured in starts.items():
        for what, get in (("first paint", _first), ("at rest", _last)):
            goal = None if name == _MINIMAL else SLOWER * median(map(get, least))
            yield Figure(f"start, {screen}: {name}, {what}", median(map(get, measured)), "ms", goal)
        goal = None if name == _MINIMAL else MEGABYTES
        yield Figure(f"start, {screen}: {name}, memory", median(start.memory for start in measured), "MB", goal)


def _first(start: Start) -> float:
    return start.first


def _last(start: Start) -> float:
    return start.last


if __name__ == "__main__":
    print(table(measure()))
