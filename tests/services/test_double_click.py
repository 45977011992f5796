"""Endings told to the system for one account: written, recognised, and taken back."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from wissen import paths
from wissen.errors import SettingsError
from wissen.services.double_click import KINDS, DoubleClick, FreeDesktop, here, opening
from wissen.services.windows_endings import WindowsEndings
from wissen.ui import given_files

COMMAND = ("/opt/Amt & Co/Wissen", "--oeffnen")


class FakeRegistry:
    """Keys with their default values; `refusing` is one that cannot be deleted, as something lies below it."""

    def __init__(self, refusing: str = "") -> None:
        self.keys: dict[str, str] = {}
        self.told = 0
        self._refusing = refusing

    def read(self, key: str) -> str:
        return self.keys.get(key, "")

    def write(self, key: str, value: str) -> None:
        if self._refusing == "*":
            raise PermissionError(5, "Zugriff verweigert")
        self.keys[key] = value

    def delete(self, key: str) -> None:
        if key == self._refusing or any(other.startswith(f"{key}\\") for other in self.keys):
            raise PermissionError(5, "Zugriff verweigert")
        self.keys.pop(key, None)

    def tell(self) -> None:
        self.told += 1


class Told:
    """What the system was told by its tools."""

    def __init__(self, fault: OSError | None = None) -> None:
        self.commands: list[str] = []
        self.fault = fault

    def __call__(self, command: Sequence[str]) -> None:
        self.commands.append(command[0])
        if self.fault is not None:
            raise self.fault


def on_linux(folder: Path, command: Sequence[str]) -> DoubleClick:
    return FreeDesktop(command, folder, Told())


def on_windows() -> Callable[[Path, Sequence[str]], DoubleClick]:
    registry = FakeRegistry()
    return lambda _folder, command: WindowsEndings(command, registry)


@pytest.fixture(params=["linux", "windows"])
def system(request: pytest.FixtureRequest) -> Callable[[Path, Sequence[str]], DoubleClick]:
    return on_linux if request.param == "linux" else on_windows()


def test_every_file_that_the_window_takes_as_its_own_is_told() -> None:
    assert set(KINDS) == set(given_files._OPENERS)


def test_it_is_on_until_it_is_taken_back(system: Callable[[Path, Sequence[str]], DoubleClick], tmp_path: Path) -> None:
    endings = system(tmp_path, COMMAND)
    assert not endings.is_on()
    endings.switch_off()
    endings.switch_on()
    assert endings.is_on()
    endings.switch_on()
    endings.switch_off()
    assert not endings.is_on()
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []


def test_a_program_that_has_moved_is_another_one(
    system: Callable[[Path, Sequence[str]], DoubleClick], tmp_path: Path
) -> None:
    system(tmp_path, COMMAND).switch_on()
    moved = system(tmp_path, ("/opt/neu/Wissen", "--oeffnen"))
    assert not moved.is_on()
    moved.switch_on()
    assert moved.is_on()
    assert not system(tmp_path, COMMAND).is_on()


def test_a_profile_of_its_own_opens_what_is_clicked() -> None:
    assert opening(["Wissen"], paths.STANDARD_PROFILE) == ("Wissen", "--oeffnen")
    assert opening(["Wissen"], "anna") == ("Wissen", "--profil=anna", "--oeffnen")


def test_without_a_command_that_starts_the_window_from_anywhere_it_is_not_offered() -> None:
    assert here(paths.STANDARD_PROFILE) is None


# ---------------------------------------------------------------- Linux


def test_the_entry_names_command_and_kinds(tmp_path: Path) -> None:
    FreeDesktop(("/opt/a b/W$issen\\", "--profil=anna", "50%"), tmp_path, Told()).switch_on()
    lines = (tmp_path / "applications" / "wissen-dateien.desktop").read_text(encoding="utf-8").splitlines()
    assert 'Exec="/opt/a b/W\\\\$issen\\\\\\\\" --profil=anna 50%% %f' in lines
    (kinds,) = (line.removeprefix("MimeType=") for line in lines if line.startswith("MimeType="))
    listed = ET.parse(tmp_path / "mime/packages/wissen.xml").getroot()  # noqa: S314 - written above
    assert [one.get("type") for one in listed] == kinds.strip(";").split(";")
    assert [one[1].get("pattern") for one in listed] == [f"*{ending}" for ending in KINDS]


def test_where_the_system_does_not_hear_of_it_nothing_stays(tmp_path: Path) -> None:
    told = Told(FileNotFoundError(2, "fehlt"))
    with pytest.raises(SettingsError, match="ließen sich nicht mit Wissen verbinden"):
        FreeDesktop(COMMAND, tmp_path, told).switch_on()
    assert told.commands[0] == "update-mime-database"
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []
    with pytest.raises(SettingsError):
        FreeDesktop(COMMAND, tmp_path, told).switch_off()


@pytest.mark.skipif(shutil.which("update-mime-database") is None, reason="a desktop has it")
def test_the_tool_of_the_desktop_understands_the_kinds(tmp_path: Path) -> None:
    def run(command: Sequence[str]) -> None:
        subprocess.run(command, check=True, capture_output=True)

    endings = FreeDesktop(COMMAND, tmp_path, run)
    endings.switch_on()
    assert "application/x-wissenteam:*.wissenteam" in (tmp_path / "mime" / "globs2").read_text(encoding="utf-8")
    endings.switch_off()
    globs = tmp_path / "mime" / "globs2"
    assert not globs.exists() or "wissen" not in globs.read_text(encoding="utf-8")


# ---------------------------------------------------------------- Windows


def test_each_ending_leads_to_a_command_with_the_file_behind_it() -> None:
    registry = FakeRegistry()
    WindowsEndings(("C:\\Program Files\\Wissen\\Wissen.exe", "--oeffnen"), registry).switch_on()
    kind = registry.keys[".wissenteam"]
    assert registry.keys[rf"{kind}\shell\open\command"] == '"C:\\Program Files\\Wissen\\Wissen.exe" --oeffnen "%1"'
    assert registry.keys[rf"{kind}\DefaultIcon"] == '"C:\\Program Files\\Wissen\\Wissen.exe",0'
    assert registry.keys[kind] == KINDS[".wissenteam"]
    assert registry.told == 1


def test_what_another_program_has_taken_over_stays_its_own() -> None:
    registry = FakeRegistry()
    endings = WindowsEndings(COMMAND, registry)
    endings.switch_on()
    registry.keys[".wissenpaket"] = "Zip.Archiv"
    assert not endings.is_on()
    endings.switch_off()
    assert registry.keys == {".wissenpaket": "Zip.Archiv"}


def test_an_ending_below_which_something_lies_leads_nowhere_afterwards() -> None:
    registry = FakeRegistry(refusing=".wissenteam")
    endings = WindowsEndings(COMMAND, registry)
    endings.switch_on()
    endings.switch_off()
    assert registry.keys == {".wissenteam": ""}


def test_an_office_that_forbids_it_is_told() -> None:
    with pytest.raises(SettingsError, match="Zugriff verweigert"):
        WindowsEndings(COMMAND, FakeRegistry(refusing="*")).switch_on()
