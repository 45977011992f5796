"""Meine Daten as a file: what stands in it, and which files are refused on the way back."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.person import Person
from tests.helpers.posts import a_mentor, a_trainee
from tests.helpers.stores import Desk, answered, answered_in_own_words, begun, completed
from wissen.errors import DataFileError, ForeignFileError, PrintError
from wissen.progress.export import Kept
from wissen.progress.places import LastPlace
from wissen.services import data_transfer
from wissen.services.data_transfer import JSON_NAME, NAMES, Arrived, arrived, packed, save
from wissen.services.exchanged import Exchanged, Noted, Told
from wissen.settings import Settings
from wissen.team.messages import HelpWanted

DAY = date(2026, 11, 23)
NASTY = '<script>alert("x")</script> & <img src=x onerror=y> \' „Ende“\nzweite Zeile'
CHOSEN = Settings(
    name=f"Jana {NASTY}", roles=("telefon",), start_day=date(2026, 11, 2), land="BW", content_folder=Path("woanders")
)
EXCHANGED = Exchanged(
    (a_mentor(NASTY), a_trainee("Bo")),
    (Told("Nabil", "Bitte um Hilfe", NASTY, HelpWanted("2026-W48", "l01", "Ab wann?")),),
    noted=(Noted("Bo", NASTY, "Umzug"),),
)


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    store = Desk(tmp_path / "profil").store(today=DAY)
    store.append(begun(), completed(seen=NASTY), answered_in_own_words("q01", "t1", NASTY), answered("q02"), today=DAY)
    store.write_texts({"note-1": NASTY})
    store.erase(store.events()[3:4], today=DAY)
    store.remember_place(LastPlace("l01", "a"))
    found = store.kept()
    store.close()
    return found


@pytest.fixture
def data(kept: Kept, person: Person) -> bytes:
    return packed(kept, CHOSEN, person.services.shelf.whole, exchanged=EXCHANGED, day=DAY)


def read(tmp_path: Path, data: bytes, name: str = "meine.zip") -> Arrived | None:
    file = tmp_path / name
    file.write_bytes(data)
    return arrived((file,), today=DAY, stopped=lambda: False)


def texts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


class Tags(HTMLParser):
    """Every tag with its attributes, and what a person reads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words.append(data)


# ------------------------------------------------------------ written


