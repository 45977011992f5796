"""The folder of the Werkstatt: listed, read, looked at, saved whole, and never what belongs to others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.helpers.small_pack import write_small_pack
from wissen.content.model import Kind, Lesson
from wissen.content.problem import Problem
from wissen.errors import ContentError
from wissen.services.workshop import ChangedOutside, Workshop, copy_contents

HUT = "module/01-anfang/hut.md"
DAY = date(2026, 11, 23)


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    made = Workshop(cache=None, today=lambda: DAY, bundled=tmp_path / "mitgeliefert", own=tmp_path / "daten")
    made.open_folder(write_small_pack(tmp_path / "inhalte"))
    made.adopt(made.read())
    return made


def test_files_are_listed_with_their_kind_and_title(workshop: Workshop) -> None:
    rows = {row.path: row for row in workshop.files()}
    assert (rows[HUT].title, rows[HUT].kind) == ("Zwei Hüte", Kind.LESSON)
    assert rows["paket.yaml"].kind is None


def test_a_file_with_faults_counts_them(workshop: Workshop) -> None:
    (workshop.folder / HUT).write_text("---\ntitel: Hut\ndauer: acht\n---\n\nText\n", encoding="utf-8")
    loaded = workshop.read()
    workshop.adopt(loaded, workshop.check_all(loaded, lambda: True))
    row = next(row for row in workshop.files() if row.path == HUT)
    assert row.errors >= 1
    assert row.warnings >= 1


def test_files_are_listed_by_their_titles_before_they_are_read(workshop: Workshop) -> None:
    assert workshop.listed() == workshop.files()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('---\nkennung: a\nTitel: "Erst: dann"\n---\n', "Erst: dann"),
        ("---\ntitel: Hut\n", "hut"),
        ("Ohne Kopf\n", "hut"),
        ("", "hut.md"),
        ("---\ntitel: Hut\n---\n\n" + "ä" * 5_000 + "\n", "Hut"),
    ],
)
def test_a_title_is_made_out_or_the_name_is_shown(workshop: Workshop, text: str, title: str) -> None:
    (workshop.folder / HUT).write_text(text, encoding="utf-8")
    assert next(row.title for row in workshop.listed() if row.path == HUT) == title


def test_what_is_found_in_one_file_replaces_what_was_known_of_it(workshop: Workshop) -> None:
    wrong = [Problem(HUT, 3, "a", "alt"), Problem("glossar.md", 1, "b", "bleibt")]
    workshop.adopt(workshop.read(), wrong)
    workshop.note(HUT, [Problem(HUT, 5, "c", "neu")])
    assert {one.text for one in workshop.problems} == {"bleibt", "neu"}


def test_checking_stops_when_nobody_wants_it(workshop: Workshop) -> None:
    loaded = workshop.read()
    assert workshop.check_all(loaded, lambda: False) == loaded.problems


@pytest.mark.parametrize(("place", "editable"), [("mitgeliefert/x", False), ("daten/_pakete/a", False), ("b", True)])
def test_what_is_shipped_or_installed_is_not_edited(
    workshop: Workshop, tmp_path: Path, place: str, editable: bool
) -> None:
    assert workshop.is_editable(tmp_path / place) is editable


def test_saving_keeps_line_ends_and_byte_order_mark(workshop: Workshop) -> None:
    file = workshop.folder / HUT
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    known = workshop.open(HUT)
    assert "\r" not in known.text
    saved = workshop.save(known, known.text.replace("Zwei Hüte", "Drei Hüte"))
    assert file.read_bytes().startswith(b"\xef\xbb\xbf---\r\n")
    assert b"\n" not in file.read_bytes().replace(b"\r\n", b"")
    assert "Drei Hüte" in saved.text
    assert workshop.changed(saved) is None


def test_what_others_wrote_meanwhile_is_not_overwritten(workshop: Workshop) -> None:
    known = workshop.open(HUT)
    file = workshop.folder / HUT
    theirs = file.read_text(encoding="utf-8").replace("Beraten", "Helfen")
    file.write_text(theirs, encoding="utf-8")
    now = workshop.changed(known)
    assert now is not None
    assert now.text == theirs
    with pytest.raises(ChangedOutside) as raised:
        workshop.save(known, "meins")
    assert raised.value.now.text == theirs
    assert file.read_text(encoding="utf-8") == theirs


def test_a_file_touched_with_the_same_bytes_has_not_changed(workshop: Workshop) -> None:
    known = workshop.open(HUT)
    file = workshop.folder / HUT
    file.write_bytes(file.read_bytes())
    assert workshop.changed(known) is None


def test_a_deleted_file_is_written_again_by_saving(workshop: Workshop) -> None:
    known = workshop.open(HUT)
    (workshop.folder / HUT).unlink()
    with pytest.raises(ContentError, match="nicht mehr da"):
        workshop.changed(known)
    workshop.save(known, known.text)
    assert (workshop.folder / HUT).read_text(encoding="utf-8") == known.text


def test_a_text_that_no_reader_takes_is_not_saved(workshop: Workshop) -> None:
    known = workshop.open(HUT)
    with pytest.raises(ContentError, match="zu groß"):
        workshop.save(known, "x" * 600_000)
    assert workshop.open(HUT).text == known.text


def test_a_text_is_looked_at_as_if_it_stood_in_the_file(workshop: Workshop) -> None:
    looked = workshop.look_at(HUT, workshop.open(HUT).text.replace("Zwei Hüte", "Drei Hüte"))
    assert isinstance(looked.content, Lesson)
    assert looked.content.head.title == "Drei Hüte"
    assert workshop.library.entry("l-hut").title == "Zwei Hüte"


def test_rules_see_the_rest_of_the_folder(workshop: Workshop) -> None:
    text = workshop.open(HUT).text + "\nSiehe [dort](gibt-es-nicht.md).\n"
    found = workshop.check(workshop.look_at(HUT, text))
    assert [one.line for one in found if "gibt-es-nicht" in one.text] == [text.count("\n")]


def test_a_derived_kennung_is_written_down_unless_somebody_bears_it(workshop: Workshop) -> None:
    head = "---\nkennung: l-neu\ntitel: Neu\n---\n\n"
    text = f"{head}## Etwas Neues\n\nText\n\n## Kontrollfrage: K Hut\n\n- [x] Ja\n- [ ] Nein\n"
    path = "module/01-anfang/neu.md"
    pinned = workshop.pinned(workshop.look_at(path, text))
    assert "## Etwas Neues\nKennung: etwas-neues\n" in pinned
    assert "Kennung: k-hut\n" not in pinned


def test_contents_are_copied_whole_into_an_empty_folder(workshop: Workshop, tmp_path: Path) -> None:
    moved: list[tuple[int, int]] = []
    target = tmp_path / "kopie"
    assert copy_contents(workshop.folder, target, progress=lambda *at: moved.append(at), cancelled=lambda: False)
    assert (target / HUT).read_bytes() == (workshop.folder / HUT).read_bytes()
    assert moved[-1][0] == moved[-1][1] == len(workshop.library.files)


def test_a_cancelled_copy_leaves_nothing(workshop: Workshop, tmp_path: Path) -> None:
    target = tmp_path / "kopie"
    moved: list[int] = []
    assert not copy_contents(
        workshop.folder, target, progress=lambda done, _: moved.append(done), cancelled=lambda: len(moved) == 2
    )
    assert not target.exists()
    assert not list(tmp_path.glob(".*"))


def test_nothing_is_copied_over_what_is_there(workshop: Workshop, tmp_path: Path) -> None:
    (tmp_path / "kopie").mkdir()
    (tmp_path / "kopie" / "meins.txt").write_text("x", encoding="utf-8")
    with pytest.raises(ContentError, match="liegt schon etwas"):
        copy_contents(workshop.folder, tmp_path / "kopie", progress=lambda *_: None, cancelled=lambda: False)
