"""A stage in a file: the old wording until the day, the new one from it on, and nothing else is touched."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from wissen import paths
from wissen.content.entry import Entry
from wissen.content.head import Change, ChangeClass
from wissen.content.ids import Id, Place
from wissen.content.library import Library, holding_entries
from wissen.content.load import kind_of, load, read_content
from wissen.content.problem import Severity
from wissen.content.staging import both, can_be_staged, change_of, passage, staged, with_change
from wissen.content.summary import summarise
from wissen.errors import ContentError

DAY = date(2027, 3, 1)
EVE = DAY - timedelta(days=1)

LESSON = """\
---
kennung: l1
titel: Fristen
# ein Kommentar, der bleibt
quellen: § 81 AufenthG
---

Worum es geht.

## Der Antrag
Bezug: § 81 AufenthG

Er ist rechtzeitig zu stellen.

### Im Einzelnen
Kennung: einzeln

Vor Ablauf.

## Kontrollfrage: Wann?
Kennung: f1 · Bezug: § 81 AufenthG

- [x] Vorher
- [ ] Nachher

## Schluss

Ende.
"""


def read(folder: Path, text: str) -> tuple[Library, Entry]:
    file = folder / "module/01-m/01-l.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    (file.parent / "modul.md").write_text("---\nkennung: m\ntitel: M\n---\n", encoding="utf-8")
    library, _ = load(folder)
    return library, library.entries[Id("l1")]


def revisions(library: Library, day: date, object_id: str) -> dict[str, str]:
    entry = library.at(day).entries.get(Id(object_id))
    return {part.id: part.revision for part in entry.parts} if entry else {}


def test_the_part_stands_twice_and_what_is_below_it_once(tmp_path: Path) -> None:
    _, entry = read(tmp_path, LESSON)
    found = passage(LESSON, entry, "der-antrag", day=DAY)
    head = "## Der Antrag\nKennung: der-antrag · Gilt: ab 01.03.2027 · Bezug: § 81 AufenthG"
    assert found.after == f"{head}\n\nEr ist rechtzeitig zu stellen."
    after = staged(LESSON, entry.path, found, after=found.after.replace("rechtzeitig", "online"))
    assert after == LESSON.replace(
        """\
## Der Antrag
Bezug: § 81 AufenthG

Er ist rechtzeitig zu stellen.
""",
        """\
## Der Antrag
Kennung: der-antrag · Gilt: bis 28.02.2027 · Bezug: § 81 AufenthG

Er ist rechtzeitig zu stellen.

## Der Antrag
Kennung: der-antrag · Gilt: ab 01.03.2027 · Bezug: § 81 AufenthG