def test_three_files_without_a_time_of_day(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert tuple(archive.namelist()) == NAMES
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_data_give_the_same_file(data: bytes, kept: Kept, person: Person) -> None:
    assert packed(kept, CHOSEN, person.services.shelf.whole, exchanged=EXCHANGED, day=DAY) == data


def test_the_page_is_safe_whatever_somebody_wrote(data: bytes) -> None:
    page = Tags(texts_of(data)["wissen-daten.html"].decode())
    assert {"script", "img", "link", "iframe"} & set(page.tags) == set()
    assert page.attributes <= {"lang", "charset", "http-equiv", "content"}
    assert "".join(page.words).count('<script>alert("x")</script>') == 8


def test_the_page_says_what_was_done_and_by_whom(data: bytes) -> None:
    words = "".join(Tags(texts_of(data)["wissen-daten.html"].decode()).words)
    for part in (
        "23.11.2026",
        "Abgeschlossen",
        "Angaben gelöscht",
        "Baden-Württemberg",
        "Niemand außer Ihnen",
        "telefon",
    ):
        assert part in words


def test_an_empty_history_gives_a_page_too(person: Person) -> None:
    page = texts_of(packed(Kept(), Settings(), person.services.shelf.whole, exchanged=Exchanged(), day=DAY))[
        "wissen-daten.html"
    ].decode()
    assert "<p>Nichts.</p>" in page


def test_no_folder_of_this_computer_goes_along(data: bytes) -> None:
    assert all(b"woanders" not in text for text in texts_of(data).values())


def test_it_is_saved_whole_or_not_at_all(data: bytes, tmp_path: Path) -> None:
    save(tmp_path / "meine.zip", data)
    assert (tmp_path / "meine.zip").read_bytes() == data
    with pytest.raises(PrintError):
        save(tmp_path / "fehlt" / "meine.zip", data)


# ------------------------------------------------------------ read


def test_what_was_written_arrives(data: bytes, kept: Kept, tmp_path: Path) -> None:
    found = read(tmp_path, data)
    assert found is not None
    assert found.kept == kept
    assert found.person["roles"] == ("telefon",)
    assert found.person["start_day"] == date(2026, 11, 2)
    assert "content_folder" not in found.person
    assert found.person["name"] == f"Jana {' '.join(NASTY.split())}"[:60]


def test_the_file_inside_can_be_taken_by_itself(data: bytes, kept: Kept, tmp_path: Path) -> None:
    found = read(tmp_path, texts_of(data)[JSON_NAME], JSON_NAME)
    assert found is not None
    assert found.kept == kept


def test_what_was_exchanged_stands_on_the_page_and_is_told_to_machines(data: bytes) -> None:
    words = "".join(Tags(texts_of(data)["wissen-daten.html"].decode()).words)
    for part in (
        "Was ich gesendet habe, und wer es sieht",
        "Nabil",
        "Umzug",
        "5555 6666 7777 8888",
        "betrifft diese",
    ):
        assert part in words
    told = json.loads(texts_of(data)[JSON_NAME])["austausch"]
    assert told["gesendet"][0]["nachricht"]["words"] == "Ab wann?"
    assert told["gespraeche"][0]["notizen"] == "Umzug"


@pytest.mark.parametrize("told", [{}, 3, {"kontakte": [{"name": "\ud800"}]}])
def test_what_was_exchanged_is_never_taken_in(data: bytes, kept: Kept, tmp_path: Path, told: object) -> None:
    found = read(tmp_path, changed(data, lambda raw: raw.update(austausch=told)))
    assert found is not None
    assert found.kept == kept
    assert found == read(tmp_path, changed(data, lambda raw: raw.pop("austausch")))


def test_it_can_be_stopped(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "meine.zip"
    file.write_bytes(data)
    assert arrived((file,), today=DAY, stopped=lambda: True) is None


def changed(data: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    raw = json.loads(texts_of(data)[JSON_NAME])
    change(raw)
    return zipped({JSON_NAME: json.dumps(raw).encode()})


BAD: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _: b"",
    "half of it": lambda data: data[: len(data) // 2],
    "a byte of the contents": lambda data: data[:60] + bytes([data[60] ^ 0xFF]) + data[61:],
    "an empty zip": lambda _: zipped({}),
    "a zip of something else": lambda _: zipped({"brief.txt": b"x"}),
    "two of them": lambda _: zipped({JSON_NAME: b"{}", f"kopie/{JSON_NAME}": b"{}"}),
    "a bomb": lambda _: zipped({JSON_NAME: b" " * (data_transfer.DATA.largest + 1)}),
    "a picture": lambda _: b"\x89PNG\r\n\x1a\n",
    "a page": lambda data: texts_of(data)["wissen-daten.html"],
    "an event less": lambda data: changed(data, lambda raw: raw["verlauf"].pop()),
    "another answer": lambda data: changed(data, lambda raw: raw["verlauf"][1].update(objekt="l02")),
    "a theme that is none": lambda data: changed(data, lambda raw: raw["person"].update(theme="rosa")),
    "a text scale that is none": lambda data: changed(data, lambda raw: raw["person"].update(text_scale=90)),
    "a name that is none": lambda data: changed(data, lambda raw: raw["person"].update(name=5)),
    "a name that no file can hold": lambda data: changed(data, lambda raw: raw["person"].update(name="\ud800")),
    "a workplace that no file can hold": lambda data: changed(data, lambda raw: raw["person"].update(roles=["\ud800"])),
    "a folder of another computer": lambda data: changed(data, lambda raw: raw["person"].update(content_folder="/x")),
    "more about the person": lambda data: changed(data, lambda raw: raw["person"].update(geboren="1987-03-12")),
}


@pytest.mark.parametrize("change", BAD)
def test_what_is_not_whole_and_sound_is_refused(data: bytes, tmp_path: Path, change: str) -> None:
    with pytest.raises(ForeignFileError) as error:
        read(tmp_path, BAD[change](data))
    assert error.value.hint


def test_one_file_at_a_time(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="nur eine Datei"):
        arrived((tmp_path / "a.zip", tmp_path / "b.zip"), today=DAY, stopped=lambda: False)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ForeignFileError, match="gibt es nicht"):
        arrived((tmp_path / "a.zip",), today=DAY, stopped=lambda: False)
