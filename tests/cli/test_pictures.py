"""Commands that draw, without Qt: what is drawn, where to, and what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.pictures import NotedPictures
from tests.helpers.small_pack import write_small_pack
from wissen.cli.main import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_pack(tmp_path / "inhalt")


@pytest.fixture
def noted() -> NotedPictures:
    return NotedPictures()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], noted: NotedPictures, folder: Path):
    """Run a command on the small pack; gives exit code, output and what was told on the error stream."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments, "--inhalt", str(folder)], pictures=noted)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def test_the_flow_of_a_process_is_drawn(run, noted: NotedPictures) -> None:
    assert run("diagram", "service-probe", "ablauf.svg") == (0, "Gezeichnet: ablauf.svg\n", "")
    ((flow, path, marks),) = noted.flows
    assert path == Path("ablauf.svg")
    assert flow.title == marks.title
    assert flow.nodes


def test_the_picture_says_what_it_rests_on(run, noted: NotedPictures) -> None:
    run("diagram", "service-probe", "ablauf.svg")
    ((_, _, marks),) = noted.flows
    assert marks.state.startswith("Stand ")
    assert " · " in marks.state
    assert (marks.watermark, bool(marks.edition)) == ("", True)


def test_another_day_is_drawn_with_a_watermark(run, noted: NotedPictures) -> None:
    run("diagram", "service-probe", "ablauf.svg", "--stichtag", "01.02.2024")
    ((_, _, marks),) = noted.flows
    assert marks.watermark == "Rechtsstand 01.02.2024 – nicht aktuell"
    assert marks.state.startswith("Stand 01.02.2024 · ")


@pytest.mark.parametrize("name", ["l-hut", "q-anfang"])
def test_what_is_no_process_is_told(run, noted: NotedPictures, name: str) -> None:
    code, out, err = run("diagram", name, "ablauf.svg")
    assert (code, out, noted.flows) == (2, "", [])
    assert err == f"„{name}“ ist kein Prozess.\nAlle Prozesse zeigt „wissen list process“.\n"


def test_a_kennung_nobody_knows_is_told(run) -> None:
    code, _, err = run("diagram", "service-probee", "ablauf.svg")
    assert code == 2
    assert "Meinten Sie „service-probe“?" in err


def test_a_file_that_cannot_be_drawn_is_told(run) -> None:
    assert run("diagram", "service-probe", "ablauf.bmp") == (2, "", "So nicht.\nAnders.\n")


def test_without_a_file_the_call_is_explained(run) -> None:
    code, _, err = run("diagram", "service-probe")
    assert code == 2
    assert "Es fehlt die Angabe DATEI." in err
