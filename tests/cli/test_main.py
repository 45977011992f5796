"""The command line as a person meets it: what it prints, how it ends, and that every word is German."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys

import click
import pytest

from tests.helpers.commands import COMMANDS
from tests.helpers.folders import a_lesson, write_folder
from tests.helpers.law_pack import write_law_pack
from wissen import paths
from wissen.cli.german import Command
from wissen.cli.main import main
from wissen.settings import Settings, write_settings

WITHOUT_CONTENT = {
    *(("cite",), ("import", "gesetz"), ("preview",)),
    *(("pack", "keygen"), ("pack", "sign"), ("pack", "verify"), ("pack", "install")),
}
BAD = "---\nkennung: karten\ntitel: Karten\nrollen: [fremd]\n---\n\n## Antrag\n\n[Tot](tot.md)\n"


# ---------------------------------------------------------------- check


def test_a_sound_folder_is_praised(run, tmp_path):
    folder = write_folder(tmp_path, {"karten/k.md": BAD.replace("fremd", "theke").replace("[Tot](tot.md)", "Text.")})
    run("fix", folder)
    assert run("check", folder) == (0, f"Alles in Ordnung in {folder}.\n", "")


def test_errors_end_the_check_with_one(run, tmp_path):
    code, out, _ = run("check", write_folder(tmp_path, {"karten/k.md": BAD}))
    assert code == 1
    assert out == (
        "karten/k.md\n"
        "  Zeile 4: Fehler: Den Arbeitsplatz „fremd“ nennt paket.yaml nicht. [rolle-unbekannt]\n"
        "  Zeile 7: Warnung: Die Kennung fehlt. Bis dahin gilt „antrag“, abgeleitet aus der Überschrift; "
        "sie ändert sich mit ihr. („wissen fix“ behebt das.) [kennung-fehlt]\n"
        "  Zeile 9: Fehler: Der Link führt ins Leere: „karten/tot.md“ gibt es nicht. [link-tot]\n\n"
        "2 Fehler, 1 Warnung und 0 Hinweise. 1 davon behebt „wissen fix“.\n"
    )


def test_warnings_alone_end_it_with_zero(run, tmp_path):
    code, out, _ = run(
        "check", write_folder(tmp_path, {"karten/k.md": BAD.replace("[Tot](tot.md)", "Text").replace("fremd", "theke")})
    )
    assert (code, out.splitlines()[-1]) == (0, "0 Fehler, 1 Warnung und 0 Hinweise. 1 davon behebt „wissen fix“.")


def test_the_check_speaks_json(run, tmp_path):
    code, out, _ = run("check", "--json", "--inhalt", write_folder(tmp_path, {"karten/k.md": BAD}))
    assert code == 1
    assert json.loads(out)[1] == {
        "datei": "karten/k.md",
        "zeile": 7,
        "regel": "kennung-fehlt",
        "schwere": "warnung",
        "text": "Die Kennung fehlt. Bis dahin gilt „antrag“, abgeleitet aus der Überschrift; sie ändert sich mit ihr.",
        "reparatur": True,
    }


def test_a_missing_folder_is_an_error(run, tmp_path):
    code, out, _ = run("check", tmp_path / "fehlt")
    assert code == 1
    assert "gibt es nicht, oder er ist nicht erreichbar" in out


def test_nothing_is_still_json(run, folder, tmp_path):
    code, out, _ = run("check", "--json", write_folder(tmp_path / "leer", {}))
    assert (code, json.loads(out)) == (0, [])


# ---------------------------------------------------------------- fix


def test_fix_says_what_it_mended_and_what_is_left(run, tmp_path):
    folder = write_folder(tmp_path, {"karten/k.md": BAD})
    code, out, _ = run("fix", folder)
    assert code == 1
    assert out.startswith(
        "Behoben: karten/k.md:7 [kennung-fehlt]\n1 Befund behoben.\n\nkarten/k.md\n  Zeile 4: Fehler:"
    )
    assert out.endswith("2 Fehler, 0 Warnungen und 0 Hinweise.\n")
    assert "Kennung: antrag" in (folder / "karten/k.md").read_text(encoding="utf-8")


def test_fix_has_nothing_to_do_the_second_time(run, tmp_path):
    folder = write_folder(tmp_path, {"karten/k.md": "---\ntitel: K\n---\n\n## A\n\nText.\n"})
    run("fix", folder)
    assert run("fix", folder)[:2] == (0, "0 Befunde behoben.\n")


def test_fix_speaks_json(run, tmp_path):
    _, out, _ = run("fix", "--json", write_folder(tmp_path, {"karten/k.md": BAD}))
    answer = json.loads(out)
    assert [problem["regel"] for problem in answer["behoben"]] == ["kennung-fehlt"]
    assert [problem["regel"] for problem in answer["offen"]] == ["rolle-unbekannt", "link-tot"]


# ---------------------------------------------------------------- new


def test_new_says_where_the_file_lies(run, folder):
    code, out, _ = run("new", "lesson", "--titel", "Fristen", "--modul", "m-weiter", "--inhalt", folder)
    assert (code, out) == (0, f"Angelegt: {folder / 'module/02-weiter/01-fristen.md'}\nKennung: fristen\n")


def test_new_takes_a_kennung(run, folder):
    code, _, _ = run("new", "card", "--kennung", "karten-theke", "--inhalt", folder)
    assert code == 0
    assert (folder / "karten/karten-theke.md").exists()


def test_new_overwrites_nothing(run, folder):
    write_folder(folder, {"karten/frist.md": "alt"})
    code, _, err = run("new", "card", "--titel", "Frist", "--inhalt", folder)
    assert (code, (folder / "karten/frist.md").read_text()) == (2, "alt")
    assert err == "Die Datei „karten/frist.md“ gibt es schon.\nWählen Sie einen anderen Titel oder „--kennung“.\n"


# ---------------------------------------------------------------- show and list


def test_show_prints_the_text_of_the_day(run, folder):
    code, out, _ = run("show", "l-frist#wann", "--stichtag", "31.05.2026", "--inhalt", folder)
    assert code == 0
    assert "Die alte Frist." in out
    assert "Die neue Frist." in run("show", "l-frist", "--stichtag", "2026-06-01", "--inhalt", folder)[1]


def test_show_names_the_nearest_kennung(run, folder):
    assert run("show", "l-hutt", "--inhalt", folder) == (
        2,
        "",
        "Die Kennung „l-hutt“ gibt es nicht.\nMeinten Sie „l-hut“?\n",
    )


def test_list_prints_kennung_and_title(run, folder):
    assert run("list", "module", "--inhalt", folder)[:2] == (0, "m-anfang  Anfang\nm-weiter  Weiter\n")


def test_list_as_of_a_day_names_what_holds_then(run, tmp_path):
    folder = write_law_pack(tmp_path / "recht")
    assert "p-kommt" in run("list", "process", "--inhalt", folder)[1]
    assert "p-kommt" not in run("list", "process", "--stichtag", "05.01.2026", "--inhalt", folder)[1]


def test_list_speaks_json(run, folder):
    code, out, _ = run("list", "term", "--json", "--inhalt", folder)
    assert code == 0
    assert json.loads(out) == [{"kennung": "duldung", "titel": "Duldung", "datei": "glossar.md", "gilt": ""}]


def test_an_index_that_cannot_be_written_is_told(run, folder, tmp_path):
    (tmp_path / "ziel").write_text("im Weg", encoding="utf-8")
    told = f"Der Suchindex lässt sich in „{tmp_path / 'ziel'}“ nicht schreiben.\n"
    assert run("index", "--inhalt", folder, "--ziel", tmp_path / "ziel")[:2] == (1, told)
    assert run("index", "--inhalt", folder, "--ziel", tmp_path / "ziel", "--rebuild")[:2] == (1, told)


def test_the_second_look_comes_from_the_cache(run, folder):
    run("list", "lesson", "--inhalt", folder)
    assert (paths.folders().cache / paths.PARSE_CACHE).exists()
    assert run("list", "lesson", "--inhalt", folder)[0] == 0


def test_a_folder_without_content_is_told(run, tmp_path):
    code, _, err = run("list", "term", "--inhalt", tmp_path / "fehlt")
    assert code == 2
    assert err.startswith("Den Inhaltsordner „")


# ---------------------------------------------------------------- which folder


def test_without_an_option_the_settings_decide(run, folder):
    write_settings(paths.folders().config / paths.SETTINGS, Settings(content_folder=folder))
    assert run("list", "module")[1] == "m-anfang  Anfang\nm-weiter  Weiter\n"


def test_without_settings_the_bundled_content_is_used(run):
    code, out, _ = run("list", "module")
    assert code == 0
    assert out.startswith("m01 ")


def test_damaged_settings_are_told(run):
    settings = paths.folders().config / paths.SETTINGS
    settings.parent.mkdir(parents=True)
    settings.write_text("{", encoding="utf-8")
    code, _, err = run("list", "module")
    assert code == 0
    assert "beschädigt" in err


# ---------------------------------------------------------------- doctor


def test_the_doctor_is_content(run, folder):
    code, out, _ = run("doctor", "--inhalt", folder)
    assert code == 0
    assert "ok     Objekte: 11" in out
    assert f"ok     Inhalte: {folder}" in out


def test_the_doctor_ends_with_one_when_something_is_missing(run, tmp_path):
    code, out, _ = run("doctor", "--inhalt", tmp_path / "fehlt")
    assert code == 1
    assert "FEHLT  Inhalte:" in out


def test_the_doctor_opens_no_history(run, folder):
    run("doctor", "--inhalt", folder)
    assert not paths.folders().data.exists()


# ---------------------------------------------------------------- mistyped commands


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chek"], "Den Befehl „chek“ gibt es nicht. Meinten Sie „check“?"),
        (["xyz"], "Den Befehl „xyz“ gibt es nicht."),
        (["check", "--jsn"], "Die Option „--jsn“ gibt es nicht. Meinten Sie „--json“?"),
        (["--nix"], "Die Option „--nix“ gibt es nicht."),
        (["check", "--json=ja"], "Bei der Option „--json“ fehlt der Wert, oder er ist zu viel."),
        (["show", "x", "--stichtag"], "Bei der Option „--stichtag“ fehlt der Wert, oder er ist zu viel."),
        (["show"], "Es fehlt die Angabe KENNUNG."),
        (["show", "a", "b"], "„b“ ist zu viel."),
        (["list", "trem"], "ART: „trem“ gibt es hier nicht. Meinten Sie „term“?"),
        (
            ["new", "alles"],
            "ART: „alles“ gibt es hier nicht. Möglich ist lesson, quiz, process, module, card oder finder.",
        ),
        (
            ["show", "x", "--stichtag", "31.02.2024"],
            "--stichtag: „31.02.2024“ ist kein Tag. Richtig ist zum Beispiel 01.03.2024 oder 2024-03-01.",
        ),
    ],
)
def test_a_mistyped_command_is_told_in_german(run, arguments, told):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.endswith(f"Fehler: {told}\n")
    assert err.startswith(("Aufruf: wissen", "Fehler:"))
    assert not any(word in err for word in ("Usage", "Error", "Try", "No such", "Missing", "Invalid"))


@pytest.mark.parametrize("words", [(), *COMMANDS], ids=" ".join)
def test_the_help_is_german(run, words):
    code, out, _ = run(*words, "--help")
    assert code == 0
    assert out.startswith(" ".join(("Aufruf: wissen", *words)))
    assert "Optionen:" in out
    assert "Zeigt diese Hilfe." in out
    assert not any(
        word in out for word in ("Usage", "Options", "Commands", "Show this", "[OPTIONS]", "ARGS", "required")
    )


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_takes_a_content_folder_and_says_what_it_is_for(words):
    command = COMMANDS[words]
    without = words in WITHOUT_CONTENT or words[0] == "team"
    reads_content = not without and not isinstance(command, click.Group)
    assert ("--inhalt" in [name for parameter in command.params for name in parameter.opts]) is reads_content
    assert command.help
    assert command.short_help
    assert all(parameter.help for parameter in command.params if isinstance(parameter, click.Option))


def test_a_command_without_help_has_none():
    command = Command("stumm", add_help_option=False)
    assert command.get_help_option(click.Context(command)) is None


def test_output_may_go_anywhere(monkeypatch, folder):
    kept = io.StringIO()
    monkeypatch.setattr(sys, "stdout", kept)
    assert main(["list", "term", "--inhalt", str(folder)]) == 0
    assert kept.getvalue() == "duldung  Duldung\n"


def test_breaking_off_is_no_crash(capsys):
    def wait() -> None:
        raise KeyboardInterrupt

    group = click.Group("wissen", {"warten": click.Command("warten", callback=wait)})
    assert main(["warten"], group) == 2
    assert capsys.readouterr().err.strip() == "Abgebrochen."


# ---------------------------------------------------------------- as a process of its own


def process(*arguments: str, **options) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "wissen", *arguments]
    return subprocess.run(command, capture_output=True, check=False, cwd=paths.bundled(), timeout=60, **options)


def test_output_is_utf_8_whatever_the_console_speaks(folder):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = process("show", "l-hut", "--inhalt", str(folder), env=environment)
    assert done.returncode == 0
    assert "Zwei Hüte" in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_crash(tmp_path):
    folder = write_folder(tmp_path, {f"module/m/{number}.md": a_lesson(f"l{number}") for number in range(200)})
    command = [sys.executable, "-m", "wissen", "list", "lesson", "--inhalt", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=paths.bundled()) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        told = running.stderr.read().decode()
        running.wait(60)
    assert "Traceback" not in told


def test_what_keeps_the_window_from_opening_is_told_in_german():
    done = process("--profil", "A/B")
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").startswith("Der Profilname „A/B“ geht nicht.")


def test_a_preview_needs_a_folder(run, tmp_path):
    code, out, err = run("preview", tmp_path / "fehlt")
    assert (code, out) == (2, "")
    assert "Den Ordner" in err
    assert "gibt es nicht" in err
