"""`wissen pack` as an author meets it: key, build, sign, verify, install, diff."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.helpers.packs import KEY, OTHER_KEY, small_files, write_pack
from wissen import paths
from wissen.content.pack_store import place_of
from wissen.services.pack_building import make_key
from wissen.services.packs import Packs
from wissen.settings import Settings, write_settings

PASSWORD = "Regen und Rüben"
REST = "module/02-weiter/rest.md"


@pytest.fixture
def typed(monkeypatch):
    """What the person types when a command asks, one line after the other."""

    def typed(*lines: str) -> None:
        answers = iter(lines)
        monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(answers))
        monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _: next(answers))

    return typed


@pytest.fixture
def packs() -> Packs:
    """The packs of this account."""
    return Packs(paths.folders().packs)


def random(count: int) -> bytes:
    return bytes(range(count))


def test_from_the_folder_to_the_installed_pack(run, typed, folder, tmp_path, packs):
    key, file = tmp_path / "redaktion.key", tmp_path / "neu.wissenpaket"
    typed(PASSWORD, PASSWORD)
    code, out, _ = run("pack", "keygen", key)
    assert code == 0
    fingerprint = out.split("Fingerabdruck: ")[1].strip()
    code, out, err = run("pack", "build", folder, "--ziel", file)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Verglichen mit: keiner früheren Ausgabe, denn hier ist keine bekannt.",
        f"Gebaut: {file} (12 Dateien, 0,0 MB), noch ohne Signatur.",
    ]
    typed(PASSWORD)
    assert run("pack", "sign", file, "--schluessel", key)[1].startswith(f"Signiert: {file}\n")
    code, out, _ = run("pack", "verify", file, "--schluessel", f"{key}.pub")
    assert (code, out.splitlines()[0]) == (0, "In Ordnung: Probepaket, Ausgabe 2026-11 (12 Dateien, 0,0 MB)")
    code, out, _ = run("pack", "install", file, "--fingerabdruck", fingerprint.upper())
    assert code == 0
    assert "Bisher: nicht installiert." in out
    assert [pack.edition for pack in packs.installed()] == ["2026-11"]


def test_a_password_may_come_from_another_program(run, monkeypatch, tmp_path):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n{PASSWORD}\n"))
    code, _, err = run("pack", "keygen", tmp_path / "k")
    assert (code, err) == (0, "")


def test_two_different_passwords_make_no_key(run, typed, tmp_path):
    typed(PASSWORD, "Sonne und Salat")
    code, _, err = run("pack", "keygen", tmp_path / "k")
    assert (code, err.splitlines()[0]) == (2, "Die beiden Kennwörter sind verschieden.")
    assert list(tmp_path.iterdir()) == []


def test_errors_are_told_like_those_of_check_and_nothing_is_built(run, folder, tmp_path):
    (folder / REST).write_text((folder / REST).read_text(encoding="utf-8") + "\n[Tot](tot.md)\n", encoding="utf-8")
    file = tmp_path / "neu.wissenpaket"
    code, out, _ = run("pack", "build", folder, "--ziel", file)
    assert code == 1
    assert "[link-tot]" in out
    assert out.endswith("Nicht gebaut: 1 Fehler.\n")
    assert not file.exists()


def test_what_vanished_and_what_nobody_explains_is_named(run, folder, tmp_path):
    before = write_pack(tmp_path / "a.wissenpaket", edition="2026-10")
    text = (folder / REST).read_text(encoding="utf-8")
    (folder / REST).write_text(text.replace("Kennung: alles", "Kennung: das-meiste"), encoding="utf-8")
    (folder / "notizen.txt").write_text("x", encoding="utf-8")
    code, out, _ = run("pack", "build", folder, "--vorige", before, "--ziel", tmp_path / "n.wissenpaket")
    assert code == 1
    assert "Die Kennung „l-rest#alles“ fehlt." in out
    (folder / REST).write_text(text.replace("Noch mehr.", "Noch viel mehr."), encoding="utf-8")
    code, out, _ = run("pack", "build", folder, "--vorige", before, "--ziel", tmp_path / "n.wissenpaket")
    assert code == 0
    assert "„Der Rest“ (l-rest) ist geändert, ohne Eintrag in „verlauf“." in out
    assert "notizen.txt liest Wissen nicht und bleibt draußen." in out


def test_the_name_of_the_file_is_that_of_the_pack(run, folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("pack", "build", folder)
    assert Path("probe-2026-11.wissenpaket").is_file()


def test_signing_needs_a_key_and_its_password(run, typed, tmp_path):
    file, key = write_pack(tmp_path / "a.wissenpaket"), tmp_path / "k"
    make_key(key, PASSWORD, random=random)
    assert "Es fehlt die Angabe --schluessel." in run("pack", "sign", file)[2]
    typed("Sonne")
    code, _, err = run("pack", "sign", file, "--schluessel", key)
    assert (code, err.splitlines()[0]) == (2, "Das ist nicht das Kennwort dieses Schlüssels.")


def test_a_pack_of_somebody_else_is_not_verified(run, tmp_path):
    file = write_pack(tmp_path / "a.wissenpaket")
    code, out, _ = run("pack", "verify", file)
    assert code == 0
    assert out.endswith("Wem der Schlüssel gehört, prüft der Befehl nur mit --schluessel.\n")
    code, out, _ = run("pack", "verify", file, "--schluessel", OTHER_KEY.public.text)
    assert code == 1
    assert "mit einem anderen Schlüssel als dem genannten signiert" in out
    assert "[schlüssel-anderer]" in out
    file.write_bytes(b"x")
    code, out, _ = run("pack", "verify", file)
    assert code == 1
    assert out.startswith("Abgelehnt: Das ist kein Inhaltspaket, oder es ist abgeschnitten.")
    assert out.endswith("[kein-paket]\n")


def test_installing_asks_for_the_fingerprint_once(run, typed, tmp_path, packs):
    file = write_pack(tmp_path / "a.wissenpaket")
    typed("1234")
    code, out, _ = run("pack", "install", file)
    assert (code, packs.installed()) == (1, ())
    assert out.endswith("Nicht installiert: Das ist ein anderer Fingerabdruck.\n")
    typed(KEY.public.fingerprint)
    assert run("pack", "install", file)[1].endswith("sobald Sie es unter Einstellungen → Inhalte wählen.\n")
    write_settings(paths.folders().config / paths.SETTINGS, Settings(content_folder=place_of(packs.folder, "probe")))
    code, out, _ = run("pack", "install", write_pack(tmp_path / "b.wissenpaket", edition="2026-12"))
    assert code == 0
    assert out.endswith("Gelesen wird es ab dem nächsten Start von Wissen.\n")
    assert "Ausgabe 2026-12. Bisher: 2026-11." in out
    newest = write_pack(tmp_path / "c.wissenpaket", edition="2027-01")
    assert run("pack", "install", newest, "--fingerabdruck", OTHER_KEY.public.fingerprint)[0] == 1
    assert [pack.edition for pack in packs.installed()] == ["2026-12"]


def test_what_is_refused_ends_with_two(run, tmp_path, packs):
    code, _, err = run("pack", "install", tmp_path / "fehlt.wissenpaket")
    assert (code, err.splitlines()[0]) == (2, f"Die Datei „{tmp_path / 'fehlt.wissenpaket'}“ gibt es nicht.")
    assert not packs.folder.exists()


def test_a_pack_is_compared_with_another_or_with_the_content(run, folder, tmp_path):
    file = write_pack(tmp_path / "a.wissenpaket")
    changed = small_files(
        {REST: None, "glossar.md": small_files()["glossar.md"].replace(b"titel", b"stichworte: x\ntitel")}
    )
    other = write_pack(tmp_path / "b.wissenpaket", changed)
    assert run("pack", "diff", file, "--inhalt", folder) == (1, "Beide enthalten dasselbe.\n", "")
    code, out, _ = run("pack", "diff", other, file)
    assert code == 0
    assert out == "Geändert (1):\n  Glossar (glossar), nur anders geschrieben\nEntfernt (1):\n  Der Rest (l-rest)\n"
    assert run("pack", "diff", file, other)[1].startswith("Neu (1):\n  Der Rest (l-rest)\n")


def test_a_picture_that_differs_is_a_difference(run, tmp_path):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
    files = [
        write_pack(
            tmp_path / f"{name}.wissenpaket", small_files({"bilder/a.svg": drawing.format(f"<title>{name}</title>")})
        )
        for name in "ab"
    ]
    assert run("pack", "diff", *files) == (0, "Andere Bilder und Landkarten (1):\n  bilder/a.svg\n", "")


def test_what_holds_no_content_is_compared_with_nothing(run, folder, tmp_path):
    missing = tmp_path / "fehlt.wissenpaket"
    assert run("pack", "diff", missing, folder)[::2] == (
        2,
        f"Die Datei „{missing}“ gibt es nicht.\nPrüfen Sie den Namen.\n",
    )
    code, out, err = run("pack", "diff", write_pack(tmp_path / "a.wissenpaket"), tmp_path)
    assert (code, out) == (2, "")
    assert f"In „{tmp_path}“ liegen keine Inhalte." in err


@pytest.mark.parametrize("command", [("fix",), ("new", "card", "--titel", "Neu", "--inhalt")])
def test_nobody_writes_into_an_installed_pack(run, tmp_path, command):
    packs = Packs(tmp_path / "pakete")
    done = packs.install(packs.look(write_pack(tmp_path / "a.wissenpaket")))
    assert done is not None
    assert run("check", done.place)[0] == 0
    code, _, err = run(*command, done.place)
    assert code == 2
    assert "gehört zu einem installierten Paket" in err
