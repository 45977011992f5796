"""Endings of ours in the part of the Windows registry that belongs to the account; no rights are needed for it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final, Protocol

from wissen.errors import SettingsError
from wissen.services.double_click import KINDS

_PROGRAM: Final = "Wissen"
_COMMAND: Final = r"shell\open\command"
_ICON: Final = "DefaultIcon"


class Registry(Protocol):
    """The default values of keys below the `Software`, `Classes` of the account. All raise OSError."""

    def read(self, key: str) -> str:
        """What stands there; "" for nothing."""

    def write(self, key: str, value: str) -> None:
        """Make the key where it is missing."""

    def delete(self, key: str) -> None:
        """Delete a key that has no others below it; one that is not there does not matter."""

    def tell(self) -> None:
        """Let windows that are open see it."""


class WindowsEndings:
    """For each ending a kind of its own, which says what such a file is called and what opens it."""

    def __init__(self, command: Sequence[str], registry: Registry) -> None:
        self._program = command[0]
        self._command = f'{subprocess.list2cmdline(command)} "%1"'
        self._registry = registry

    def is_on(self) -> bool:
        read = self._registry.read
        try:
            return all(read(end) == _kind(end) and read(_key(end, _COMMAND)) == self._command for end in KINDS)
        except OSError:
            return False

    def switch_on(self) -> None:
        write = self._registry.write
        try:
            for ending, name in KINDS.items():
                write(_kind(ending), name)
                write(_key(ending, _ICON), f'"{self._program}",0')
                write(_key(ending, _COMMAND), self._command)
                write(ending, _kind(ending))  # last: until then nothing leads there
            self._registry.tell()
        except OSError as error:
            raise _refused(error) from error

    def switch_off(self) -> None:
        delete = self._registry.delete
        try:
            for ending in KINDS:
                if self._registry.read(ending) == _kind(ending):
                    self._registry.write(ending, "")
                    with suppress(OSError):  # Windows or another program keeps something below it
                        delete(ending)
                for below in (_COMMAND, r"shell\open", "shell", _ICON):
                    delete(_key(ending, below))
                delete(_kind(ending))
            self._registry.tell()
        except OSError as error:
            raise _refused(error) from error


def _kind(ending: str) -> str:
    return f"{_PROGRAM}{ending}"


def _key(ending: str, below: str) -> str:
    return rf"{_kind(ending)}\{below}"


def _refused(error: OSError) -> SettingsError:
    return SettingsError(
        f"Die Dateien ließen sich nicht mit Wissen verbinden: {error.strerror or error}.",
        "Vielleicht lässt Ihr Amt das nicht zu. Ziehen Sie Dateien auf das Fenster.",
    )


if sys.platform == "win32":
    import ctypes
    import winreg

    _CLASSES: Final = "Software\\Classes\\"
    _ASSOCIATIONS_CHANGED: Final = 0x08000000
    """SHCNE_ASSOCCHANGED of SHChangeNotify."""

    class AccountRegistry:
        """The registry itself."""

        def read(self, key: str) -> str:
            try:
                return str(winreg.QueryValue(winreg.HKEY_CURRENT_USER, _CLASSES + key))
            except FileNotFoundError:
                return ""

        def write(self, key: str, value: str) -> None:
            winreg.SetValue(winreg.HKEY_CURRENT_USER, _CLASSES + key, winreg.REG_SZ, value)

        def delete(self, key: str) -> None:
            with suppress(FileNotFoundError):
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, _CLASSES + key)

        def tell(self) -> None:
            ctypes.windll.shell32.SHChangeNotify(_ASSOCIATIONS_CHANGED, 0, None, None)
