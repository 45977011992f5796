"""Commands for the exchange with others: with whom, writing a file for somebody, taking one in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import click

from wissen import office, paths
from wissen.cli.german import Command, Group
from wissen.errors import NotFound
from wissen.services.letter_files import read_files, take_files
from wissen.services.mail import Mail
from wissen.services.mail_alone import opened_mail
from wissen.services.mail_words import Report
from wissen.text import german_date, plural_de

_REFUSED = 2
"""Something was refused, or waits for a decision in the window: the value of any fault."""

profile_option: Callable[[Callable[..., int]], Callable[..., int]] = click.option(
    "--profil",
    "profile",
    metavar="NAME",
    default=paths.STANDARD_PROFILE,
    help="Das Profil. Ohne die Angabe: das übliche.",
)


@click.group("team", cls=Group, short_help="Tauscht sich mit anderen aus.")
def team() -> None:
    """Tauscht sich mit anderen aus. Einladen und aufnehmen können Sie im Fenster: Dort vergleicht man die Zeichen.

    Solange Wissen mit dem Profil geöffnet ist, enden die Befehle mit dem Wert 4.
    """


@team.command("status", cls=Command, short_help="Sagt, mit wem Sie sich austauschen.")
@profile_option
def status(*, profile: str) -> int:
    """Sagt, mit wem Sie sich austauschen, was noch nicht weitergegeben ist, und welche Zeichen gelten."""
    with _opened(profile) as mail:
        for contact in mail.contacts():
            waiting = plural_de(mail.waiting(contact.id), "Nachricht wartet", "Nachrichten warten")
            click.echo(f"{contact.id}: {contact.name} ({contact.side}), {waiting}, Zeichen {contact.fingerprint}")
        if not mail.contacts():
            click.echo("Sie tauschen sich noch mit niemandem aus.")
        if mail.fingerprint:
            click.echo(f"Ihre Zeichen: {mail.fingerprint}")
        if mail.exchanged:
            click.echo(f"Letzter Austausch: {german_date(mail.exchanged)}")
    return 0


@team.command("export", cls=Command, short_help="Schreibt eine Datei für jemanden.")
@click.argument("contact", metavar="KONTAKT")
@click.argument("file", metavar="DATEI", required=False, type=click.Path(path_type=Path))
@profile_option
def export(contact: str, file: Path | None, *, profile: str) -> int:
    """Schreibt alles für KONTAKT in eine DATEI; ohne die Angabe in den Ordner, in dem Sie sind.

    Den Namen des Kontakts nennt „wissen team status“, vor dem Doppelpunkt.
    """
    with _opened(profile) as mail:
        found = next((one for one in mail.contacts() if one.id == contact), None)
        if found is None:
            raise NotFound(f"Mit „{contact}“ tauschen Sie sich nicht aus.", "Die Namen nennt „wissen team status“.")
        path = file or Path.cwd() / mail.file_name(found)
        report = mail.export(contact, path)
    _tell(report)
    click.echo(f"Geschrieben: {path}")
    return 0


@team.command("import", cls=Command, short_help="Liest erhaltene Dateien ein.")
@click.argument("files", metavar="DATEI…", nargs=-1, required=True, type=click.Path(path_type=Path))
@profile_option
def import_(files: tuple[Path, ...], *, profile: str) -> int:
    """Liest erhaltene Dateien ein und sagt, was kam. Wer unbekannt ist, über den entscheiden Sie im Fenster."""
    with _opened(profile) as mail:
        report = take_files(mail, read_files(files))
    _tell(report)
    return _REFUSED if report.faults or report.questions else 0


def _tell(report: Report) -> None:
    for line in report.lines:
        click.echo(line)
    for question in report.questions:
        click.echo(f"„{question.name}“ ist hier nicht bekannt. Öffnen Sie die Datei im Fenster.", err=True)
    for fault in report.faults:
        click.echo(fault, err=True)


def _opened(profile: str) -> AbstractContextManager[Mail]:
    """The post of a profile, as the office wants it kept."""
    policy = office.read_policy(paths.policy_places())
    folders = paths.folders(profile, histories=policy.data_folder)
    return opened_mail(folders, today=date.today, retention=policy.retention)
