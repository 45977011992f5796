"""Rechtsänderung einpflegen: what is decided goes into the files whole, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.helpers.small_pack import write_small_pack
from tests.services.test_law_entry import CHANGE, STAGE
from wissen import paths
from wissen.content.blocks import plain_text
from wissen.content.check_stages import UNCONFIRMED
from wissen.content.head import ChangeClass
from wissen.content.ids import Id
from wissen.content.library import Library
from wissen.content.load import load
from wissen.content.model import LawChange
from wissen.content.problem import Severity
from wissen.errors import ContentError
from wissen.services import law_staging
from wissen.services.comparison import compare
from wissen.services.law_entry import Task, as_markdown, taken_up, tasks

DAY = date(2027, 3, 1)
HUT = replace(CHANGE, stages=(replace(STAGE, concerns="§ 82 Abs. 3 AufenthG"),))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_pack(tmp_path / "inhalt")


def read(folder: Path) -> Library:
    return load(folder)[0]


def helping(folder: Path) -> Task:
    return next(task for task in tasks(read(folder), HUT, 1) if task.ref == "l-hut#helfen")


def write(folder: Path, after: str, kind: ChangeClass = ChangeClass.REFRESH) -> law_staging.Written:
    task = helping(folder)
    shown = law_staging.proposal(folder, task, day=DAY)
    return law_staging.write_stage(folder, task, shown, after=after, day=DAY, kind=kind, reason="Nun online")


def test_on_the_eve_the_old_text_on_the_day_the_new_one(folder: Path) -> None:
    found = law_staging.proposal(folder, helping(folder), day=DAY)
    write(folder, found.after.replace("Beraten ist Pflicht", "Beraten wird online"))
    compared = compare(read(folder), "l-hut#helfen", before=DAY - timedelta(days=1), after=DAY)
    (part,) = compared.parts
    assert (part.place, str(part.fate)) == ("helfen", "geändert")
    (change,) = read(folder).entries[Id("l-hut")].head.history
    assert (change.day, change.kind, change.text, change.sections) == (
        DAY,
        ChangeClass.REFRESH,
        "Nun online",
        ("helfen",),
    )


def test_the_file_keeps_its_line_ends_and_mark(folder: Path) -> None:
    file = folder / "module/01-anfang/hut.md"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    found = law_staging.proposal(folder, helping(folder), day=DAY)
    write(folder, found.after.replace("Pflicht", "Aufgabe"))
    assert file.read_bytes().startswith(b"\xef\xbb\xbf---\r\n")
    assert b"\n" not in file.read_bytes().replace(b"\r\n", b"")


def test_a_place_that_has_moved_since_is_found_again(folder: Path) -> None:
    task = helping(folder)
    file = folder / task.entry.path
    text = file.read_text(encoding="utf-8")
    assert task.part is not None
    between = text.split("\n")
    # Another heading stands now in the very line where this one was.
    between[task.part.line - 1 : task.part.line - 1] = ["## Etwas anderes", "Kennung: anderes", "", "Bleibt so.", ""]
    file.write_text("\n".join(between), encoding="utf-8")
    found = law_staging.proposal(folder, task, day=DAY)
    assert found.after.startswith("## Helfen")
    after = found.after.replace("Pflicht", "Aufgabe")
    law_staging.write_stage(folder, task, found, after=after, day=DAY, kind=ChangeClass.INFORM, reason="G")
    assert "## Etwas anderes\nKennung: anderes\n\nBleibt so.\n" in file.read_text(encoding="utf-8")


def test_what_somebody_else_wrote_at_the_place_meanwhile_is_not_overwritten(folder: Path) -> None:
    task = helping(folder)
    found = law_staging.proposal(folder, task, day=DAY)
    file = folder / task.entry.path
    file.write_text(file.read_text(encoding="utf-8").replace("Beraten ist", "Ja, beraten ist"), encoding="utf-8")
    before = file.read_bytes()
    with pytest.raises(ContentError, match="inzwischen geändert"):
        law_staging.write_stage(folder, task, found, after="## X", day=DAY, kind=ChangeClass.INFORM, reason="G")
    assert file.read_bytes() == before


def test_it_can_be_taken_back_until_somebody_else_writes(folder: Path) -> None:
    file = folder / "module/01-anfang/hut.md"
    before = file.read_bytes()
    found = law_staging.proposal(folder, helping(folder), day=DAY)
    written = write(folder, found.after.replace("Pflicht", "Aufgabe"))
    law_staging.take_back(folder, written)
    assert file.read_bytes() == before
    written = write(folder, found.after.replace("Pflicht", "Aufgabe"))
    file.write_bytes(file.read_bytes() + b"\nVon Hand.\n")
    with pytest.raises(ContentError, match="seither geändert"):
        law_staging.take_back(folder, written)


def test_a_new_file_goes_when_it_is_taken_back(folder: Path) -> None:
    written = law_staging.write_change(folder, CHANGE, read(folder))
    assert [change.head.id for change in read(folder).changes if change.head.id == CHANGE.kennung]
    law_staging.take_back(folder, written)
    assert not (folder / CHANGE.path).exists()


def test_writing_the_stages_again_keeps_the_rest_of_the_head(folder: Path) -> None:
    law_staging.write_change(folder, CHANGE, read(folder))
    file = folder / CHANGE.path
    text = file.read_text(encoding="utf-8").replace("fundstelle:", "stichworte: Online\nfundstelle:")
    file.write_text(text, encoding="utf-8")
    sha = law_staging.sha_of(file.read_bytes())
    law_staging.write_change(folder, replace(CHANGE, title="Anträge nur online", sha=sha), read(folder))
    head = read(folder).entries[Id(CHANGE.kennung)].head
    assert (head.title, head.keywords) == ("Anträge nur online", ("Online",))


def test_a_file_that_somebody_else_has_written_is_not_overwritten(folder: Path) -> None:
    written = law_staging.write_change(folder, CHANGE, read(folder))
    assert law_staging.write_change(folder, CHANGE, read(folder)).after == written.after  # gone on with after a kill
    file = folder / CHANGE.path
    file.write_bytes(written.after + b"\n## Stufe: Noch eine\nGilt: offen\n")
    before = file.read_bytes()
    changed = replace(CHANGE, title="Anders", sha=law_staging.sha_of(written.after))
    for library in (read(folder), read(folder / "module")):  # even if its Kennung is not known
        with pytest.raises(ContentError, match="nicht überschrieben"):
            law_staging.write_change(folder, changed, library)
    assert file.read_bytes() == before


def test_a_file_that_is_called_otherwise_now_is_the_one_that_is_written(folder: Path) -> None:
    written = law_staging.write_change(folder, CHANGE, read(folder))
    (folder / CHANGE.path).rename(folder / "rechtsaenderungen/neu.md")
    changed = replace(CHANGE, title="Anders", sha=law_staging.sha_of(written.after))
    assert law_staging.write_change(folder, changed, read(folder)).path == "rechtsaenderungen/neu.md"
    assert not (folder / CHANGE.path).exists()


def test_what_cannot_be_written_leaves_no_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: Path, data: bytes) -> None:
        raise ContentError("voll")

    monkeypatch.setattr(law_staging, "write_whole", full)
    with pytest.raises(ContentError, match="voll"):
        law_staging.write_change(folder, CHANGE, read(folder))
    assert not (folder / CHANGE.path).exists()


def test_the_content_that_comes_with_wissen_is_not_touched() -> None:
    with pytest.raises(ContentError, match="mitgelieferten"):
        law_staging.require_own(paths.bundled("content"))


def test_surprising_outcomes_come_first(folder: Path) -> None:
    file = folder / "finder/f.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text(
        "---\nkennung: f\ntitel: Finder\n---\n\n## Frage 1: Ja?\nKennung: eins\n\n- Ja → Ergebnis a\n"
        "- Nein → Ergebnis b\n\n"
        "## Ergebnis: A\nKennung: a\n\n- **Bezug:** § 82 AufenthG\n\nA.\n\n## Ergebnis: B\nKennung: b\n\n"
        "- **Bezug:** § 82 AufenthG\n\nB.\n\n## Proben\n\n| Stichtag | Antworten | Ergebnis |\n| --- | --- | --- |\n"
        "| 01.03.2024 | ja | b |\n",
        encoding="utf-8",
    )
    found = law_staging.findings(folder)
    assert found[0].rule == law_staging.SURPRISE


def test_a_day_that_nobody_has_confirmed_holds_up_the_release(folder: Path) -> None:
    unconfirmed = replace(HUT, stages=(replace(HUT.stages[0], checked_by=""),))
    law_staging.write_change(folder, unconfirmed, read(folder))
    found = [problem for problem in law_staging.findings(folder) if problem.file == HUT.path]
    assert [(problem.rule, problem.severity) for problem in found] == [(UNCONFIRMED, Severity.ERROR)]


def test_a_place_is_read_as_it_stands_on_a_day(folder: Path) -> None:
    task = helping(folder)
    found = law_staging.proposal(folder, task, day=DAY)
    write(folder, found.after.replace("Beraten ist Pflicht", "Beraten wird online"))
    before = law_staging.as_read_now(folder, task, day=DAY - timedelta(days=1))
    after = law_staging.as_read_now(folder, task, day=DAY)
    assert before is not None
    assert after is not None
    assert "Beraten ist Pflicht" in plain_text(before.blocks)
    assert "Beraten wird online" in plain_text(after.blocks)
    gone = replace(task, part=replace(task.part, id="fort")) if task.part is not None else task
    assert law_staging.as_read_now(folder, gone, day=DAY) is None


def test_the_stages_stand_in_the_content_as_they_were_entered(folder: Path) -> None:
    assert "noch nicht so in den Inhalten" in law_staging.unready(folder, HUT)
    written = law_staging.write_change(folder, HUT, read(folder))
    change = replace(HUT, sha=law_staging.sha_of(written.after))
    assert law_staging.unready(folder, change) == ""
    rough = replace(change.stages[0], words="Der Antrag\n\n\nist online.  ")
    rewritten = law_staging.write_change(folder, replace(change, stages=(rough,)), read(folder))
    change = replace(change, sha=law_staging.sha_of(rewritten.after), stages=(rough,))
    assert law_staging.unready(folder, change) == ""  # however it was typed
    later = replace(change, stages=(replace(rough, day=date(2027, 4, 1)),))
    assert "noch nicht so in den Inhalten" in law_staging.unready(folder, later)
    nobody = replace(change, stages=(replace(rough, checked_by=""),))
    assert "fehlt noch eine Angabe" in law_staging.unready(folder, nobody)


def test_stages_that_somebody_else_has_changed_are_looked_at_again(folder: Path) -> None:
    written = law_staging.write_change(folder, HUT, read(folder))
    change = replace(HUT, sha=law_staging.sha_of(written.after))
    file = folder / HUT.path
    file.write_bytes(written.after.replace(b"01.03.2027", b"02.03.2027"))
    assert "außerhalb dieser Anleitung geändert" in law_staging.unready(folder, change)
    file.write_bytes(b"Kein Kopf.")
    assert "noch nicht so" in law_staging.unready(folder, replace(change, sha=law_staging.sha_of(b"Kein Kopf.")))
    file.unlink()
    assert "außerhalb" in law_staging.unready(folder, change)


def test_a_change_in_its_own_spelling_need_not_be_written_first(folder: Path) -> None:
    """Whoever takes up a change and alters nothing goes on at once, whatever its spelling."""
    file = folder / HUT.path
    file.parent.mkdir(exist_ok=True)
    text = as_markdown(HUT).replace("Gilt: ab 01.03.2027 · Tag: geprüft", "Tag: geprüft · Gilt: ab 2027-03-01")
    file.write_text(text, encoding="utf-8")
    library = read(folder)
    stands = library.open(HUT.kennung)
    assert isinstance(stands, LawChange)
    change = taken_up(stands, HUT.path, entered_by="Jana", sha=library.entries[Id(HUT.kennung)].sha)
    assert law_staging.unready(folder, change) == ""
