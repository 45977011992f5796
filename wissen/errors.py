"""Faults a person can be told about, as one tree.

    WissenError                 text for people + a hint that shows the way out
    ├── ContentError            a file or folder of the content cannot be used at all
    │   └── PackError           a content pack is refused, or its key; says by which rule
    ├── NotFound                a Kennung nobody knows
    │   └── NotThen             something that does not hold on the Stichtag
    ├── SettingsError           settings or office policy cannot be read or written
    ├── PrintError              a page could not be printed or saved as a file
    ├── ForeignFileError        a file of another program cannot be taken over
    │   └── DataFileError       somebody's own data cannot be taken over from a file
    ├── ExchangeError           a file or message of another computer cannot be taken
    │   ├── Gap                 messages before these are missing
    │   ├── Fork                a log says two things at the same place
    │   ├── Erased              the log was deleted by whoever wrote it
    │   └── Denied              a log that is none of this person's business
    ├── PinError                a PIN cannot be kept, read or taken away
    ├── InvalidResponse         a response that does not fit its question
    └── StoreError              the progress database
        ├── StoreInUse          another Wissen holds this profile
        ├── StoreNewer          written by a newer version
        ├── StoreForeign        the file is not a Wissen database
        ├── StoreDamaged        the file is damaged and no backup holds
        ├── StoreReadOnly       the profile cannot be written
        └── StoreFull           the disk is full

Everything else that is raised is a bug of ours and goes to the crash dialog.
"""

from __future__ import annotations


class WissenError(Exception):
    """An expected failure, told in German and without blame.

    `text` says what happened (file and place included), `hint` what the person can do now.
    """

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.text} {self.hint}".rstrip()


class ContentError(WissenError):
    """A file or folder of the content cannot be used at all."""


class PackError(ContentError):
    """A content pack or a key is refused; `rule` is the name of what it breaks."""

    def __init__(self, rule: str, text: str, hint: str = "") -> None:
        super().__init__(text, hint)
        self.rule = rule


class NotFound(WissenError):
    """A Kennung that no loaded content bears."""


class NotThen(NotFound):
    """Something that the content has, but not for the Stichtag."""


class SettingsError(WissenError):
    """Settings or the office policy cannot be read or written."""


class PrintError(WissenError):
    """A page could not be printed or saved as a file."""


class ForeignFileError(WissenError):
    """A file of another program cannot be taken over."""


class DataFileError(ForeignFileError):
    """Somebody's own data cannot be taken over from a file; nothing of it is."""


class ExchangeError(WissenError):
    """A file or message of another computer cannot be taken, or nothing can be sent there; nothing is lost."""


class Gap(ExchangeError):
    """The messages before these are missing; nothing was taken."""


class Fork(ExchangeError):
    """A log says something else at a place where something stands already, as after a backup was put back.

    `common` is how many entries from the first on are the same on both sides.
    """

    def __init__(self, text: str, hint: str = "", *, common: int = 0) -> None:
        super().__init__(text, hint)
        self.common = common


class Erased(ExchangeError):
    """A log that its author has deleted; it never comes back."""


class Denied(ExchangeError):
    """A log that the person may neither read nor write."""


class PinError(WissenError):
    """The PIN of a profile cannot be kept, read or taken away."""


class InvalidResponse(WissenError):
    """A response that does not fit its question, for instance an unknown option."""


class StoreError(WissenError):
    """The progress database cannot be used as asked."""


class StoreInUse(StoreError):
    """Another running Wissen holds the profile; its lock is the instance lock."""


class StoreNewer(StoreError):
    """The database was written by a newer version and must not be touched."""


class StoreForeign(StoreError):
    """The file is not a Wissen database (application_id)."""


class StoreDamaged(StoreError):
    """The file is damaged and no backup passed the full check."""


class StoreReadOnly(StoreError):
    """The profile folder or file cannot be written."""


class StoreFull(StoreError):
    """The disk is full; nothing was half written."""