Er ist online zu stellen.
""",
    )


@pytest.mark.parametrize("part", ["der-antrag", "einzeln", "f1", "schluss"])
def test_each_day_has_its_wording(tmp_path: Path, part: str) -> None:
    library, entry = read(tmp_path, LESSON)
    before = revisions(library, EVE, "l1")
    found = passage(LESSON, entry, part, day=DAY)
    words = {"der-antrag": "rechtzeitig", "einzeln": "Vor Ablauf", "f1": "Vorher", "schluss": "Ende"}
    text = staged(LESSON, entry.path, found, after=found.after.replace(words[part], "Neues"))
    library, _ = read(tmp_path, text)
    assert revisions(library, EVE, "l1") == before
    later = revisions(library, DAY, "l1")
    assert {name for name in later if later[name] != before[name]} == {part}


def test_what_begins_on_the_day_is_only_reworded(tmp_path: Path) -> None:
    _, entry = read(tmp_path, LESSON)
    once = passage(LESSON, entry, "schluss", day=DAY)
    text = staged(LESSON, entry.path, once, after=once.after)
    _, entry = read(tmp_path, text)
    again = passage(text, entry, "schluss", day=DAY)
    assert again.before == ""
    assert staged(text, entry.path, again, after=again.after) == text


def test_a_later_version_stays_and_ends_the_new_one(tmp_path: Path) -> None:
    _, entry = read(tmp_path, LESSON)
    late = passage(LESSON, entry, "schluss", day=date(2028, 1, 1))
    text = staged(LESSON, entry.path, late, after=late.after)
    _, entry = read(tmp_path, text)
    found = passage(text, entry, "schluss", day=DAY)
    assert "Gilt: 01.03.2027 bis 31.12.2027" in found.after
    assert "Gilt: bis 28.02.2027" in found.before
    assert "Gilt: ab 01.01.2028" in staged(text, entry.path, found, after=found.after)


def test_a_wording_that_breaks_the_file_is_refused(tmp_path: Path) -> None:
    _, entry = read(tmp_path, LESSON)
    found = passage(LESSON, entry, "f1", day=DAY)
    with pytest.raises(ContentError, match="fehlerhaft") as told:
        staged(LESSON, entry.path, found, after=found.after.replace("ab 01.03.2027", "ab 31.02.2027"))
    assert told.value.hint == "Zeile 2 des neuen Textes."


def test_a_file_that_was_changed_meanwhile_is_refused(tmp_path: Path) -> None:
    _, entry = read(tmp_path, LESSON)
    with pytest.raises(ContentError, match="inzwischen geändert"):
        passage("---\nkennung: l1\ntitel: Fristen\n---\n\nAlles weg.\n", entry, "schluss", day=DAY)


def test_what_does_not_hold_then_is_refused(tmp_path: Path) -> None:
    text = LESSON.replace("## Schluss\n", "## Schluss\nGilt: bis 31.12.2026\n")
    _, entry = read(tmp_path, text)
    with pytest.raises(ContentError, match="gilt an diesem Tag nicht"):
        passage(text, entry, "schluss", day=DAY)


def test_the_verlauf_is_begun_or_gone_on_with(tmp_path: Path) -> None:
    _, entry = read(tmp_path, LESSON)
    asked = [part for part in entry.parts if part.id in {"der-antrag", "f1"}]
    change = change_of(DAY, ChangeClass.REFRESH, "Antrag: nur noch online", asked)
    text = with_change(LESSON, entry.path, change)
    assert text == LESSON.replace(
        "quellen: § 81 AufenthG\n",
        "quellen: § 81 AufenthG\nverlauf:\n"
        "  - {am: 2027-03-01, art: auffrischen, text: 'Antrag: nur noch online', "
        "abschnitte: [der-antrag], fragen: [f1]}\n",
    )
    earlier = Change(date(2026, 5, 1), ChangeClass.INFORM, "Klarer gesagt")
    more = change_of(DAY, ChangeClass.CONFIRM, "", [part for part in entry.parts if part.id == "schluss"])
    text = with_change(with_change(text, entry.path, earlier), entry.path, more)
    _, entry = read(tmp_path, text)
    assert [(one.day, one.kind, one.text, one.sections) for one in entry.head.history] == [
        (date(2026, 5, 1), ChangeClass.INFORM, "Klarer gesagt", ()),
        (DAY, ChangeClass.REFRESH, "Antrag: nur noch online", ("der-antrag", "schluss")),  # of two the stronger
    ]


@pytest.mark.parametrize(
    ("earlier", "merged"),
    [
        (Change(DAY, ChangeClass.REFRESH, "Frist", (), ()), Change(DAY, ChangeClass.REFRESH, "Frist; Ort", (), ())),
        (
            Change(DAY, ChangeClass.EDITORIAL, "", (Place("schluss"),)),
            Change(DAY, ChangeClass.CONFIRM, "Ort", (Place("schluss"),)),
        ),
        (
            Change(DAY, ChangeClass.REFRESH, "Ort", (Place("der-antrag"),)),
            Change(DAY, ChangeClass.REFRESH, "Ort", (Place("der-antrag"), Place("schluss"))),
        ),
    ],
)
def test_an_entry_of_the_same_day_loses_nobody_who_was_to_be_asked(
    tmp_path: Path, earlier: Change, merged: Change
) -> None:
    _, entry = read(tmp_path, LESSON)
    change = Change(DAY, ChangeClass.CONFIRM, "Ort", (Place("schluss"),))
    _, entry = read(tmp_path, with_change(with_change(LESSON, entry.path, earlier), entry.path, change))
    assert entry.head.history == (merged,)


def test_all_content_can_be_staged_with_a_sentence_more() -> None:
    folder = paths.bundled("content")
    library, _ = load(folder)
    eve, later = library.at(EVE).entries, library.at(DAY).entries
    count = 0
    for entry in library.entries.values():
        offered = sorted({part.id for part in entry.parts if can_be_staged(part) and DAY in part.period})
        text = (folder / entry.path).read_text(encoding="utf-8") if offered else ""
        found = [passage(text, entry, part, day=DAY) for part in offered]
        for one in sorted(found, key=lambda one: -one.first):
            text = both(one, with_a_sentence_more(one.after)).apply(text)
        if found:
            new = parsed(entry.path, text)
            assert shown(new, EVE) == [(part.id, part.revision) for part in eve[entry.id].parts], entry.path
            assert [name for name, _ in shown(new, DAY)] == [part.id for part in later[entry.id].parts], entry.path
        count += len(found)
    assert count > 700


def with_a_sentence_more(wording: str) -> str:
    """At the end of the first paragraph of its text, where everything that can be staged has one."""
    return re.sub(r"\A((?:#.*\n)(?:Kennung:.*\n)\n*)", r"\1Ein Satz mehr.\n\n", f"{wording}\n")


def parsed(path: str, text: str) -> Entry:
    kind = kind_of(path, text.encode())
    assert kind is not None
    content, problems = read_content(kind, text.encode(), path)
    assert content is not None
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    return summarise(content, path=path, sha="")


def shown(entry: Entry, day: date) -> list[tuple[str, str]]:
    """What is there on a day, with its Fassung."""
    return [(part.id, part.revision) for part in holding_entries([entry], day)[entry.id].parts]
