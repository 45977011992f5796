"""What nobody's data should be needed for: a letter exchanged, a pack released and installed, in a folder of its own.

For the self-test: whether everything that signs, seals and packs was shipped. Raises WissenError or AssertionError.
"""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path
from textwrap import dedent

from wissen.errors import PackError
from wissen.services.mail import INVITATION, Mail
from wissen.services.pack_building import make_key
from wissen.services.pack_candidate import examine
from wissen.services.pack_release import release
from wissen.services.packs import Packs
from wissen.team.messages import HelpWanted

_DAY = date(2026, 1, 5)
_PASSWORD = "nur für den Selbsttest"  # noqa: S105 - of a key that is thrown away
_CONTENT = {
    "paket.yaml": """\
        format: 1
        id: selbsttest
        titel: Selbsttest
        herausgeber: Selbsttest
        ausgabe: 2026-1
        sprache: de
        lizenz: EUPL-1.2
        rechtsstand: 2026-01-05
        """,
    "glossar.md": """\
        ---
        kennung: glossar
        titel: Glossar
        ---

        ## Selbsttest
        Kennung: selbsttest-begriff

        Ein Versuch, für den niemandes Daten gebraucht werden.
        """,
}


def exchanged(folder: Path) -> str:
    """Two people get to know each other, and one asks the other for help in a sealed letter: what then arrived."""
    mentor, trainee = (_post(folder / name, name) for name in ("mentorin", "lernende"))
    invitation, letter = folder / f"einladung{INVITATION}", folder / "brief"
    mentor.invite("Selbsttest", invitation)
    trainee.join(trainee.open_invitation(invitation))
    asked = HelpWanted("2026-W02", "selbsttest", "Übung")
    to = trainee.contacts()[0]
    trainee.send(to.id, asked)
    trainee.export(to.id, letter)
    if asked.words.encode() in letter.read_bytes():
        raise AssertionError("ein Brief ist nicht versiegelt")
    for question in mentor.import_file(letter).questions:
        mentor.accept(question)
    arrived = [one.message for one in mentor.received()]
    if arrived != [asked]:
        raise AssertionError("ein Brief kommt nicht an")
    return f"{len(letter.read_bytes())} Bytes, gesendet und gelesen"


def packed(folder: Path) -> str:
    """A pack is built, signed, changed and refused, then installed and read: how large it is."""
    for path, text in _CONTENT.items():
        _write(folder / "inhalt" / path, dedent(text).encode())
    key, file, store = folder / "schluessel", folder / "a.wissenpaket", folder / "freigabe.json"
    make_key(key, _PASSWORD, random=secrets.token_bytes)
    done = release(folder / "inhalt", file, edition="2026-1", previous=None, key=key, password=_PASSWORD, store=store)
    if not done.edition:
        raise AssertionError(f"es entsteht kein Paket: {' '.join(done.problems)}")
    packs = Packs(folder / "pakete")
    installed = packs.install(packs.look(file))
    if installed is None or installed.fingerprint != done.fingerprint:
        raise AssertionError("ein Paket lässt sich nicht installieren")
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"glossar", b"glosser", 1))
    try:
        examine(file)
    except PackError as error:
        return f"{len(whole)} Bytes, signiert und installiert; verändert: {error.rule}"
    raise AssertionError("ein verändertes Paket wird nicht erkannt")


def _post(folder: Path, name: str) -> Mail:
    mail = Mail(folder, name=name.capitalize, today=lambda: _DAY, new_bytes=secrets.token_bytes)
    mail.begin()
    return mail


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
