"""What a person is told when the database was not as they left it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup took the place of a file that was damaged or gone.

    `backup_day` is None when there was no backup and the history begins anew; `missing` is None when nobody knows how
    many events were lost; `set_aside` is the name of the damaged file, empty when there was none.
    """

    backup_day: date | None
    last_day: date | None
    events: int
    missing: int | None
    set_aside: str = ""

    @property
    def text(self) -> str:
        """The notice in German."""
        found = f"Die Datei mit Ihrem Lernstand {'war beschädigt' if self.set_aside else 'fehlte'}"
        aside = f"Die beschädigte Datei liegt daneben als „{self.set_aside}“." if self.set_aside else ""
        if self.backup_day is None:
            return _sentences(
                f"{found}, und es gibt keine brauchbare Sicherung. Wissen beginnt mit einem leeren Lernstand.",
                _all_lost(self.missing),
                aside,
            )
        return _sentences(
            f"{found}. Wissen hat die Sicherung vom {_german(self.backup_day)} wiederhergestellt.",
            self._state(),
            _end_lost(self.missing),
            aside,
        )

    def _state(self) -> str:
        if self.last_day is None:
            return "Sie enthält noch keinen Eintrag."
        entries = "1 Eintrag" if self.events == 1 else f"{self.events} Einträge"
        return f"Sie enthält {entries}, zuletzt vom {_german(self.last_day)}."


@dataclass(frozen=True, slots=True)
class Shortened:
    """The file is sound, but its end is missing, or it is an older copy."""

    last_day: date | None
    missing: int | None

    @property
    def text(self) -> str:
        """The notice in German."""
        return _sentences(
            "Ihr Lernstand ist nicht der, mit dem Wissen zuletzt gearbeitet hat.",
            "" if self.last_day is None else f"Sein letzter Eintrag ist vom {_german(self.last_day)}.",
            _end_lost(self.missing),
        )


Notice = Restored | Shortened


def _all_lost(missing: int | None) -> str:
    match missing:
        case None:
            return "Alles, was vorher war, fehlt."
        case 0:
            return "Es fehlt nichts."
        case 1:
            return "1 früherer Eintrag fehlt."
        case _:
            return f"{missing} frühere Einträge fehlen."


def _end_lost(missing: int | None) -> str:
    match missing:
        case None:
            return "Was danach kam, fehlt; wie viel das ist, lässt sich nicht sagen."
        case 0:
            return "Es fehlt nichts."
        case 1:
            return "Der letzte Eintrag fehlt."
        case _:
            return f"Die letzten {missing} Einträge fehlen."


def _sentences(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _german(day: date) -> str:
    return day.strftime("%d.%m.%Y")
