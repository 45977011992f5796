"""PDF files: every word arrives, each sheet says where it belongs, nothing else is told; faults are told in German."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPageSize, QPdfWriter

from tests.helpers.pages import LOOKUPS, SOFT_HYPHEN, hyphenate, long_page, sample_page, text
from tests.helpers.pdf import Pdf, read_pdf, squeezed
from tests.helpers.permissions import as_nobody, reachable_folder
from tests.helpers.sheets import HARD, MARKS, OLD, hard_page, of_blocks
from wissen.content.blocks import plain, plain_text
from wissen.drawing.page import Lookups, Page, PageSection, folds
from wissen.errors import PrintError
from wissen.printing.marks import Marks
from wissen.printing.paper import pdf, print_page, save_pdf


def printed(page: Page, lookups: Lookups = LOOKUPS, marks: Marks = MARKS) -> Pdf:
    return read_pdf(pdf(page, lookups, marks))


def words(page: Page) -> list[str]:
    """Every word of a page, in order."""
    parts = [page.title, plain(page.lead)]
    for part in page.parts:
        facts = part.facts if isinstance(part, PageSection) else ()
        parts += [part.title, part.note, *(f"{one.label} {plain(one.value)}" for one in facts)]
        parts.append(plain_text(part.blocks))
    parts += [fold.title for fold in folds(page)]
    return " ".join(parts).split()


@pytest.mark.parametrize(
    ("page", "lookups"), [(sample_page(), LOOKUPS), (long_page(2000), LOOKUPS), (hard_page(), HARD)]
)
def test_every_word_arrives(page: Page, lookups: Lookups) -> None:
    found = squeezed("".join(printed(page, lookups).sheets))
    gaps = {"….", "kleiner", "Ablauf"}  # a gap is a line to write on, and a small picture has no words
    assert [word for word in words(page) if squeezed(word) not in found and word not in gaps] == []


def test_the_text_is_in_order() -> None:
    page = long_page(1000)
    found = squeezed("".join(printed(page).sheets))
    places = [found.find(squeezed(part.title)) for part in page.parts]
    assert places == sorted(places)
    assert -1 not in places


def test_no_line_is_on_two_sheets() -> None:
    page = Page("T", (PageSection("a", "A", tuple(text(f"Absatz-{n:03} " + "Wort " * 60) for n in range(40))),))
    found = "".join(printed(page).sheets)
    assert [found.count(f"Absatz-{n:03}") for n in range(40)] == [1] * 40


def test_each_sheet_has_its_foot() -> None:
    found = printed(long_page(2000)).sheets
    for number, sheet in enumerate(found, 1):
        assert f"Seite {number} von {len(found)}" in sheet
        assert squeezed(MARKS.foot) in squeezed(sheet)


def test_from_the_second_on_each_sheet_has_the_title_in_its_head() -> None:
    assert [MARKS.title in sheet for sheet in printed(long_page(700)).sheets] == [False, True]


@pytest.mark.parametrize("marks", [OLD, MARKS])
def test_the_words_of_the_watermark_are_in_the_head_of_each_sheet(marks: Marks) -> None:
    found = printed(long_page(2000), marks=marks).sheets
    assert [sheet.count("nicht aktuell") for sheet in found] == [1 if marks.watermark else 0] * len(found)


def test_a_long_state_is_told_in_full() -> None:
    state = (
        "Vom Amt geprüft am 01.11.2026 (Sachgebiet für besondere Angelegenheiten), nächste Prüfung bis 01.11.2027 " * 2
    )
    sheet = printed(of_blocks(text("x")), marks=Marks("T", state, "", "2026-11")).sheets[0]
    assert squeezed(state) in squeezed(sheet)


def test_copied_text_has_no_signs_that_only_the_setting_needs() -> None:
    page = of_blocks(
        text("Pflicht zur Auffindung offener Begriffe im Schiff. " * 30 + hyphenate("Aufenthaltserlaubnis " * 50))
    )
    found = "".join(printed(page).sheets)
    assert SOFT_HYPHEN not in found
    assert "\t" not in found
    assert re.findall("[\ufb00-\ufb06]", found) == []
    assert "Pflicht zur Auffindung" in found


def test_a_pdf_has_no_links() -> None:
    data = printed(sample_page()).raw
    assert b"/URI" not in data
    assert b"/Subtype /Link" not in data


def test_what_is_folded_lies_open() -> None:
    assert "Bei Fachkräften drei Jahre." in "".join(printed(sample_page()).sheets)


def test_the_file_says_what_it_is_and_not_when_or_where_it_was_made() -> None:
    data = printed(sample_page()).raw
    assert b"Wissen" in data
    assert "Eine Seite".encode("utf-16-be") in data or b"(Eine Seite)" in data
    assert re.findall(rb"D:\d{8}(?!000000)", data) == []
    assert re.findall(rb"\dT(?!00:00:00\+00:00)\d\d:\d\d", data) == []
    assert str(Path.cwd()).encode() not in data
    assert str(Path.home()).encode() not in data


def test_the_offsets_of_the_file_hold() -> None:
    data = printed(sample_page()).raw
    start = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    assert data[start:].startswith(b"xref")
    for number, offset in enumerate(re.findall(rb"(\d{10}) 00000 n", data[start:]), 1):
        assert data[int(offset) :].startswith(b"%d 0 obj" % number)


def test_only_the_chosen_sheets_are_printed() -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    count = print_page(long_page(2000), LOOKUPS, writer, MARKS, chosen=lambda count: [count, 2])
    sheets = read_pdf(bytes(buffer.data().data())).sheets
    found = [re.findall(r"Seite\s(\d)\svon", sheet) for sheet in sheets]
    assert found == [[str(count)], ["2"]]


def test_other_paper_has_other_sheets() -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    assert print_page(long_page(2000), LOOKUPS, writer, MARKS) > len(printed(long_page(2000)).sheets)


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    file = tmp_path / "seite.pdf"
    file.write_bytes(b"older")
    save_pdf(sample_page(), LOOKUPS, file, MARKS)
    assert file.read_bytes().startswith(b"%PDF-")
    assert [one.name for one in tmp_path.iterdir()] == ["seite.pdf"]


def test_others_may_read_it_as_far_as_the_person_lets_them(tmp_path: Path) -> None:
    ordinary, file = tmp_path / "a", tmp_path / "b.pdf"
    ordinary.touch()
    save_pdf(of_blocks(text("x")), LOOKUPS, file, MARKS)
    assert file.stat().st_mode == ordinary.stat().st_mode


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("fehlt/seite.pdf", "Den Ordner gibt es nicht."),
        ("ordner", "So heißt schon ein Ordner."),
        ("x" * 300, "Der Name ist zu lang."),
    ],
)
def test_where_nothing_can_be_written_it_is_told_why(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "ordner").mkdir()
    with pytest.raises(PrintError) as told:
        save_pdf(of_blocks(text("x")), LOOKUPS, tmp_path / name, MARKS)
    assert told.value.text == f"„{tmp_path / name}“ lässt sich nicht speichern. {why}"
    assert "anderen Ordner" in told.value.hint
    assert [one.name for one in tmp_path.iterdir()] == ["ordner"]


def test_a_folder_without_the_right_to_write_is_told() -> None:
    with reachable_folder() as folder:
        file = folder / "seite.pdf"
        file.write_bytes(b"older")
        folder.chmod(0o500)
        with as_nobody(), pytest.raises(PrintError, match="Dort darf nicht geschrieben werden"):
            save_pdf(of_blocks(text("x")), LOOKUPS, file, MARKS)
        assert file.read_bytes() == b"older"


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_device_that_does_not_begin_is_told() -> None:
    with pytest.raises(PrintError, match="nimmt den Auftrag nicht an"):
        print_page(of_blocks(text("x")), LOOKUPS, QPdfWriter("/fehlt/seite.pdf"), MARKS)
