"""Who gets into a profile, and how it goes from this computer: its PIN, and its end."""

from __future__ import annotations

from pathlib import Path

from wissen import paths
from wissen.errors import PinError
from wissen.paths import Folders
from wissen.progress import erasing, pin
from wissen.progress.drives import drive_of, mount_table
from wissen.services.keeping import DATABASE

SHORTEST, LONGEST = pin.SHORTEST, pin.LONGEST
"""Characters of a PIN."""
FILE = pin.FILE
"""Name of its file in the data folder of the profile."""


class Access:
    """The PIN of one profile. Everything but `is_guarded` takes about 100 ms."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    @property
    def is_guarded(self) -> bool:
        """Whether the profile asks for a PIN."""
        return pin.is_set(self._folders.data)

    def beside(self, profile: str) -> Access:
        """The access of another profile of the same account."""
        return Access(paths.beside(self._folders, profile))

    @property
    def file(self) -> Path:
        """The file that the PIN stands in, or would."""
        return self._folders.data / FILE

    def opens_with(self, entered: str) -> bool:
        """Whether these words open the profile; one without a PIN is open to all. Raises PinError."""
        return not self.is_guarded or pin.matches(self._folders.data, entered)

    def change(self, old: str, new: str) -> None:
        """Ask for another PIN from now on. Raises PinError when the old one is wrong or the new one cannot be kept."""
        self._require(old)
        pin.keep(self._folders.data, new)

    def give_up(self, old: str) -> None:
        """Ask for none any more. Raises PinError when the old one is wrong."""
        self._require(old)
        pin.remove(self._folders.data)

    def forget(self) -> None:
        """Ask for none any more, because everything of the person is erased. Raises PinError."""
        pin.remove(self._folders.data)

    def erase_profile(self, entered: str) -> None:
        """Delete everything of the profile, which is not the one that is open.

        Raises PinError when the PIN is wrong, StoreInUse when somebody has the profile open in another window.
        """
        self._require(entered)
        path = self._folders.data / DATABASE
        folders = self._folders
        # The settings last: by them the profile is listed, and can be deleted again if this was cut short.
        parts = (folders.data, folders.cache, folders.log, folders.config)
        erasing.erase_profile(path, parts, drive=drive_of(path, mount_table()))

    def _require(self, entered: str) -> None:
        if not self.opens_with(entered):
            raise PinError("Das ist nicht die PIN dieses Profils.", "Bitte versuchen Sie es noch einmal.")
