"""Settings as JSON, and what happens to damaged files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.errors import SettingsError
from wissen.settings import (
    ASPECTS,
    LANDS,
    LONGEST_NAME,
    THEME_NAMES,
    Settings,
    read_settings,
    settings_from_raw,
    settings_to_raw,
    upgrade,
    write_settings,
)

words = st.text(min_size=1).filter(str.strip)
some_settings = st.builds(
    Settings,
    theme=st.sampled_from(THEME_NAMES),
    text_scale=st.floats(1.0, 2.0),
    content_folder=st.none() | st.just(Path("inhalte")),
    roles=st.lists(words).map(tuple),
    start_day=st.none() | st.dates(),
    land=st.sampled_from(("", *LANDS)),
    insight=st.dictionaries(words, st.lists(st.sampled_from(ASPECTS)).map(tuple)),
    unknown=st.dictionaries(st.sampled_from(["neu", "auch_neu"]), st.integers()),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "einstellungen" / "settings.json"


def write_raw(file: Path, value: object) -> None:
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(value), encoding="utf-8")


@given(some_settings)
def test_settings_survive_json(settings: Settings) -> None:
    raw = json.loads(json.dumps(settings_to_raw(settings)))
    assert settings_from_raw(raw) == (settings, [])


def test_a_name_that_is_too_long_for_the_window_is_cut() -> None:
    settings, invalid = settings_from_raw({"name": "J" * 300})
    assert (settings.name, invalid) == ("J" * LONGEST_NAME, [])


def test_without_a_file_the_start_values_hold(file: Path) -> None:
    assert read_settings(file) == (Settings(), "")


def test_written_settings_are_read_back(file: Path) -> None:
    settings = Settings(theme="kontrast", text_scale=1.5, roles=("telefon",), start_day=date(2026, 11, 2))
    write_settings(file, settings)
    assert read_settings(file) == (settings, "")


def test_writing_leaves_no_other_file(file: Path) -> None:
    write_settings(file, Settings())
    write_settings(file, Settings(theme="hell", welcomed=True))
    assert list(file.parent.iterdir()) == [file]


def test_unknown_keys_are_kept(file: Path) -> None:
    write_raw(file, {"format": 1, "aus_der_zukunft": [1, 2]})
    settings, _ = read_settings(file)
    write_settings(file, settings)
    assert json.loads(file.read_text(encoding="utf-8"))["aus_der_zukunft"] == [1, 2]


def test_a_newer_format_number_is_kept(file: Path) -> None:
    write_raw(file, {"format": 7, "theme": "hell"})
    settings, notice = read_settings(file)
    write_settings(file, settings)
    assert (settings.theme, notice) == ("hell", "")
    assert json.loads(file.read_text(encoding="utf-8"))["format"] == 7


@pytest.mark.parametrize("damage", [b"{", b"", b"[1]", b"\xff\xfe", b'"text"'])
def test_a_damaged_file_is_set_aside_and_told(file: Path, damage: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(damage)
    settings, notice = read_settings(file)
    assert settings == Settings()
    assert "beschädigt" in notice
    assert file.with_name("settings.json.defekt").read_bytes() == damage


def test_an_unreadable_file_is_told(file: Path) -> None:
    file.mkdir(parents=True)  # a folder of that name cannot be read as a file on any system
    settings, notice = read_settings(file)
    assert settings == Settings()
    assert "nicht lesbar" in notice


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "lila"),
        ("theme", ["hell"]),
        ("text_scale", 0.5),
        ("text_scale", "groß"),
        ("text_scale", True),
        ("content_folder", 3),
        ("land", "XY"),
        ("land", ["BW"]),
        ("content_folder", " "),
        ("roles", "telefon"),
        ("roles", [1]),
        ("start_day", "01.03.2024"),
    ],
)
def test_an_invalid_value_falls_back_alone(file: Path, key: str, value: object) -> None:
    write_raw(file, {"theme": "dunkel", "text_scale": 1.5, key: value})
    settings, notice = read_settings(file)
    assert getattr(settings, key) == getattr(Settings(), key)
    assert {settings.theme, settings.text_scale} & {"dunkel", 1.5}
    assert f"„{key}“" in notice


def test_settings_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    (tmp_path / "belegt").write_text("", encoding="utf-8")
    with pytest.raises(SettingsError, match="nicht schreiben"):
        write_settings(tmp_path / "belegt" / "settings.json", Settings())


def test_upgrades_run_from_the_written_format() -> None:
    steps = [lambda raw: {**raw, "trail": "1"}, lambda raw: {**raw, "trail": f"{raw.get('trail', '')}2"}]
    assert upgrade({}, steps) == {"format": 3, "trail": "12"}
    assert upgrade({"format": 2}, steps) == {"format": 3, "trail": "2"}


def test_upgrades_leave_a_newer_format_alone() -> None:
    assert upgrade({"format": 9, "x": 1}, [dict]) == {"format": 9, "x": 1}
