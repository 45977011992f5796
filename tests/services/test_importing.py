"""Importing: what is taken over passes the checker, is whole or not there, and never replaces anything."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.helpers.bpmn import definitions, element, process, task, zipped
from tests.helpers.importing import doubtful_model, model, model_without_steps, write_model
from tests.helpers.permissions import as_nobody, reachable_folder
from tests.helpers.small_pack import write_small_pack
from wissen.content.flow import Process
from wissen.content.load import load
from wissen.content.problem import has_errors
from wissen.errors import ContentError, ForeignFileError
from wissen.services.authoring import check_folder
from wissen.services.foreign import ImportWatch
from wissen.services.importing import folder_for_processes, import_bpmn, in_short, is_shown
from wissen.services.shelf import Shelf


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_small_pack(tmp_path / "inhalt")


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "modelle"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "anderswo"
    folder.mkdir()
    return folder


def shelf_of(content: Path) -> Shelf:
    shelf = Shelf(content, cache=None, today=lambda: date(2026, 11, 23))
    shelf.adopt(shelf.read())
    return shelf


def written(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


# ---------------------------------------------------------------- what is taken over


def test_a_model_becomes_a_process_of_the_pack(content: Path, models: Path) -> None:
    (report,) = import_bpmn([write_model(models)], content)
    (made,) = report.processes
    assert (report.name, report.fault) == ("antrag.bpmn", None)
    assert made.path == content / "prozesse" / "antrag-bearbeiten.md"
    assert (made.kennung, made.title, made.roles) == ("antrag-bearbeiten", "Antrag bearbeiten", ("Servicetheke",))
    opened = load(content)[0].open("antrag-bearbeiten")
    assert isinstance(opened, Process)
    assert (opened.head.title, len(opened.steps)) == ("Antrag bearbeiten", made.steps)


def test_it_passes_the_checker(content: Path, models: Path) -> None:
    before = check_folder(content)
    import_bpmn([write_model(models), write_model(models, "b.bpmn", doubtful_model())], content)
    found = check_folder(content)
    assert not has_errors(found)
    assert {problem.rule for problem in found} - {problem.rule for problem in before} <= {"kachel-fehlt"}


def test_a_process_that_wissen_could_not_read_again_is_not_written(elsewhere: Path, models: Path) -> None:
    long = task("a", "Annehmen", element("documentation", text="Wort " * 110_000))
    (report,) = import_bpmn([write_model(models, data=definitions(process(long, name="Lang")))], elsewhere)
    assert report.fault is not None
    assert report.fault.text == "Der Prozess „Lang“ ist zu lang. Wissen liest Dateien bis 500 KB und 20000 Zeilen."
    assert written(elsewhere) == []


def test_what_a_person_must_look_at_is_told(content: Path, models: Path) -> None:
    (report,) = import_bpmn([write_model(models, data=doubtful_model())], content)
    assert any("wer die Schritte ausführt" in warning for warning in report.processes[0].warnings)


def test_the_models_of_a_zip_are_told_one_by_one(content: Path, models: Path) -> None:
    packed = zipped({"ordner/a.bpmn": model("Annehmen"), "b.bpmn": model_without_steps(), "lies.txt": b""})
    reports = import_bpmn([write_model(models, "alle.zip", packed)], content)
    assert [report.name for report in reports] == ["alle.zip › a.bpmn", "alle.zip › b.bpmn"]
    assert [len(report.processes) for report in reports] == [1, 0]
    assert isinstance(reports[1].fault, ForeignFileError)
    assert written(content / "prozesse") == ["annehmen.md", "service"]


def test_several_processes_of_a_model_lie_side_by_side(elsewhere: Path, models: Path) -> None:
    both = definitions(process(task("a"), id_="p", name="Erstens"), process(task("b"), id_="q", name="Zweitens"))
    (report,) = import_bpmn([write_model(models, data=both)], elsewhere)
    assert [made.title for made in report.processes] == ["Erstens", "Zweitens"]
    assert written(elsewhere) == ["erstens.md", "zweitens.md"]


def test_the_model_stays_as_it_is(elsewhere: Path, models: Path) -> None:
    file = write_model(models)
    import_bpmn([file], elsewhere)
    assert file.read_bytes() == model()


# ---------------------------------------------------------------- names


def test_nothing_is_overwritten(elsewhere: Path, models: Path) -> None:
    (elsewhere / "antrag-bearbeiten.md").write_text("meins", encoding="utf-8")
    (report,) = import_bpmn([write_model(models)], elsewhere)
    assert report.processes[0].path.name == "antrag-bearbeiten-2.md"
    assert (elsewhere / "antrag-bearbeiten.md").read_text(encoding="utf-8") == "meins"


def test_a_kennung_of_the_pack_is_not_given_again(content: Path, models: Path) -> None:
    (report,) = import_bpmn([write_model(models, data=model("L Hut"))], content)
    assert report.processes[0].kennung == "l-hut-2"


def test_the_same_model_again_is_noticed(content: Path, models: Path) -> None:
    file = write_model(models)
    (first, second) = (import_bpmn([file], content)[0].processes[0] for _ in range(2))
    assert (first.warnings, second.kennung) == ((), "antrag-bearbeiten-2")
    assert second.warnings[0].startswith("Die Kennung endet auf eine Zahl")


def test_twins_of_one_import_get_along(content: Path, models: Path) -> None:
    files = [write_model(models, name) for name in ("a.bpmn", "b.bpmn")]
    assert [report.processes[0].kennung for report in import_bpmn(files, content)] == [
        "antrag-bearbeiten",
        "antrag-bearbeiten-2",
    ]


def test_a_loaded_pack_is_not_read_again(content: Path, models: Path) -> None:
    shelf = shelf_of(content)
    (content / "module/01-anfang/hut.md").unlink()
    (report,) = import_bpmn([write_model(models, data=model("L Hut"))], content, shelf=shelf)
    assert report.processes[0].kennung == "l-hut-2"


# ---------------------------------------------------------------- faults


@pytest.mark.parametrize("data", [b"", b"kein XML", b"<a/>", model_without_steps(), model()[:-40]])
def test_of_a_refused_model_nothing_is_written(elsewhere: Path, models: Path, data: bytes) -> None:
    (report,) = import_bpmn([write_model(models, data=data)], elsewhere)
    assert report.fault
    assert report.fault.hint
    assert written(elsewhere) == []


def test_a_refused_model_does_not_keep_the_others_out(elsewhere: Path, models: Path) -> None:
    files = [write_model(models, "a.bpmn", b"kein XML"), models / "fehlt.bpmn", models, write_model(models)]
    reports = import_bpmn(files, elsewhere)
    assert [bool(report.fault) for report in reports] == [True, True, True, False]
    assert "gibt es nicht" in str(reports[1].fault)
    assert "lässt sich nicht lesen" in str(reports[2].fault)


def test_the_kennung_of_a_refused_model_is_free(elsewhere: Path, models: Path) -> None:
    files = [write_model(models, "a.bpmn", model()[:-40]), write_model(models)]
    assert import_bpmn(files, elsewhere)[1].processes[0].kennung == "antrag-bearbeiten"


def test_what_cannot_be_finished_is_taken_back(elsewhere: Path, models: Path) -> None:
    both = definitions(process(task("a"), id_="p", name="Erstens"), process(task("b"), id_="q", name="Zweitens"))
    in_the_way = elsewhere / "zweitens.md"

    def stopped() -> bool:
        if not in_the_way.exists() and (models / "gelesen").exists():
            in_the_way.write_text("meins", encoding="utf-8")
        (models / "gelesen").touch()
        return False

    (report,) = import_bpmn([write_model(models, data=both)], elsewhere, watch=ImportWatch(stopped=stopped))
    assert isinstance(report.fault, ContentError)
    assert written(elsewhere) == ["zweitens.md"]
    assert in_the_way.read_text(encoding="utf-8") == "meins"


def test_a_missing_folder_is_told(models: Path, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="gibt es nicht") as told:
        import_bpmn([write_model(models)], tmp_path / "fehlt")
    assert told.value.hint
    assert not (tmp_path / "fehlt").exists()


def test_a_folder_that_is_read_only_is_told_before_anything_is_read(models: Path) -> None:
    file = write_model(models)
    with reachable_folder() as folder:
        (folder / "paket.yaml").touch()
        folder.chmod(0o500)
        with as_nobody(), pytest.raises(ContentError, match="darf nicht geschrieben werden"):
            import_bpmn([file], folder)
        folder.chmod(0o700)
        assert written(folder) == ["paket.yaml"]


# ---------------------------------------------------------------- folders


def test_a_content_folder_means_its_processes(content: Path) -> None:
    assert folder_for_processes(content) == content / "prozesse"
    assert folder_for_processes(content / "prozesse" / "service") == content / "prozesse" / "service"


def test_in_a_new_pack_the_folder_is_made(content: Path, models: Path) -> None:
    for file in sorted((content / "prozesse").rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    (content / "prozesse").rmdir()
    assert folder_for_processes(content / "prozesse") == content / "prozesse"
    import_bpmn([write_model(models)], content)
    assert written(content / "prozesse") == ["antrag-bearbeiten.md"]


def test_elsewhere_in_a_pack_nobody_would_look(content: Path) -> None:
    with pytest.raises(ContentError, match="sucht Wissen keine Prozesse"):
        folder_for_processes(content / "finder")


def test_what_is_shown_lies_in_the_loaded_pack(content: Path, elsewhere: Path) -> None:
    shelf = shelf_of(content)
    assert is_shown(content / "prozesse" / "service", shelf)
    assert not is_shown(content / "karten", shelf)
    assert not is_shown(elsewhere, shelf)


# ---------------------------------------------------------------- waiting


def test_the_progress_is_told(elsewhere: Path, models: Path) -> None:
    told: list[tuple[int, int]] = []
    files = [write_model(models, name) for name in ("a.bpmn", "b.bpmn")]
    import_bpmn(files, elsewhere, watch=ImportWatch(report=lambda *at: told.append(at)))
    assert told == [(0, 2), (1, 2), (2, 2)]


@pytest.mark.parametrize("asked", [1, 2, 3])
def test_what_is_stopped_leaves_nothing(elsewhere: Path, models: Path, asked: int) -> None:
    times: list[int] = []

    def stopped() -> bool:
        times.append(1)
        return len(times) >= asked

    files = [write_model(models, name) for name in ("a.bpmn", "b.bpmn")]
    assert import_bpmn(files, elsewhere, watch=ImportWatch(stopped=stopped)) == ()
    assert written(elsewhere) == []


def test_the_short_form_names_who_takes_part(content: Path, models: Path) -> None:
    reports = import_bpmn([write_model(models), write_model(models, "b.bpmn", doubtful_model())], content)
    first, second = (in_short(report.processes[0]) for report in reports)
    assert first.endswith("Schritte · Beteiligte: Servicetheke")
    assert second.endswith("Schritte")
