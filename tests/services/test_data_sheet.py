"""The data sheet names every field that may leave, and every kind of entry that is kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_type_hints

from tests.helpers.exchange import a_device
from wissen.learning.talk import written
from wissen.learning.verb import Verb
from wissen.learning.working_days import Absence
from wissen.services import assigned, cover_offered, data_sheet, own_plans, week_notes
from wissen.services.data_kept import FILES
from wissen.services.data_sheet import FIELDS, NEVER, STAYS, at_mentors, leaves, minimum
from wissen.services.data_words import WORDINGS
from wissen.settings import LONGEST, Retention
from wissen.team import contacts, messages
from wissen.team.envelope import FileKind


def shapes(kind: Any) -> Iterator[type]:
    """A shape and, wherever they are written down, those that its fields hold."""
    for held in get_args(kind):
        yield from shapes(held)
    if is_dataclass(kind) and isinstance(kind, type):
        yield kind
        for field in get_type_hints(kind).values():
            yield from shapes(field)


LEAVING = set(shapes(messages.Message))


def test_every_shape_of_a_message_is_described() -> None:
    assert set(FIELDS) == LEAVING


def test_every_field_of_a_message_has_words() -> None:
    assert {kind: set(words) for kind, words in FIELDS.items()} == {
        kind: {field.name for field in fields(kind)} for kind in LEAVING
    }


def test_the_words_of_every_field_stand_on_the_sheet() -> None:
    told = {words for row in leaves(LONGEST) for words in row.fields}
    assert {words for kind in FIELDS.values() for words in kind.values()} <= told


def test_every_kind_of_entry_that_is_kept_stands_on_the_sheet() -> None:
    assert set(WORDINGS) == set(Verb)
    assert {wording.done for wording in WORDINGS.values()} <= set(STAYS[0].fields)


def test_every_row_says_what_for_who_and_how_long() -> None:
    assert all(
        row.name and row.fields and row.purpose and row.seen_by and row.kept
        for row in (*STAYS, *at_mentors(LONGEST), *leaves(LONGEST))
    )


# ------------------------------------------------------------ what is kept of the people one exchanges with

DAY = date(2026, 11, 23)
ELSEWHERE = {
    "team/keys.py",  # of the device itself
    "team/store.py",  # messages, which stand on the sheet field by field
    "team/exchange_folder.py",  # the same, in the folder
    "services/mail.py",  # deletes the whole folder
    # What authors work on; it is about nobody.
    "services/kept_drafts.py",
    "services/kept_steps.py",
    "services/law_entries.py",
    "services/pack_release.py",
    "services/received_remarks.py",
}
STORES = {
    "services/own_plans.py": own_plans.NAME,
    "services/week_notes.py": week_notes.NAME,
    "services/assigned.py": assigned.NAME,
    "services/cover_offered.py": cover_offered.NAME,
    "team/contacts.py": contacts.FILE,
}


def test_no_store_is_forgotten() -> None:
    """Whoever writes a file about people has a row; a new store says here what it is."""
    package = Path(data_sheet.__file__).parents[1]
    writers = {
        file.relative_to(package).as_posix()
        for folder in ("services", "team")
        for file in (package / folder).glob("*.py")
        if re.search(r"\bwrite_json\b|\bprivate_file\b", file.read_text(encoding="utf-8"))
    }
    assert writers == ELSEWHERE | STORES.keys()
    assert set(FILES) == set(STORES.values())


def test_every_file_stands_on_the_sheet_with_all_its_words() -> None:
    told = {words for row in (*STAYS, *at_mentors(LONGEST)) for words in row.fields}
    assert {words for keys in FILES.values() for words in keys.values()} <= told


def written_keys(file: Path, *holders: str) -> set[str]:
    """The keys of a file; of those in `holders` what the first thing in them has."""
    raw = json.loads(file.read_text(encoding="utf-8"))
    keys = set(raw) - {"format", *holders}
    for holder in holders:
        held = raw[holder]
        keys |= set(held[0] if isinstance(held, list) else next(iter(held.values())))
    return keys


def test_every_key_of_a_file_has_words(tmp_path: Path) -> None:
    plans, notes = own_plans.OwnPlans(tmp_path), week_notes.WeekNotes(tmp_path)
    plans.keep_absences("jana", [Absence(DAY, DAY)])
    notes.keep("jana", questions=written("Wie geht es?", ("Was hilft?",)), notes="Notiz", day=DAY)
    people = contacts.Contacts()
    people.pin(FileKind.FROM_TRAINEE, "Jana", "Team", a_device("Jana").public, None)
    contacts.write(tmp_path, people)
    for name, holders in ((own_plans.NAME, ()), (week_notes.NAME, ("talks",)), (contacts.FILE, ("contacts",))):
        assert written_keys(tmp_path / name, *holders) == FILES[name].keys()


def test_what_is_never_recorded_is_said() -> None:
    told = " ".join(NEVER)
    assert all(word in told for word in ("Wie lange", "anmelden", "suchen", "Uhrzeit", "zuletzt", "Ranglisten"))


def test_the_minimum_of_the_office_is_named() -> None:
    assert "Module, Praxisaufgaben" in minimum(("Module", "Praxisaufgaben"))
    assert "nichts festgelegt" in minimum(())


def test_the_periods_of_the_office_are_named() -> None:
    told = " ".join(row.kept for row in leaves(Retention(help_days=14, months=1)))
    assert "höchstens 14 Tage" in told
    assert told.count("1 Monat nach") == 5
    assert sum("6 Monate nach" in row.kept for row in leaves(LONGEST)) == 5
    assert sum("bis 1 Monat nach" in row.kept for row in at_mentors(Retention(help_days=14, months=1))) == 2
