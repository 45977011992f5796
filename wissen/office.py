"""What the office has fixed, read from `buero.toml`: all of it, or what is safe until somebody has mended the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, Final

from wissen import paths
from wissen.errors import SettingsError
from wissen.settings import ASPECTS, LONGEST, Policy, Retention, aspects_from, path_from
from wissen.text import fold, osa_distance

_FOLDERS: Final = ("inhalte", "daten", "pakete", "austausch")
_TABLES: Final = {"einblick": ("mindestens",), "aufbewahrung": ("hilfe_tage", "monate")}
_TOP: Final = (*_FOLDERS, "wurzelschluessel", *_TABLES)
_LONG: Final = 8
"""Letters from which on a key may be misspelt by two edits, not only by one; any other may be of a newer Wissen."""
_ASK: Final = "Bitte wenden Sie sich an die Stelle, die Wissen bei Ihnen eingerichtet hat."
_KEY = re.compile(r"RW[A-Za-z0-9+/]{54}")
"""A public key of minisign: 42 bytes, of which the first two say what it is."""
_FIRST_WORD = re.compile(r"""\s*["']?([\w-]+)""")


def read_policy(places: Iterable[Path]) -> Policy:
    """Read the first `buero.toml` that exists; relative folders count from where the file lies.

    Raises SettingsError for a fault anywhere in it: what an office has fixed must not be skipped in silence.
    """
    file = _first(places)
    if file is None:
        return Policy()
    if file.faults:
        raise SettingsError(file.faults[0], _ASK)
    return file.policy


def policy_in_force(places: Iterable[Path]) -> Policy:
    """Like `read_policy`, but with a fault the rest holds, and `fault` is set: whatever is not learning is closed.

    Raises SettingsError where the fault hides in which folder the histories lie: in another one everybody would begin
    anew (docs/adr/0088).
    """
    file = _first(places)
    if file is None or not file.faults:
        return file.policy if file else Policy()
    if not file.settles("daten", file.policy.data_folder):
        raise SettingsError(file.faults[0], f"Wo Ihr Lernstand liegt, steht deshalb nicht fest. {_ASK}")
    content = file.policy.content_folder
    if not file.settles("inhalte", content):
        content = paths.bundled("content")  # fixed as well: what the person has set may be what the office rules out
    return replace(file.policy, content_folder=content, fault="\n".join(file.faults))


def closed(fault: str) -> SettingsError:
    """What is told when somebody wants to do what a fault of the policy keeps closed."""
    hint = "Bis das behoben ist, wird nichts installiert, ausgetauscht oder von selbst gelöscht. Lernen geht wie sonst."
    return SettingsError(fault, f"{hint} {_ASK}")


def _first(places: Iterable[Path]) -> _File | None:
    for path in places:
        try:
            if path.is_file():
                return _File(path)
        except OSError:  # a folder that may not be looked into
            return _File(path)
    return None


