"""Gesetze aufnehmen: dropped, chosen or refused; what is said of it, and the way to the law."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.accessibility import faults
from tests.helpers.gii import SAMPLE, law, write_law
from tests.helpers.workplace import Workplace
from wissen.content.blocks import plain_text
from wissen.drawing.page import PageSection
from wissen.services.law_import import LawReport, TakenLaw
from wissen.ui.dialogs.law_dialog import LawDialog, LawReportDialog, law_report_page
from wissen.ui.navigation import Screen
from wissen.ui.reader.reader_view import ReaderView
from wissen.ui.widgets.labels import WrapLabel


def test_a_dropped_law_is_taken_in_and_can_be_opened_and_searched(workplace: Workplace, tmp_path: Path) -> None:
    workplace.window.open_files([write_law(tmp_path)])
    workplace.wait()
    dialog = workplace.part(LawDialog, workplace.window)
    assert workplace.button("Aufnehmen", dialog).hasFocus()
    workplace.click("Aufnehmen", dialog)
    workplace.wait()
    workplace.click("Gesetz öffnen", workplace.part(LawReportDialog, workplace.window))
    assert (workplace.window.address.screen, workplace.window.address.ref) == (Screen.NORM, "VwZG")
    workplace.until(lambda: bool(workplace.session.services.search.search("Empfänger").hits))
    assert workplace.session.services.search.search("Empfänger").hits[0].kennung == "§ 2 VwZG"


def test_a_refused_law_is_told_in_the_dialog_and_another_can_be_chosen(workplace: Workplace, tmp_path: Path) -> None:
    workplace.go(Screen.SETTINGS)
    workplace.click("Gesetze aufnehmen …")
    dialog = workplace.part(LawDialog, workplace.window)
    assert not workplace.button("Aufnehmen", dialog).isEnabled()
    dialog.add_files([write_law(tmp_path, data=SAMPLE[:-100])])
    workplace.click("Aufnehmen", dialog)
    workplace.wait()
    assert dialog.isVisible()
    assert any("hört mitten im Gesetz auf" in label.text() for label in dialog.findChildren(WrapLabel))
    assert faults(dialog) == []
    assert workplace.session.services.laws.statutes() == ()


def test_models_among_laws_are_told(workplace: Workplace, tmp_path: Path) -> None:
    workplace.window.open_files([write_law(tmp_path), write_law(tmp_path, "a.bpmn", b"<definitions/>")])
    workplace.wait()
    assert workplace.part(LawDialog, workplace.window)._files == (tmp_path / "vwzg.xml",)
    assert "1 Datei ist kein Gesetz" in workplace.told


def test_the_report_of_several_laws_leads_to_each(workplace: Workplace, tmp_path: Path) -> None:
    other = write_law(tmp_path, "b.xml", law(law="AsylG", name="Asylgesetz"))
    workplace.window.open_files([write_law(tmp_path), other])
    workplace.wait()
    dialog = workplace.part(LawDialog, workplace.window)
    dialog.add_files([write_law(tmp_path, "c.xml", b"Das ist ein Brief.")])
    workplace.click("Aufnehmen", dialog)
    report = workplace.part(LawReportDialog, workplace.window)
    reader = report.findChildren(ReaderView)[0]
    told = reader.toPlainText().replace("\u00ad", "")
    assert told.startswith("2 Gesetze aufgenommen\nc.xml\nNicht aufgenommen")
    assert "„c.xml“ ist keine XML-Datei." in told
    assert faults(report) == []
    reader.activate(next(link for link in reader.built.links if link.href == "norm:AsylG"))
    workplace.wait()
    assert (workplace.window.address.screen, workplace.window.address.ref) == (Screen.NORM, "AsylG")


def test_called_off_nothing_is_taken_in(workplace: Workplace, tmp_path: Path) -> None:
    workplace.window.open_files([write_law(tmp_path)])
    workplace.wait()
    dialog = workplace.part(LawDialog, workplace.window)
    dialog._begin()
    dialog.reject()
    workplace.wait()
    assert "Abgebrochen. Es wurde nichts übernommen." in workplace.told
    assert workplace.session.services.laws.statutes() == ()


def test_a_law_that_is_shown_is_shown_anew(workplace: Workplace, tmp_path: Path) -> None:
    workplace.go(Screen.NORM, "§ 1 VwZG")
    assert "Der Wortlaut ist nicht aufgenommen." in workplace.reader.toPlainText()
    workplace.window.open_files([write_law(tmp_path)])
    workplace.wait()
    workplace.click("Aufnehmen", workplace.part(LawDialog, workplace.window))
    workplace.click("Schließen", workplace.part(LawReportDialog, workplace.window))
    assert "Zugestellt wird nach" in workplace.reader.toPlainText().replace("\u00ad", "")


def test_pictures_that_are_missing_are_told() -> None:
    taken = TakenLaw("VwZG", "Gesetz", (), norms=1, pictures=2, replaced=True)
    page = law_report_page((LawReport("a.xml", taken),), linked=False)
    (section,) = page.parts
    assert isinstance(section, PageSection)
    assert section.note == "ersetzt · 1 Vorschrift"
    assert plain_text(section.blocks[0].blocks) == "2 Abbildungen fehlen, denn das XML enthält keine."  # type: ignore[union-attr]
