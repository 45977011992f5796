"""The developer script finds what is missing, says what to do, and sets up only when something changed."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from build import dev


def loader(*present: str):
    """Return a stand-in for the system's loader that knows these libraries only."""

    def load(name: str) -> object:
        if name not in present:
            raise OSError(name)
        return object()

    return load


def test_every_missing_library_is_found():
    assert dev.missing_libraries(["libGL.so.1", "libX11.so.6"], loader("libX11.so.6")) == ["libGL.so.1"]


def test_nothing_is_missing_on_a_complete_system():
    assert dev.missing_libraries(dev.QT_LIBRARIES, loader(*dev.QT_LIBRARIES)) == []


def test_a_package_is_named_once_for_all_its_libraries():
    libraries = ["libglib-2.0.so.0", "libgthread-2.0.so.0", "libGL.so.1"]
    assert dev.packages_for(libraries, []) == ["libgl1", "libglib2.0-0"]


def test_missing_parts_of_venv_bring_debians_package_for_it():
    assert dev.packages_for([], ["ensurepip"]) == ["python3-venv"]


def test_root_installs_without_being_asked():
    update, install = dev.install_commands(["libgl1"])
    assert update == ["apt-get", "update"]
    assert install == ["apt-get", "install", "--yes", "--no-install-recommends", "libgl1"]


def test_others_get_one_line_with_sudo():
    line = "sudo apt-get update && sudo apt-get install --yes --no-install-recommends libegl1 libgl1"
    assert dev.advice(["libegl1", "libgl1"], "sudo") == line


def test_others_get_one_line_with_su_where_sudo_is_not_installed():
    line = "su -c 'apt-get update && apt-get install --yes --no-install-recommends libgl1'"
    assert dev.advice(["libgl1"], "su") == line


def test_a_complete_system_is_left_alone():
    dev.complete_system([], [])


def test_the_stamp_is_the_same_for_the_same_files():
    assert dev.wanted_stamp(b"lock", b"project", "3.11 /x") == dev.wanted_stamp(b"lock", b"project", "3.11 /x")


@pytest.mark.parametrize(
    ("lock", "project", "place", "changed"),
    [
        (b"other", b"project", "3.11 /x", (True, False)),
        (b"lock", b"other", "3.11 /x", (False, True)),
        (b"lock", b"project", "3.12 /x", (True, False)),
        (b"lock", b"project", "3.11 /y", (True, False)),
    ],
)
def test_the_stamp_tells_what_must_be_set_up_again(lock, project, place, changed):
    old = dev.wanted_stamp(b"lock", b"project", "3.11 /x")
    new = dev.wanted_stamp(lock, project, place)
    assert (old[0] != new[0], old[1] != new[1]) == changed


def test_a_missing_stamp_fits_nothing(tmp_path):
    assert dev.read_stamp(tmp_path / "none") == ("", "")


def test_a_torn_stamp_fits_nothing(tmp_path):
    (tmp_path / "stamp").write_text("Pakete 0123\n", encoding="utf-8")
    assert dev.read_stamp(tmp_path / "stamp") == ("", "")


def test_a_stamp_is_read_as_it_was_written(tmp_path):
    stamp = dev.wanted_stamp(b"lock", b"project", "3.11 /x")
    (tmp_path / "stamp").write_text("\n".join(stamp) + "\n", encoding="utf-8")
    assert dev.read_stamp(tmp_path / "stamp") == stamp


def test_what_follows_a_command_is_handed_on():
    assert dev.parse(["test", "tests/law", "-k", "paragraf"]) == ("test", ["tests/law", "-k", "paragraf"])


@pytest.mark.parametrize("argv", [[], ["tset"], ["--help"]])
def test_without_a_known_command_all_commands_are_listed(argv):
    with pytest.raises(dev.Stop) as stop:
        dev.parse(argv)
    assert all(f"  {name} " in str(stop.value) for name in dev.COMMANDS)


@pytest.mark.parametrize("argv", [["shots"], ["shots", "a", "b"]])
def test_shots_needs_exactly_one_folder(argv):
    with pytest.raises(dev.Stop, match="ORDNER"):
        dev.parse(argv)


def test_the_script_runs_where_nothing_is_installed():
    # -I -S: no site-packages, no environment, as on a machine that has Python only.
    result = subprocess.run(
        [sys.executable, "-I", "-S", "build/dev.py"], cwd=dev.ROOT, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.lstrip().startswith("Aufruf: python3 build/dev.py BEFEHL")


def test_a_lock_is_installed_as_it_is_even_where_a_newer_release_is_wanted_with_an_extra(tmp_path, monkeypatch):
    shelf = tmp_path / "shelf"
    pinned = (wheel(shelf, "eins", "1.0"), wheel(shelf, "zwei", "1.0", "Requires-Dist: eins[mehr]>=1.0\n"))
    wheel(shelf, "eins", "2.0")
    lock = tmp_path / "lock"
    lines = (f"{file.name.split('-')[0]}==1.0 --hash=sha256:{sha256(file.read_bytes()).hexdigest()}" for file in pinned)
    lock.write_text("\n".join(lines), encoding="utf-8")
    # A fresh environment, with the pip that came with this Python: newer ones resolve better.
    monkeypatch.setattr(dev, "VENV", tmp_path / "venv")
    subprocess.run([dev.base_python(), "-m", "venv", str(dev.VENV)], check=True)
    for name, value in {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(shelf), "PIP_TARGET": str(tmp_path / "in")}.items():
        monkeypatch.setenv(name, value)
    dev.install(lock)
    assert {path.stem for path in (tmp_path / "in").glob("*.dist-info")} == {"eins-1.0", "zwei-1.0"}


def wheel(folder: Path, name: str, version: str, more: str = "") -> Path:
    """Write a package that holds nothing but its name."""
    folder.mkdir(exist_ok=True)
    about = f"{name}-{version}.dist-info"
    file = folder / f"{name}-{version}-py3-none-any.whl"
    with ZipFile(file, "w") as archive:
        archive.writestr(
            f"{about}/METADATA",
            f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nProvides-Extra: mehr\n{more}",
        )
        archive.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{about}/RECORD", f"{about}/METADATA,,\n{about}/WHEEL,,\n{about}/RECORD,,\n")
    return file