class _File:
    """A `buero.toml` with what holds of it and what is wrong with it, German sentences that name the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: list[str] = []
        self._named: list[str] = []
        """Every key, or word a line begins with, at whatever place: what is named there may be meant."""
        self._unread = False
        self._raw = self._parse()
        self._look_for_slips(self._raw, _TOP, elsewhere=tuple(chain.from_iterable(_TABLES.values())))
        for table, value in self._raw.items():
            self._look_for_slips(value if isinstance(value, dict) else {}, _TABLES.get(table, ()), elsewhere=_TOP)
        self.policy = Policy(
            content_folder=self._folder("inhalte"),
            data_folder=self._folder("daten"),
            pack_folder=self._folder("pakete"),
            exchange_folder=self._folder("austausch"),
            insight=self._minimum(),
            retention=self._retention(),
            root_key=self._root_key(),
        )

    def settles(self, key: str, value: Path | None) -> bool:
        """Whether it is certain what the office wants with a key: named once and read, or never named."""
        meant = [name for name in self._named if _is_like(name, key)]
        return not self._unread and (not meant if value is None else meant == [key])

    def _parse(self) -> dict[str, Any]:
        import tomllib  # late: the start needs it only where there is such a file

        try:
            text = self.path.read_text(encoding="utf-8-sig")
        except (OSError, ValueError):
            self._unread = True
            self.faults.append(f"Die Vorgaben des Amtes sind nicht lesbar: {self.path}.")
            return {}
        try:
            raw = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            self.faults.append(_slip_of_the_pen(self.path, text, str(error)))
            return self._line_by_line(text)
        self._named.extend(_keys(raw))
        return raw

    def _line_by_line(self, text: str) -> dict[str, Any]:
        """What of a file that is no TOML can be read by itself, above its first table."""
        import tomllib

        raw: dict[str, Any] = {}
        at_top = True
        for line in text.splitlines():
            at_top = at_top and not line.lstrip().startswith("[")
            if word := _FIRST_WORD.match(line):
                self._named.append(word[1])
            if at_top:
                with suppress(tomllib.TOMLDecodeError):
                    raw |= tomllib.loads(line)
        return raw

    def _look_for_slips(self, raw: Mapping[str, object], known: tuple[str, ...], *, elsewhere: tuple[str, ...]) -> None:
        for key in raw:
            if key in known:
                continue
            if meant := [one for one in known if _is_like(key, one)]:
                self._tell(f"„{key}“ gibt es nicht. Gemeint ist wohl „{meant[0]}“.")
            elif any(_is_like(key, one) for one in elsewhere):
                self._tell(f"„{key}“ steht an der falschen Stelle. Was unter einer [Zeile] steht, gehört zu ihr.")

    def _folder(self, key: str) -> Path | None:
        if key not in self._raw:
            return None
        try:
            return self.path.parent / path_from(self._raw[key])
        except (TypeError, ValueError):
            self._tell(f"Bei „{key}“ wird ein Ordner in Anführungszeichen erwartet.")
            return None

    def _root_key(self) -> str:
        """A key that cannot be one is told at once: without it, a pack of anybody would count."""
        raw = self._raw.get("wurzelschluessel", "")
        if isinstance(raw, str) and (not raw or _KEY.fullmatch(raw.strip())):
            return raw.strip()
        self._tell("Bei „wurzelschluessel“ wird ein öffentlicher Schlüssel erwartet, der mit „RW“ beginnt.")
        return ""

    def _retention(self) -> Retention:
        """The office may shorten what is kept, never lengthen it."""
        raw = self._raw.get("aufbewahrung", {})
        ranges = {"hilfe_tage": range(7, LONGEST.help_days + 1), "monate": range(1, LONGEST.months + 1)}
        kept: dict[str, Any] = raw if isinstance(raw, dict) else {"": raw}
        if all(key in ranges and type(value) is int and value in ranges[key] for key, value in kept.items()):
            return Retention(kept.get("hilfe_tage", LONGEST.help_days), kept.get("monate", LONGEST.months))
        self._tell("Unter „aufbewahrung“ sind nur „hilfe_tage“ von 7 bis 31 und „monate“ von 1 bis 6 möglich.")
        return LONGEST

    def _minimum(self) -> tuple[str, ...]:
        try:
            return aspects_from(self._raw.get("einblick", {}).get("mindestens", []))
        except (AttributeError, TypeError, ValueError):
            words = ", ".join(f"„{aspect}“" for aspect in ASPECTS)
            self._tell(f"Bei „einblick“ wird „mindestens“ mit Wörtern aus {words} erwartet.")
            return ()

    def _tell(self, words: str) -> None:
        self.faults.append(f"{self.path}: {words}")


def _slip_of_the_pen(path: Path, text: str, told: str) -> str:
    number = re.search(r"line (\d+)", told)
    if number is None:
        return f"Die Vorgaben des Amtes enthalten einen Schreibfehler: {path}, am Ende."
    fault = f"Die Vorgaben des Amtes enthalten einen Schreibfehler: {path}, Zeile {number[1]}."
    if "\\" in text.splitlines()[int(number[1]) - 1]:
        return f"{fault} Ein Ordner mit „\\“ braucht einfache Anführungszeichen: 'D:\\Wissen'."
    return fault


def _keys(value: object) -> Iterator[str]:
    """Every key at whatever depth."""
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _keys(inner)


def _is_like(name: str, key: str) -> bool:
    return osa_distance(fold(name), key) <= (2 if len(key) >= _LONG else 1)
