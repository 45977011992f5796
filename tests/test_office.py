"""What an office fixes in `buero.toml`, and what is safe while that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from wissen import paths
from wissen.errors import SettingsError
from wissen.office import policy_in_force, read_policy
from wissen.settings import Policy, Retention

KEY = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"


def test_without_a_policy_the_person_chooses(tmp_path: Path) -> None:
    assert read_policy([tmp_path / "buero.toml"]) == Policy()


def test_the_first_policy_found_holds(tmp_path: Path) -> None:
    first, second = tmp_path / "a.toml", tmp_path / "b.toml"
    first.write_text('inhalte = "pakete/amt"\n', encoding="utf-8")
    second.write_text('inhalte = "anderes"\n', encoding="utf-8")
    assert read_policy([tmp_path / "fehlt.toml", first, second]) == Policy(content_folder=tmp_path / "pakete" / "amt")


def test_an_absolute_folder_in_the_policy_stays(tmp_path: Path) -> None:
    file, folder = tmp_path / "buero.toml", tmp_path / "daten"
    file.write_text(f"daten = '{folder}'\nspaeter = 1\n", encoding="utf-8")
    assert read_policy([file]) == Policy(data_folder=folder)


def test_the_office_says_where_packs_lie_and_whose_signature_counts(tmp_path: Path) -> None:
    file, key = tmp_path / "buero.toml", "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
    file.write_text(f'pakete = "ablage"\nwurzelschluessel = "{key}"\n', encoding="utf-8")
    assert read_policy([file]) == Policy(pack_folder=tmp_path / "ablage", root_key=key)


@pytest.mark.parametrize("key", ["3", '"RWQ"', '"minisign.pub"', '["RW"]'])
def test_a_key_that_is_none_is_never_skipped(tmp_path: Path, key: str) -> None:
    file = tmp_path / "buero.toml"
    file.write_text(f"wurzelschluessel = {key}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="öffentlicher Schlüssel"):
        read_policy([file])


def test_the_office_may_choose_the_folder_of_the_exchange(tmp_path):
    file = tmp_path / "buero.toml"
    file.write_text('austausch = "gemeinsam"\n', encoding="utf-8")
    assert read_policy([file]) == Policy(exchange_folder=tmp_path / "gemeinsam")


def test_the_office_may_fix_what_mentors_see_at_least(tmp_path: Path) -> None:
    file = tmp_path / "buero.toml"
    file.write_text('[einblick]\nmindestens = ["module", "praxis"]\n', encoding="utf-8")
    assert read_policy([file]) == Policy(insight=("module", "praxis"))


def test_the_office_may_keep_less_long(tmp_path: Path) -> None:
    file = tmp_path / "buero.toml"
    file.write_text("[aufbewahrung]\nhilfe_tage = 14\nmonate = 3\n", encoding="utf-8")
    assert read_policy([file]).retention == Retention(help_days=14, months=3)
    file.write_text("[aufbewahrung]\nmonate = 1\n", encoding="utf-8")
    assert read_policy([file]).retention == Retention(help_days=31, months=1)


LONGER = (
    "hilfe_tage = 32",
    "hilfe_tage = 6",
    "monate = 7",
    "monate = 0",
    "monate = 1.5",
    "monate = true",
    'monate = "3"',
    "jahre = 1",
)


@pytest.mark.parametrize("text", ["aufbewahrung = 3", *(f"[aufbewahrung]\n{line}" for line in LONGER)])
def test_the_office_cannot_keep_longer_nor_be_misread(tmp_path: Path, text: str) -> None:
    file = tmp_path / "buero.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="von 7 bis 31 und „monate“ von 1 bis 6"):
        read_policy([file])


WRONG_INSIGHTS = ('einblick = "module"', '[einblick]\nmindestens = "module"', '[einblick]\nmindestens = ["antworten"]')


@pytest.mark.parametrize("text", ["inhalte = ", "inhalte = 3", 'daten = ""', *WRONG_INSIGHTS])
def test_a_wrong_policy_is_never_skipped(tmp_path: Path, text: str) -> None:
    file = tmp_path / "buero.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_policy([file])
    assert str(file) in caught.value.text
    assert caught.value.hint


def test_a_spelling_mistake_in_the_policy_is_found_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "buero.toml"
    file.write_text('inhalte = "x"\ndaten = \n', encoding="utf-8")
    with pytest.raises(SettingsError, match="Zeile 2"):
        read_policy([file])


def test_a_policy_that_is_no_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / "buero.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="nicht lesbar"):
        read_policy([file])


# ---------------------------------------------------------------- in the window, while something is wrong


def in_force(folder: Path, text: str) -> Policy:
    """What holds in the window with such a file."""
    file = folder / "buero.toml"
    file.write_text(text, encoding="utf-8")
    return policy_in_force([file])


WHOLE = {
    "inhalte": '"inhalte"',
    "pakete": '"ablage"',
    "wurzelschluessel": f'"{KEY}"',
    "austausch": '"gemeinsam"',
    "einblick.mindestens": '["module"]',
    "aufbewahrung.hilfe_tage": "14",
    "aufbewahrung.monate": "3",
}
WRONG = ("99", "[1]", "true", "", "'nicht zu")


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("key", WHOLE)
def test_one_wrong_key_closes_packs_and_exchange_and_loses_no_other(tmp_path: Path, key: str, wrong: str) -> None:
    lines = [f"{one} = {wrong if one == key else right}" for one, right in {"daten": "'lernen'", **WHOLE}.items()]
    found = in_force(tmp_path, "\n".join(lines))
    assert str(tmp_path / "buero.toml") in found.fault
    assert found.data_folder == tmp_path / "lernen"
    assert found.content_folder == (paths.bundled("content") if key == "inhalte" else tmp_path / "inhalte")
    assert found.root_key == ("" if key == "wurzelschluessel" else KEY)


UNSETTLED = (
    "daten = 5",
    'daten = ""',
    "daten = ",
    'daten = "D:\\Wissen"',
    "daten 'D:/Wissen'",
    "datne = 'D:/Wissen'",
    "Daten = 'D:/Wissen'",
    "daten = 'a'\ndaten = 'b'",
    "[aufbewahrung]\nmonate = 3\ndaten = 'D:/Wissen'",
    "[ordner]\ndaten = 'D:/Wissen'",
    "[[einblick]]\ndaten = 'D:/Wissen'",
    "inhalte = \n[aufbewahrung]\ndaten = 'D:/Wissen'",
)


@pytest.mark.parametrize("text", UNSETTLED)
def test_nobody_begins_anew_because_the_folder_of_the_histories_is_misspelt(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match="Wo Ihr Lernstand liegt, steht deshalb nicht fest") as caught:
        in_force(tmp_path, text)
    assert str(tmp_path / "buero.toml") in caught.value.text


def test_a_file_that_nobody_can_read_settles_nothing(tmp_path: Path) -> None:
    file = tmp_path / "buero.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="steht deshalb nicht fest"):
        policy_in_force([file])


def test_without_a_fault_everything_is_open(tmp_path: Path) -> None:
    assert policy_in_force([tmp_path / "buero.toml"]) == Policy()
    assert in_force(tmp_path, f"wurzelschluessel = '{KEY}'") == Policy(root_key=KEY)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (f"'wurzelschlüssel' = '{KEY}'", "Gemeint ist wohl „wurzelschluessel“"),
        (f"wurzelschlussel = '{KEY}'", "Gemeint ist wohl „wurzelschluessel“"),
        ("[einblick]\nmindesten = []", "Gemeint ist wohl „mindestens“"),
        ("[aufbewarung]\nmonate = 2", "Gemeint ist wohl „aufbewahrung“"),
        ("monate = 2", "an der falschen Stelle"),
        (f"[einblick]\nwurzelschluessel = '{KEY}'", "an der falschen Stelle"),
    ],
)
def test_a_key_that_is_nearly_one_is_told(tmp_path: Path, text: str, meant: str) -> None:
    assert meant in in_force(tmp_path, text).fault
    with pytest.raises(SettingsError, match=meant):
        read_policy([tmp_path / "buero.toml"])


def test_a_key_of_a_newer_wissen_is_no_fault(tmp_path: Path) -> None:
    assert in_force(tmp_path, "spaeter = 1\n[protokoll]\ntage = 5") == Policy()


def test_what_a_notepad_puts_before_the_text_is_no_fault(tmp_path: Path) -> None:
    assert in_force(tmp_path, "\ufeffdaten = 'D'").data_folder == tmp_path / "D"


def test_a_folder_with_backslashes_says_how_it_is_written(tmp_path: Path) -> None:
    found = in_force(tmp_path, 'daten = "D"\npakete = "N:\\Pakete"')
    assert "Zeile 2. Ein Ordner mit „\\“ braucht einfache Anführungszeichen" in found.fault
    assert found.data_folder == tmp_path / "D"
