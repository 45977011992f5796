"""Commands about content packs: keys, building, signing, checking, installing and comparing them."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from wissen import office, paths
from wissen.cli.authors import tell_problems
from wissen.cli.folder import content_folder, content_option
from wissen.cli.german import Command, Group
from wissen.content.files import Files
from wissen.content.library import Library
from wissen.content.load import load_files
from wissen.content.pack_manifest import Manifest
from wissen.content.pack_names import PACK_ENDING
from wissen.errors import ContentError, PackError
from wissen.services.pack_building import (
    build,
    files_at,
    known_editions,
    make_key,
    other_changes,
    public_key,
    sign_file,
    write_built,
)
from wissen.services.pack_candidate import Trust, examine
from wissen.services.pack_changes import ContentChange, Fate, changes
from wissen.services.packs import Packs
from wissen.text import plural_de

_FILE = click.Path(path_type=Path)
file_argument = click.argument("file", metavar="PAKET", type=_FILE)


@click.group("pack", cls=Group, short_help="Baut, signiert, prüft und installiert Inhaltspakete.")
def pack() -> None:
    """Inhaltspakete: Inhalte als eine signierte Datei weitergeben und übernehmen."""


@pack.command("keygen", cls=Command, short_help="Erzeugt einen Schlüssel zum Signieren.")
@click.argument("file", metavar="DATEI", type=_FILE)
def keygen(file: Path) -> int:
    """Erzeugt einen Schlüssel zum Signieren in DATEI, mit einem Kennwort geschützt, und daneben den öffentlichen.

    Bewahren Sie DATEI außerhalb der Inhalte auf. Den öffentlichen Schlüssel (DATEI.pub) geben Sie weiter.
    """
    password = _asked("Kennwort")
    if _asked("Kennwort noch einmal") != password:
        raise ContentError("Die beiden Kennwörter sind verschieden.", "Es wurde kein Schlüssel erzeugt.")
    key = make_key(file, password, random=secrets.token_bytes)
    click.echo(f"Schlüssel: {file}")
    click.echo(f"Öffentlicher Schlüssel: {key.text}")
    click.echo(f"Fingerabdruck: {key.fingerprint}")
    return 0


@pack.command("build", cls=Command, short_help="Baut ein Paket aus den Inhalten.")
@click.argument("folder", required=False, metavar="[ORDNER]", type=_FILE)
@content_option
@click.option("--vorige", "previous", type=_FILE, metavar="PAKET", help="Das Paket der vorigen Ausgabe zum Vergleich.")
@click.option("--ziel", "target", type=_FILE, metavar="PAKET", help="Die neue Datei. Ohne die Angabe: id-ausgabe.")
def build_command(folder: Path | None, wanted: Path | None, *, previous: Path | None, target: Path | None) -> int:
    """Baut ein Paket aus den Inhalten, noch ohne Signatur. Dieselben Inhalte geben dieselbe Datei.

    Enthalten die Inhalte Fehler, oder fehlt eine Kennung der vorigen Ausgabe ohne Nachfolger, endet der Befehl mit dem
    Wert 1 und baut nichts. Ohne --vorige zählt die neueste Ausgabe, die mitgeliefert oder hier installiert ist.
    """
    built = build(content_folder(folder or wanted), previous=previous, known=known_editions(paths.folders().packs))
    tell_problems(built.problems)
    for name in built.gone:
        click.echo(
            f"Fehler: Die Kennung „{name}“ fehlt. Ergänzen Sie „ersetzt“ beim Nachfolger oder vorher „gilt bis“."
        )
    for one in built.silent:
        click.echo(f"Hinweis: „{one.title}“ ({one.id}) ist geändert, ohne Eintrag in „verlauf“. Gilt als redaktionell.")
    for path in built.left_out:
        click.echo(f"Hinweis: {path} liest Wissen nicht und bleibt draußen.")
    if not built.problems:
        click.echo(f"Verglichen mit: {built.compared or 'keiner früheren Ausgabe, denn hier ist keine bekannt'}.")
    if built.manifest is None:
        click.echo(f"Nicht gebaut: {plural_de(len(built.problems) + len(built.gone), 'Fehler', 'Fehler')}.")
        return 1
    file = target or Path(f"{built.manifest.id}-{built.manifest.edition}{PACK_ENDING}")
    write_built(file, built)
    click.echo(f"Gebaut: {file} ({_size(built.manifest)}), noch ohne Signatur.")
    return 0


@pack.command("sign", cls=Command, short_help="Signiert ein Paket.")
@file_argument
@click.option("--schluessel", "key", type=_FILE, metavar="DATEI", help="Die Schlüsseldatei. Diese Angabe muss sein.")
def sign(file: Path, *, key: Path | None) -> int:
    """Signiert PAKET mit dem Schlüssel; die Datei wird dabei ersetzt. Nach dem Kennwort wird gefragt."""
    if key is None:
        raise click.UsageError("Es fehlt die Angabe --schluessel.", click.get_current_context())
    public = sign_file(file, key, _asked("Kennwort"))
    click.echo(f"Signiert: {file}")
    click.echo(f"Fingerabdruck: {public.fingerprint}")
    return 0


@pack.command("verify", cls=Command, short_help="Prüft ein Paket wie beim Installieren.")
@file_argument
@click.option(
    "--schluessel", "key", default="", metavar="SCHLÜSSEL", help="Der öffentliche Schlüssel oder seine Datei."
)
def verify(file: Path, *, key: str) -> int:
    """Prüft PAKET wie beim Installieren: Signatur, Einträge, Verzeichnis und jede Datei; mit SCHLÜSSEL auch, von wem.

    Wird das Paket abgelehnt, endet der Befehl mit dem Wert 1.
    """
    wanted = public_key(key).text if key else ""
    try:
        found = examine(file, root_key=wanted)
    except PackError as error:
        click.echo(f"Abgelehnt: {error} [{error.rule}]")
        return 1
    click.echo(f"In Ordnung: {found.title}, Ausgabe {found.edition} ({_size(found.package.manifest)})")
    click.echo(f"Fingerabdruck: {found.fingerprint}")
    if not key:
        click.echo("Wem der Schlüssel gehört, prüft der Befehl nur mit --schluessel.")
    return 0


@pack.command("install", cls=Command, short_help="Installiert ein Paket für dieses Benutzerkonto.")
@file_argument
@click.option("--fingerabdruck", "compared", default="", metavar="TEXT", help="Statt der Frage nach dem Fingerabdruck.")
def install(file: Path, *, compared: str) -> int:
    """Installiert PAKET für alle Profile dieses Benutzerkontos. Die vorige Ausgabe bleibt erhalten."""
    packs = _packs()
    found = packs.look(file)
    click.echo(f"{found.title}, Ausgabe {found.edition}. Bisher: {found.installed or 'nicht installiert'}.")
    if found.trust is Trust.FIRST:
        click.echo(f"Diesen Schlüssel kennt Wissen noch nicht. Fingerabdruck: {found.fingerprint}")
        compared = compared or click.prompt("Welchen Fingerabdruck hat Ihnen die Redaktion genannt?")
    if compared and "".join(compared.lower().split()) != "".join(found.fingerprint.split()):
        click.echo("Nicht installiert: Das ist ein anderer Fingerabdruck.")
        return 1
    done = packs.install(found)
    if done is None:
        raise click.Abort
    click.echo(f"Installiert: {done.place}")
    if content_folder(None) == done.place:
        click.echo("Gelesen wird es ab dem nächsten Start von Wissen.")
    else:
        click.echo("Gelesen wird es, sobald Sie es unter Einstellungen → Inhalte wählen.")
    return 0


@pack.command("diff", cls=Command, short_help="Nennt, was ein Paket ändern würde.")
@file_argument
@click.argument("other", required=False, metavar="[ANDERES]", type=_FILE)
@content_option
def diff(file: Path, other: Path | None, *, wanted: Path | None) -> int:
    """Nennt, was PAKET gegenüber ANDERES ändert, einem Paket oder Ordner; ohne die Angabe: den jetzigen Inhalten.

    Ist nichts anders, endet der Befehl mit dem Wert 1.
    """
    place = other or content_folder(wanted)
    before, after = files_at(place), files_at(file)
    found = changes(_content(before, place), _content(after, file))
    for fate in (Fate.NEW, Fate.CHANGED, Fate.GONE):
        same = [one for one in found if one.fate is fate]
        if same:
            click.echo(f"{fate.value.capitalize()} ({len(same)}):")
            _tell(same)
    others = other_changes(before, after)
    if others:
        click.echo(f"Andere Bilder und Landkarten ({len(others)}):")
        for path in others:
            click.echo(f"  {path}")
    if not (found or others):
        click.echo("Beide enthalten dasselbe.")
    return 0 if found or others else 1


def _content(files: Files, place: Path) -> Library:
    library, _ = load_files(files)
    if library.pack is None:
        raise ContentError(f"In „{place}“ liegen keine Inhalte.", "Nennen Sie ein Paket oder einen Inhaltsordner.")
    return library


def _tell(found: Sequence[ContentChange]) -> None:
    for one in found:
        click.echo(f"  {one.title} ({one.id}){', nur anders geschrieben' if one.editorial else ''}")


def _asked(text: str) -> str:
    """A password: what is typed is hidden, what another program sends is not on a screen anyway."""
    return str(click.prompt(text, hide_input=sys.stdin.isatty()))


def _packs() -> Packs:
    policy = office.read_policy(paths.policy_places())
    return Packs(paths.folders().packs, root_key=policy.root_key)


def _size(manifest: Manifest) -> str:
    size = sum(file.size for file in manifest.files)
    return f"{plural_de(len(manifest.files), 'Datei', 'Dateien')}, {size / 1_000_000:.1f} MB".replace(".", ",")
