"""Write the golden database of the present schema: `python -m tests.helpers.golden`, once per released version.

A golden file is never written again: it stands for the files that people have.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.helpers.stores import Desk, answered, answered_in_own_words, begun, completed
from wissen.learning.verb import Verb
from wissen.progress.events import NewEvent
from wissen.progress.places import LastPlace
from wissen.progress.schema import SCHEMA_VERSION

FOLDER = Path(__file__).resolve().parents[1] / "data" / "store"


def write_golden(target: Path) -> None:
    """One event of every kind, an erased one, a second log, a text, a place and a summary."""
    with TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        store = desk.store(today=date(2026, 3, 2))
        store.append(NewEvent(Verb.SETTINGS, "rollen", "", {"value": ["telefon", "theke"]}), today=date(2026, 3, 2))
        store.append(begun(), completed(), today=date(2026, 3, 2))
        (start,) = store.append(
            NewEvent(
                Verb.ATTEMPT_STARTED,
                "m01-abschluss",
                "f-m01-abschluss",
                {"items": [["q01", "f-q01"], ["q02", "f-q02"]], "pass_mark": 80, "seed": 7, "stichtag": "2026-03-03"},
            ),
            today=date(2026, 3, 3),
        )
        first, _ = store.append(
            answered_in_own_words("q01", "text1", "Weil die Frist läuft: ä ö ü ß", attempt=start.reference),
            answered("q02", ["c", "b", "a"], 0.5, attempt=start.reference),
            today=date(2026, 3, 3),
        )
        finish = {"attempt": start.reference, "score": 0.75, "passed": False}
        store.append(
            NewEvent(Verb.ATTEMPT_FINISHED, "m01-abschluss", "f-m01-abschluss", finish), today=date(2026, 3, 3)
        )
        store.erase([first], today=date(2026, 3, 4))
        store.remember_place(LastPlace("l02", "wann"))
        store.write_summary("heute", {"next": "l02"})
        store.close()
        desk.path.with_name("wissen.db-head").unlink()
        store = desk.store(today=date(2026, 3, 5))
        (done,) = store.append(completed("l02"), today=date(2026, 3, 5))
        store.append(NewEvent(Verb.UNDONE, "l02", "", {"completion": done.reference}), today=date(2026, 3, 5))
        store.append(NewEvent(Verb.PROGRESS_RESET, "m01"), today=date(2026, 3, 5))
        store.write_texts({"note1": "Rückfrage an die Leitung"})
        store.close()
        target.write_bytes(desk.path.read_bytes())


if __name__ == "__main__":
    golden = FOLDER / f"v{SCHEMA_VERSION}.db"
    if golden.exists():
        sys.exit(f"{golden.name} is released and stays as it is")
    write_golden(golden)
