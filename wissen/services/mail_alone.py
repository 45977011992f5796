"""The post of a profile without its window, for the command line."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from wissen import paths, settings
from wissen.errors import ExchangeError
from wissen.paths import Folders
from wissen.progress import database
from wissen.progress.alone import alone
from wissen.progress.drives import drive_of, mount_table
from wissen.services.keeping import DATABASE
from wissen.services.mail import FOLDER, Mail
from wissen.settings import LONGEST, Retention


@contextmanager
def opened_mail(folders: Folders, *, today: Callable[[], date], retention: Retention = LONGEST) -> Iterator[Mail]:
    """The post, while nobody else has the profile open. Raises StoreInUse, and ExchangeError where there is none."""
    path = folders.data / DATABASE
    if not path.exists():
        raise ExchangeError(
            f"Im Ordner „{folders.data}“ liegt kein Profil.", "Starten Sie Wissen einmal, oder nennen Sie ein Profil."
        )
    chosen, _ = settings.read_settings(folders.config / paths.SETTINGS)
    with database.translated(path), alone(path, drive=drive_of(path, mount_table())):
        mail = Mail(
            folders.data / FOLDER,
            name=lambda: chosen.name,
            today=today,
            new_bytes=secrets.token_bytes,
            retention=retention,
        )
        notice = mail.begin()
        if notice:
            raise ExchangeError(notice)
        yield mail
