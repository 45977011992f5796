"""A lane whose threads end with the process, also where a drive never answers."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue

Item = tuple[Callable[[int], None], int]


class Lane:
    """Does what it is given in this order; with several threads the order of the ends is open.

    Not a ThreadPoolExecutor: the interpreter waits for the threads of those, for as long as a drive hangs.
    """

    def __init__(self, name: str, threads: int) -> None:
        self._name = name
        self._most = threads
        self._given: SimpleQueue[Item | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []

    def submit(self, work: Callable[[int], None], number: int) -> None:
        """Let a thread call `work` with the number."""
        self._given.put((work, number))
        if len(self._threads) < self._most:
            name = f"{self._name}_{len(self._threads)}"
            self._threads.append(threading.Thread(target=self._go_on, name=name, daemon=True))
            self._threads[-1].start()

    def drop(self) -> None:
        """Forget what nobody has begun."""
        try:
            while True:
                self._given.get_nowait()
        except Empty:
            pass

    def end(self) -> None:
        """End once everything is done."""
        for _ in self._threads:
            self._given.put(None)

    def join(self, latest: float) -> bool:
        """Wait for the end, until a moment of `time.monotonic`; whether it came."""
        for thread in self._threads:
            thread.join(max(0.0, latest - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _go_on(self) -> None:
        while (item := self._given.get()) is not None:
            work, number = item
            work(number)
