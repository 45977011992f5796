"""A flow as a file: SVG, PNG and PDF with what it rests on."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage

from tests.helpers.drawn_flows import looping_flow, story
from tests.helpers.pdf import read_pdf, squeezed
from tests.helpers.sheets import MARKS, OLD
from wissen.diagram.flow import Flow, FlowEdge, FlowNode, NodeKind
from wissen.errors import PrintError
from wissen.printing.flow_file import pdf, png, save_flow, svg
from wissen.printing.flow_sheet import FlowSheet
from wissen.printing.marks import Marks

FLOW = looping_flow()
WORDS = [
    "Antraggehtein",
    "Istallesda?",
    "Fehlendesnachfordern",
    "Entscheiden",
    "Abgabe",
    "Abschließen",
    "Eskommtnichts",
]


def words_of(drawn: bytes) -> str:
    tree = ET.fromstring(drawn.decode())  # noqa: S314 - our own file
    return squeezed("".join(tree.itertext()))


@pytest.mark.parametrize("suffix", [".svg", ".png", ".pdf", ".SVG"])
def test_the_suffix_chooses_the_form(tmp_path: Path, suffix: str) -> None:
    save_flow(FLOW, tmp_path / f"ablauf{suffix}", MARKS)
    begins = {".svg": b"<?xml", ".png": b"\x89PNG", ".pdf": b"%PDF"}[suffix.lower()]
    assert (tmp_path / f"ablauf{suffix}").read_bytes().startswith(begins)


@pytest.mark.parametrize("name", ["ablauf.bmp", "ablauf"])
def test_another_suffix_is_told_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(PrintError) as caught:
        save_flow(FLOW, tmp_path / name, MARKS)
    assert name in caught.value.text
    assert "„.svg“, „.png“ oder „.pdf“" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(PrintError, match="Den Ordner gibt es nicht"):
        save_flow(FLOW, tmp_path / "fehlt" / "ablauf.svg", MARKS)


def test_an_svg_holds_all_words_as_words() -> None:
    found = words_of(svg(FLOW, OLD))
    for word in (*WORDS, squeezed(OLD.title), squeezed(OLD.foot), squeezed(OLD.watermark)):
        assert word in found


def test_an_svg_has_title_and_description_for_screen_readers() -> None:
    tree = ET.fromstring(svg(FLOW, MARKS).decode())  # noqa: S314 - our own file
    space = "{http://www.w3.org/2000/svg}"
    assert tree.findtext(f"{space}title") == MARKS.title
    assert tree.findtext(f"{space}desc") == MARKS.foot


def test_an_svg_is_as_large_as_on_the_screen() -> None:
    size = FlowSheet(FLOW, MARKS).size
    (width,) = re.findall(rb'<svg width="([\d.]+)mm"', svg(FLOW, MARKS))
    assert float(width) == pytest.approx(size.width() / 96 * 25.4, rel=0.01)


def test_a_png_has_two_pixels_for_each() -> None:
    size = FlowSheet(FLOW, MARKS).size
    image = QImage.fromData(png(FLOW, MARKS))
    assert image.width() == pytest.approx(2 * size.width(), abs=1)
    assert image.height() == pytest.approx(2 * size.height(), abs=1)


def test_a_pdf_is_one_sheet_with_all_words() -> None:
    (sheet,) = read_pdf(pdf(FLOW, OLD)).sheets
    found = squeezed(sheet)
    for word in (*WORDS, squeezed(OLD.title), squeezed(OLD.foot), squeezed(OLD.watermark)):
        assert word in found.replace("ﬁ", "fi").replace("ﬂ", "fl")


def paper(data: bytes) -> tuple[int, int]:
    (found,) = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    return round(float(found[0])), round(float(found[1]))


def test_a_small_flow_is_printed_on_a4() -> None:
    assert paper(pdf(FLOW, MARKS)) == (595, 842)


def test_a_flow_that_could_not_be_read_gets_larger_paper() -> None:
    width, height = paper(pdf(story(25), MARKS))
    assert (width, height) > (595, 842)
    assert width < height


def test_a_wide_flow_lies_across() -> None:
    nodes = tuple(FlowNode(f"n{number}", NodeKind.ACTION, "Eine Stelle fragen", number) for number in range(7))
    wide = Flow("Breit", nodes, tuple(FlowEdge("n0", node.id) for node in nodes[1:]))
    width, height = paper(pdf(wide, MARKS))
    assert width > height


@pytest.mark.parametrize("write", [svg, png, pdf])
def test_the_same_flow_gives_the_same_file(write) -> None:
    assert _without_id(write(FLOW, MARKS)) == _without_id(write(FLOW, MARKS))


def _without_id(data: bytes) -> bytes:
    return re.sub(rb"uuid:[0-9a-f-]{36}|/ID \[[^\]]*\]", b"", data)


def test_what_holds_today_bears_no_watermark() -> None:
    assert "nichtaktuell" not in words_of(svg(FLOW, MARKS))
    assert "nichtaktuell" in words_of(svg(FLOW, OLD))
    assert FlowSheet(FLOW, OLD).size.height() > FlowSheet(FLOW, MARKS).size.height()


def test_without_anything_to_rest_on_there_is_no_foot() -> None:
    bare, footed = FlowSheet(FLOW, Marks("Titel")), FlowSheet(FLOW, MARKS)
    assert bare.size.height() < footed.size.height()
    assert "Ausgabe" not in words_of(svg(FLOW, Marks("Titel")))
