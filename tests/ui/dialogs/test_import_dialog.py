"""Prozess aus BPMN übernehmen: choosing, waiting, calling off, and what is said in the end."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar, QWidget
from shiboken6 import isValid

from tests.helpers.accessibility import faults, settle
from tests.helpers.bpmn import zipped
from tests.helpers.importing import doubtful_model, model, model_without_steps, write_model
from tests.helpers.questions import LONG_WORD
from tests.helpers.shipped import copy_prepared
from tests.helpers.workplace import Workplace
from tests.ui.conftest import Dress
from wissen import paths
from wissen.content.blocks import BulletList, Callout, plain_text
from wissen.drawing.page import PageSection
from wissen.services.importing import Imported, Report
from wissen.settings import Settings, ThemeName
from wissen.ui.diagram.flow_view import FlowView
from wissen.ui.dialogs.import_dialog import ImportDialog
from wissen.ui.dialogs.import_report import ImportReport, report_page
from wissen.ui.navigation import Address, Screen
from wissen.ui.reader.reader_view import ReaderView

OFFER = "Prozess aus BPMN übernehmen …"


@pytest.fixture(autouse=True)
def no_folder_remembered() -> Iterator[None]:
    yield
    ImportDialog.folder = ""


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "modelle"


@pytest.fixture
def target(workplace: Workplace) -> Path:
    return workplace.content / "prozesse"


@pytest.fixture
def dialog(workplace: Workplace) -> ImportDialog:
    workplace.go(Screen.SETTINGS)
    workplace.click(OFFER)
    return workplace.part(ImportDialog, workplace.window)


def report_of(place: Workplace) -> ImportReport:
    return place.part(ImportReport, place.window)


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def told(report: ImportReport) -> str:
    return report.findChildren(ReaderView)[0].toPlainText().replace("\u00ad", "").replace("\u00a0", " ")


def take_over(place: Workplace, dialog: ImportDialog, *files: Path) -> None:
    dialog.add_files(files)
    place.click("Übernehmen", dialog)


# ---------------------------------------------------------------- choosing


def test_the_folder_of_the_content_is_proposed(dialog: ImportDialog, target: Path) -> None:
    assert str(target) in said(dialog)
    assert "gehört nicht zu den Inhalten" not in said(dialog)


def test_it_can_begin_once_there_is_a_model(workplace: Workplace, dialog: ImportDialog, models: Path) -> None:
    begin = workplace.button("Übernehmen", dialog)
    assert not begin.isEnabled()
    dialog.add_files([write_model(models)])
    assert begin.isEnabled()
    assert begin.hasFocus()
    assert "antrag.bpmn" in said(dialog)


def test_many_files_are_named_in_short(dialog: ImportDialog, models: Path) -> None:
    dialog.add_files([models / f"{number}.bpmn" for number in range(7)])
    assert "4.bpmn\nund 2 weitere Dateien" in said(dialog)


def test_a_new_choice_takes_the_place_of_the_last(workplace: Workplace, dialog: ImportDialog, models: Path) -> None:
    dialog.add_files([models / "alt.bpmn"])
    workplace.click("Dateien wählen …", dialog)
    chooser = dialog.findChildren(QFileDialog)[0]
    assert chooser.nameFilters() == ["BPMN-Modelle (*.bpmn *.bpmn20.xml *.xml *.zip)"]
    chooser.filesSelected.emit([str(models / "neu.bpmn")])
    assert "neu.bpmn" in said(dialog)
    assert "alt.bpmn" not in said(dialog)
    assert ImportDialog.folder == str(models)


def test_another_folder_is_told_to_be_another(workplace: Workplace, dialog: ImportDialog, tmp_path: Path) -> None:
    workplace.click("Ordner wählen …", dialog)
    dialog.findChildren(QFileDialog)[0].fileSelected.emit(str(tmp_path))
    workplace.wait()
    assert f"{tmp_path}\nEr gehört nicht zu den Inhalten, die Wissen gerade zeigt." in said(dialog)


def test_a_folder_that_does_not_fit_is_told_and_the_last_one_stays(
    workplace: Workplace, dialog: ImportDialog, target: Path
) -> None:
    dialog.use_folder(str(workplace.content / "finder"))
    workplace.wait()
    assert "sucht Wissen keine Prozesse. Wählen Sie den Ordner „prozesse“" in said(dialog)
    assert str(target) in said(dialog)


def test_into_content_that_came_with_the_app_nothing_is_proposed(
    closed_workplace: Workplace, models: Path, prepared: Path
) -> None:
    place = closed_workplace
    copy_prepared(prepared, place.root)
    place.content = paths.bundled("content")
    place.start()
    place.window.open_files([write_model(models)])
    place.wait()
    dialog = place.part(ImportDialog, place.window)
    assert "Noch keiner gewählt. Die mitgelieferten Inhalte ersetzt jede neue Version" in said(dialog)
    assert not place.button("Übernehmen", dialog).isEnabled()


def test_without_content_there_is_nothing_to_propose_and_nothing_to_complain_of(
    workplace: Workplace, models: Path
) -> None:
    shutil.rmtree(workplace.content)
    workplace.window.open_files([write_model(models)])
    workplace.wait()
    assert "Noch keiner gewählt." in said(workplace.part(ImportDialog, workplace.window))


# ---------------------------------------------------------------- taking over


def test_a_model_becomes_a_process_that_opens_with_its_diagram(
    workplace: Workplace, dialog: ImportDialog, models: Path
) -> None:
    take_over(workplace, dialog, write_model(models))
    assert not isValid(dialog)
    report = report_of(workplace)
    assert "1 Prozess übernommen" in told(report)
    workplace.click("Prozess öffnen", report)
    assert workplace.window.address == Address(Screen.WALK, "antrag-bearbeiten", "antrag-annehmen")
    assert "Antrag annehmen" in workplace.reader.toPlainText()
    flow = workplace.part(FlowView)
    assert [node.title for node in flow.shown_flow.nodes] == ["Antrag annehmen", "Antrag prüfen", "Antrag entschieden"]
    nodes = [flow.visualRect(flow.model().index(row, 0)) for row in range(flow.model().rowCount())]
    assert all(node.isValid() and flow.viewport().rect().intersects(node) for node in nodes)


def test_several_are_opened_from_the_report(workplace: Workplace, dialog: ImportDialog, models: Path) -> None:
    take_over(workplace, dialog, write_model(models), write_model(models, "b.bpmn", doubtful_model()))
    report = report_of(workplace)
    assert workplace.labels(report) == ["Schließen"]
    reader = report.findChildren(ReaderView)[0]
    reader.activate(next(link for link in reader.built.links if link.href.endswith("antrag-pruefen")))
    workplace.wait()
    assert workplace.window.address.ref == "antrag-pruefen"


def test_the_report_says_what_to_look_at_and_what_was_refused(
    workplace: Workplace, dialog: ImportDialog, models: Path, target: Path
) -> None:
    packed = zipped({"leer.bpmn": model_without_steps(), "gut.bpmn": doubtful_model(), "auch.bpmn": model()})
    take_over(workplace, dialog, write_model(models, "alle.zip", packed))
    text = told(report_of(workplace))
    assert "2 Prozesse übernommen" in text
    assert text.index("alle.zip › leer.bpmn") < text.index("Antrag prüfen")
    assert "Nicht übernommen" in text
    assert "enthält keine Schritte. Vielleicht" in text
    assert "wer die Schritte ausführt" in text
    assert "Servicetheke" in text
    assert str(target / "antrag-pruefen.md") in text


def test_several_warnings_are_a_list() -> None:
    made = Imported("antrag", "Antrag", Path("antrag.md"), 3, warnings=("Erstens.", "Zweitens."))
    (section,) = report_page([Report("antrag.bpmn", (made,))], ()).parts
    assert isinstance(section, PageSection)
    (callout,) = section.blocks
    assert isinstance(callout, Callout)
    (items,) = callout.blocks
    assert isinstance(items, BulletList)
    assert [plain_text(item.blocks) for item in items.items] == ["Erstens.", "Zweitens."]


def test_what_lies_elsewhere_cannot_be_opened_here(
    workplace: Workplace, dialog: ImportDialog, models: Path, tmp_path: Path
) -> None:
    dialog.use_folder(str(tmp_path))
    workplace.wait()
    take_over(workplace, dialog, write_model(models))
    assert workplace.labels(report_of(workplace)) == ["Schließen"]
    workplace.click("Schließen", report_of(workplace))
    assert (tmp_path / "antrag-bearbeiten.md").is_file()


def test_when_all_is_refused_that_is_said(workplace: Workplace, dialog: ImportDialog, models: Path) -> None:
    take_over(workplace, dialog, write_model(models, "a.bpmn", b""), write_model(models, "b.bpmn", b""))
    assert told(report_of(workplace)).startswith("Nichts übernommen")


def test_a_single_model_that_is_refused_leaves_the_choice(
    workplace: Workplace, dialog: ImportDialog, models: Path, target: Path
) -> None:
    take_over(workplace, dialog, write_model(models, data=model_without_steps()))
    assert "enthält keine Schritte" in said(dialog)
    assert workplace.button("Dateien wählen …", dialog).hasFocus()
    assert not dialog.findChildren(QProgressBar)[0].isVisible()
    assert [file.name for file in target.iterdir()] == ["service"]
    workplace.click("Dateien wählen …", dialog)
    dialog.findChildren(QFileDialog)[0].filesSelected.emit([str(write_model(models))])
    assert "enthält keine Schritte" not in said(dialog)
    workplace.click("Übernehmen", dialog)
    assert "1 Prozess übernommen" in told(report_of(workplace))


def test_a_folder_that_has_gone_is_told(
    workplace: Workplace, dialog: ImportDialog, models: Path, tmp_path: Path
) -> None:
    gone = tmp_path / "gleich weg"
    gone.mkdir()
    dialog.use_folder(str(gone))
    workplace.wait()
    gone.rmdir()
    take_over(workplace, dialog, write_model(models))
    assert "gibt es nicht. Legen Sie ihn an" in said(dialog)


# ---------------------------------------------------------------- waiting


class Gate:
    """Keeps both read lanes busy until it is opened."""

    def __init__(self, place: Workplace) -> None:
        self._open = threading.Event()
        for _ in range(2):
            place.session.jobs.read(self._wait, owner=place.session)

    def _wait(self) -> None:
        self._open.wait(10)

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def waiting(workplace: Workplace, dialog: ImportDialog, models: Path) -> Iterator[Callable[[], None]]:
    """A job that has been asked for and does not begin before this is called."""
    dialog.add_files([write_model(models)])
    gate = Gate(workplace)
    QTest.mouseClick(workplace.button("Übernehmen", dialog), Qt.MouseButton.LeftButton)
    yield gate.open
    gate.open()
    workplace.wait()


def test_while_it_works_nothing_else_can_be_chosen(
    workplace: Workplace, dialog: ImportDialog, models: Path, waiting: Callable[[], None]
) -> None:
    usable = [button.text() for button in workplace._buttons(dialog) if button.isEnabled()]
    assert usable == ["Abbrechen"]
    assert dialog.findChildren(QProgressBar)[0].isVisible()
    dialog.add_files([models / "noch-eins.bpmn"])
    assert "noch-eins" not in said(dialog)
    assert workplace.button("Abbrechen", dialog).hasFocus()
    waiting()
    workplace.wait()
    assert "1 Prozess übernommen" in told(report_of(workplace))


def test_it_can_be_called_off(
    workplace: Workplace, dialog: ImportDialog, target: Path, waiting: Callable[[], None]
) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert "Wird abgebrochen …" in workplace.labels(dialog)
    assert dialog.isVisible()
    waiting()
    workplace.wait()
    assert not isValid(dialog)
    assert workplace.told == ["Abgebrochen. Es wurde nichts übernommen."]
    assert [file.name for file in target.iterdir()] == ["service"]


def test_without_a_job_escape_closes(workplace: Workplace, dialog: ImportDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    workplace.wait()
    assert not isValid(dialog)
    assert workplace.told == []


# ---------------------------------------------------------------- files that are handed over


def test_a_model_that_is_opened_from_outside_is_offered(workplace: Workplace, models: Path) -> None:
    workplace.window.open_wanted(str(write_model(models)))
    workplace.wait()
    assert "antrag.bpmn" in said(workplace.part(ImportDialog, workplace.window))


def test_a_second_one_joins_the_first(workplace: Workplace, models: Path) -> None:
    for name in ("a.bpmn", "b.bpmn", "a.bpmn"):
        workplace.window.open_wanted(str(write_model(models, name)))
        workplace.wait()
    assert "a.bpmn\nb.bpmn" in said(workplace.part(ImportDialog, workplace.window))


def test_a_strange_file_among_models_is_told(workplace: Workplace, models: Path) -> None:
    workplace.window.open_files([write_model(models, "brief.docx"), write_model(models, "A.BPMN")])
    workplace.wait()
    assert "brief.docx“ kann Wissen nicht öffnen" in workplace.told[0]
    assert "A.BPMN" in said(workplace.part(ImportDialog, workplace.window))


# ---------------------------------------------------------------- everybody


@pytest.mark.parametrize("theme", ["hell", "dunkel", "kontrast"])
@pytest.mark.parametrize("look", ["100", "200", "683x384"])
def test_everybody_can_use_it(
    closed_workplace: Workplace, dress: Dress, models: Path, theme: ThemeName, look: str
) -> None:
    scale = 2.0 if look == "200" else 1.0
    dress(theme, scale)
    place = closed_workplace
    place.chosen = Settings(theme=theme, text_scale=scale, welcomed=True)
    place.start()
    place.window.open_files([write_model(models, f"{LONG_WORD}.bpmn", model_without_steps())])
    place.wait()
    dialog = place.part(ImportDialog, place.window)
    dialog.activateWindow()
    found = {}
    for state in ("gewählt", "abgelehnt"):
        if look == "683x384":
            dialog.resize(683, 384)
        found[state] = faults(dialog)
        if state == "gewählt":
            place.click("Übernehmen", dialog)
    assert dialog.width() <= dialog.screen().availableSize().width()
    assert dialog.height() <= dialog.screen().availableSize().height()
    dialog._use_files([write_model(models, "leer.bpmn", b""), write_model(models, "a.bpmn", doubtful_model(LONG_WORD))])
    place.click("Übernehmen", dialog)
    report = report_of(place)
    if look == "683x384":
        report.resize(683, 384)
    report.activateWindow()
    settle()
    found["Bericht"] = faults(report)
    assert found == {"gewählt": [], "abgelehnt": [], "Bericht": []}
    report.accept()
