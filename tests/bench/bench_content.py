"""5,000 generated files loaded cold and warm, the memory of their Library, and the check of the bundled content.

`python -m tests.bench.bench_content`
"""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.bench.figures import Figure, table
from tests.helpers.folders import write_folder
from wissen import paths
from wissen.content.check import check
from wissen.content.library import Library
from wissen.content.load import load

FILES = 5_000
PER_MODULE = 20
SECTIONS = 6
_WORDS = ("Antrag", "Titel", "Frist", "Aufenthalt", "stellt", "gilt", "endet", "fehlt", "und", "weil", "die", "noch")


def measure() -> list[Figure]:
    """Loading with an empty and with a filled parse cache, and the check of what is shipped."""
    with TemporaryDirectory() as name:
        folder, cache = Path(name, "inhalt"), Path(name, "zwischenspeicher", "inhalte.json")
        write_folder(folder, generated_files(Random(1)))
        cold, _ = _timed(folder, cache)
        warm, _ = _timed(folder, cache)
        memory = _memory(folder, cache)
    started = perf_counter()
    check(paths.bundled("content"))
    checked = perf_counter() - started
    return [
        Figure(f"content: {FILES:,} files loaded, cold", cold, "s"),
        Figure(f"content: {FILES:,} files loaded, warm", warm, "s"),
        Figure(f"content: Library of {FILES:,} files", memory, "MB"),
        Figure("content: bundled content checked", checked, "s"),
    ]


def generated_files(random: Random, count: int = FILES) -> dict[str, str]:
    """Modules of lessons of some 400 words, each with a question."""
    files: dict[str, str] = {}
    for number in range(count):
        module, place = divmod(number, PER_MODULE)
        if place == 0:
            files[f"module/m{module}/modul.md"] = f"---\nkennung: m{module}\ntitel: Modul {module}\nziel: lesen\n---\n"
        else:
            files[f"module/m{module}/l{place:02}.md"] = _lesson(number, random)
    return files


def _lesson(number: int, random: Random) -> str:
    sections = "\n".join(_section(place, random) for place in range(SECTIONS))
    question = (
        f"## Kontrollfrage: Was gilt?\nKennung: k{number} · Bezug: § 81 Abs. 4 AufenthG · Schwierigkeit: 1\n\n"
        f"- [x] {_prose(5, random)}\n  > Richtig.\n- [ ] {_prose(6, random)}\n  > Nein.\n"
    )
    return f"---\nkennung: l{number}\ntitel: Lektion {number}\ndauer: 8\n---\n\n{sections}\n{question}"


def _section(place: int, random: Random) -> str:
    norm = random.randint(1, 104)
    return (
        f"## {_prose(4, random)}\nKennung: a{place} · Bezug: § {norm} AufenthG\n\n"
        f"{_prose(40, random)} Das steht in § {norm} Abs. {place + 1} AufenthG.\n\n"
        f"> **Merke:** {_prose(12, random)}\n"
    )


def _prose(words: int, random: Random) -> str:
    return " ".join(random.choices(_WORDS, k=words)).capitalize() + "."


def _timed(folder: Path, cache: Path) -> tuple[float, Library]:
    started = perf_counter()
    library, _ = load(folder, cache=cache)
    return perf_counter() - started, library


def _memory(folder: Path, cache: Path) -> float:
    """Megabytes that the Library itself holds, once everything that read it has gone."""
    gc.collect()
    tracemalloc.start()
    try:
        library, _ = load(folder, cache=cache)
        gc.collect()
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(library.entries) == FILES
    return held / 1_000_000


if __name__ == "__main__":
    print(table(measure()))
