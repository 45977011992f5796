"""Which files of ours open with a double click: told to the system for one account only, and taken back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol
from xml.sax.saxutils import escape

from wissen import paths
from wissen.content.pack_names import PACK_ENDING
from wissen.errors import SettingsError
from wissen.services import remarks
from wissen.services.mail import ENDINGS

_INVITATION, _FROM_MENTOR, _FROM_TRAINEE = ENDINGS
KINDS: Final[Mapping[str, str]] = {
    PACK_ENDING: "Inhaltspaket für Wissen",
    _INVITATION: "Einladung in ein Team von Wissen",
    _FROM_MENTOR: "Nachricht einer Mentorin oder eines Mentors in Wissen",
    _FROM_TRAINEE: "Stand in Wissen",
    remarks.SUFFIX: "Meldungen zu den Inhalten von Wissen",
}
"""By ending, with its dot: what a file manager calls such a file."""
_NAMESPACE: Final = "http://www.freedesktop.org/standards/shared-mime-info"
_RESERVED: Final = frozenset(" \t\n\"'\\><~|&;$*?#()`")
"""Characters for which an argument of `Exec` is put in quotes (Desktop Entry Specification, "The Exec key")."""
_ESCAPED: Final = frozenset('"`$\\')
_PATIENCE: Final = 20
"""Seconds for which the system may take to hear of it."""

Run = Callable[[Sequence[str]], None]


class DoubleClick(Protocol):
    """What a system knows of our endings. Each raises SettingsError where it cannot be read or changed."""

    def is_on(self) -> bool:
        """Whether they all lead to this very command."""

    def switch_on(self) -> None:
        """Let them lead to this command, for this account."""

    def switch_off(self) -> None:
        """Leave nothing of it; what another program has taken over since stays its own."""


def here(profile: str) -> DoubleClick | None:
    """For the profile at this computer; None where no command is known that would start the window from anywhere."""
    if not getattr(sys, "frozen", False):
        return None
    command = opening(paths.own_command(), profile)
    if sys.platform == "win32":
        from wissen.services.windows_endings import AccountRegistry, WindowsEndings

        return WindowsEndings(command, AccountRegistry())
    if sys.platform == "darwin":
        return None  # there a bundle declares its endings itself
    return FreeDesktop(command, Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"), _run)


def opening(command: Sequence[str], profile: str) -> tuple[str, ...]:
    """The command of a double click; the name of the file goes behind it."""
    chosen = () if profile == paths.STANDARD_PROFILE else (f"--profil={profile}",)
    return (*command, *chosen, "--oeffnen")


class FreeDesktop:
    """Linux: an entry and a list of kinds in the data folder of the account, as all desktops read them."""

    def __init__(self, command: Sequence[str], data: Path, run: Run) -> None:
        self._entry, self._kinds = data / "applications" / "wissen-dateien.desktop", data / "mime/packages/wissen.xml"
        self._written = {self._entry: _entry(command), self._kinds: _list_of_kinds()}
        self._run = run

    def is_on(self) -> bool:
        try:
            return all(file.read_text(encoding="utf-8") == text for file, text in self._written.items())
        except (OSError, ValueError):
            return False

    def switch_on(self) -> None:
        try:
            for file, text in self._written.items():
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            self._tell()
        except (OSError, subprocess.SubprocessError) as error:
            with suppress(OSError, subprocess.SubprocessError):
                self._take_away()
            raise _refused(error) from error

    def switch_off(self) -> None:
        try:
            self._take_away()
        except (OSError, subprocess.SubprocessError) as error:
            raise _refused(error) from error

    def _take_away(self) -> None:
        for file in self._written:
            file.unlink(missing_ok=True)
        self._tell()

    def _tell(self) -> None:
        """Let the desktop read both again; the list of programs is read anew by itself where its tool is missing."""
        self._run(["update-mime-database", str(self._kinds.parent.parent)])
        if shutil.which("update-desktop-database"):
            self._run(["update-desktop-database", str(self._entry.parent)])


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, timeout=_PATIENCE, capture_output=True)


def _entry(command: Sequence[str]) -> str:
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Name=Wissen",
        f"Exec={' '.join(map(_quoted, command))} %f",
        f"Icon={paths.bundled('resources', 'icons', 'wissen.svg')}",
        f"MimeType={';'.join(map(_mime, KINDS))};",
        "NoDisplay=true",
        "StartupWMClass=wissen",
    )
    return "\n".join(lines) + "\n"


def _list_of_kinds() -> str:
    rows = (
        f'  <mime-type type="{_mime(ending)}">\n'
        f"    <comment>{escape(name)}</comment>\n"
        f'    <glob pattern="*{ending}"/>\n'
        "  </mime-type>\n"
        for ending, name in KINDS.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<mime-info xmlns="{_NAMESPACE}">\n{"".join(rows)}</mime-info>\n'


def _mime(ending: str) -> str:
    return f"application/x-{ending[1:]}"


def _quoted(argument: str) -> str:
    """An argument of `Exec`: quoted, and then escaped once more as every string of such a file."""
    if _RESERVED & set(argument):
        escaped = "".join(f"\\{one}" if one in _ESCAPED else one for one in argument)
        argument = f'"{escaped}"'.replace("\\", "\\\\")
    return argument.replace("%", "%%")


def _refused(error: Exception) -> SettingsError:
    return SettingsError(
        f"Die Dateien ließen sich nicht mit Wissen verbinden: {error}.",
        "Ziehen Sie Dateien auf das Fenster, oder fragen Sie die Stelle, die Wissen bei Ihnen eingerichtet hat.",
    )
