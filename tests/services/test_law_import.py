"""Taking laws in: whole or not at all, and what was there stays when the new file is no good."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.bpmn import definitions, process, task
from tests.helpers.gii import DOCTYPE, SAMPLE, law, norm, p, write_law, zipped
from tests.helpers.permissions import as_nobody, reachable_folder
from wissen.services.foreign import Foreign, ImportWatch, taken_over_as
from wissen.services.law_import import import_laws, in_short
from wissen.services.laws import Laws


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "daten" / "gesetze"


def test_a_law_is_taken_in_with_its_version(tmp_path: Path, folder: Path):
    (report,) = import_laws([write_law(tmp_path)], folder)
    assert report.law is not None
    assert (report.law.law, report.law.norms, report.law.replaced) == ("VwZG", 6, False)
    assert in_short(report.law) == "6 Vorschriften · Stand: Zuletzt geändert durch Art. 1 G v. 1.6.2026 I Nr. 1"


def test_a_second_time_it_replaces_the_first(tmp_path: Path, folder: Path):
    import_laws([write_law(tmp_path)], folder)
    (report,) = import_laws([write_law(tmp_path, data=law(stand="Neu"))], folder)
    assert report.law is not None
    assert report.law.replaced
    assert [one.stand for one in Laws(folder).statutes()] == [("Stand: Neu",)]
    assert len(list(folder.iterdir())) == 1


def test_a_zip_as_it_is_downloaded(tmp_path: Path, folder: Path):
    data = zipped({"BJNR235410005.xml": SAMPLE, "bild.jpg": b"x", "ordner/zweites.xml": law(law="AsylG")})
    reports = import_laws([write_law(tmp_path, "xml.zip", data)], folder)
    assert [report.name for report in reports] == ["xml.zip › BJNR235410005.xml", "xml.zip › zweites.xml"]
    assert [one.law for one in Laws(folder).statutes()] == ["AsylG", "VwZG"]


BAD = {
    "no XML": b"Das ist ein Brief.",
    "no law": definitions(process(task("a", "Antrag annehmen"))),
    "damaged": SAMPLE[:-100],
    "hostile": SAMPLE.replace(DOCTYPE.encode(), b"<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"),
    "a zip without laws": zipped({"liesmich.txt": b"x"}),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_refused_changes_nothing_and_the_others_are_taken(tmp_path: Path, folder: Path, name: str):
    import_laws([write_law(tmp_path)], folder)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    bad, good = import_laws([write_law(tmp_path, "schlecht.xml", BAD[name]), write_law(tmp_path)], folder)
    assert bad.fault is not None
    assert bad.fault.hint
    assert good.law is not None
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_a_file_that_is_not_there(tmp_path: Path, folder: Path):
    (report,) = import_laws([tmp_path / "weg.xml"], folder)
    assert report.fault is not None
    assert "gibt es nicht" in report.fault.text
    assert not folder.exists()


def test_pictures_that_are_missing_are_counted(tmp_path: Path, folder: Path):
    data = law(norm("Anlage", "", p("a <IMG SRC='1.jpg'/> b <IMG SRC='2.jpg'/>")))
    (report,) = import_laws([write_law(tmp_path, data=data)], folder)
    assert report.law is not None
    assert report.law.pictures == 2


def test_a_folder_that_cannot_be_written():
    with reachable_folder() as closed:
        file = write_law(closed)
        (closed / "gesetze").mkdir(mode=0o555)
        with as_nobody():
            (report,) = import_laws([file], closed / "gesetze")
    assert report.fault is not None
    assert "lässt sich nicht speichern. Dort darf nicht geschrieben werden." in report.fault.text


def test_a_file_where_the_folder_should_be(tmp_path: Path, folder: Path):
    folder.parent.mkdir()
    folder.write_text("")
    (report,) = import_laws([write_law(tmp_path)], folder)
    assert report.fault is not None
    assert str(folder) in report.fault.text


def test_stopped_before_it_is_written_nothing_is_there(tmp_path: Path, folder: Path):
    files = [write_law(tmp_path), write_law(tmp_path, "b.xml", law(law="AsylG"))]
    stop = iter((False, True, True))
    assert import_laws(files, folder, watch=ImportWatch(stopped=lambda: next(stop))) == ()
    assert not folder.exists()


def test_how_far_it_is(tmp_path: Path, folder: Path):
    told: list[tuple[int, int]] = []
    import_laws([write_law(tmp_path)], folder, watch=ImportWatch(report=lambda *at: told.append(at)))
    assert told == [(0, 1), (1, 1)]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.xml", SAMPLE, Foreign.LAW),
        ("a.xml", SAMPLE.decode().replace("UTF-8", "UTF-16").encode("utf-16"), Foreign.LAW),
        ("a.zip", zipped({"a.xml": SAMPLE}), Foreign.LAW),
        ("a.xml", BAD["no law"], Foreign.PROCESS),
        ("a.bpmn", SAMPLE, Foreign.PROCESS),
        ("a.zip", zipped({"a.bpmn": BAD["no law"]}), Foreign.PROCESS),
        ("a.xml", b"", Foreign.PROCESS),
    ],
)
def test_a_file_says_what_it_is_to_be_taken_over_as(tmp_path: Path, name: str, data: bytes, kind: Foreign):
    assert taken_over_as(write_law(tmp_path, name, data)) is kind
