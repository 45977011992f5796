"""What a person has set, kept as JSON, and what the office may fix."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar, get_args

from wissen import paths
from wissen.errors import SettingsError

ThemeName = Literal["hell", "dunkel", "kontrast", "system"]
Raw = Mapping[str, object]
Upgrade = Callable[[Raw], Raw]
T = TypeVar("T")

TASKS = ("mentor", "trainer")
ASPECTS = ("module", "punkte", "praxis")
"""What of a person's Stand a mentor may see: modules, scores of their quizzes, practical skills that are ready."""
LANDS = {
    "BW": "Baden-Württemberg",
    "BY": "Bayern",
    "BE": "Berlin",
    "BB": "Brandenburg",
    "HB": "Bremen",
    "HH": "Hamburg",
    "HE": "Hessen",
    "MV": "Mecklenburg-Vorpommern",
    "NI": "Niedersachsen",
    "NW": "Nordrhein-Westfalen",
    "RP": "Rheinland-Pfalz",
    "SL": "Saarland",
    "SN": "Sachsen",
    "ST": "Sachsen-Anhalt",
    "SH": "Schleswig-Holstein",
    "TH": "Thüringen",
}
"""The Länder by the codes of ISO 3166-2."""
THEME_NAMES: tuple[ThemeName, ...] = get_args(ThemeName)
TEXT_SCALES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""The sizes that are offered; any size between the first and the last is kept."""
LONGEST_NAME = 60  # characters, wherever a person's name is typed or read
SMALLEST_TEXT, LARGEST_TEXT = TEXT_SCALES[0], TEXT_SCALES[-1]

UPGRADES: tuple[Upgrade, ...] = ()
"""The n-th function turns format n into format n + 1; the newest format is one more than there are functions."""

_NEWEST = len(UPGRADES) + 1


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person has set; every field has a start value, so that nobody must set anything."""

    theme: ThemeName = "system"
    text_scale: float = SMALLEST_TEXT
    """1.0 to 2.0; grows all text, on top of what the system scales."""
    content_folder: Path | None = None
    """None: the bundled content."""
    name: str = ""
    """How the person wants to be called; shown in the window, never sent anywhere by itself."""
    roles: tuple[str, ...] = ()
    """Workplaces as `paket.yaml` names them."""
    tasks: tuple[str, ...] = ()
    """Of `TASKS`, beside learning."""
    welcomed: bool = False
    """Whether the person has been through the first questions, or has put them off."""
    start_day: date | None = None
    """First working day; learning paths count from it."""
    land: str = ""
    """Code of the Land whose holidays count for deadlines, of `LANDS`; "": only those that are the same everywhere."""
    exchange_folder: Path | None = None
    """Where letters to and from others lie; None: they are given as files."""
    insight: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Of `ASPECTS`, by the id of a mentor: what is put into the next share for them; choosing sends nothing."""
    unknown: Raw = field(default_factory=lambda: MappingProxyType({}))
    """Keys of a newer Wissen, its format number among them; written back as they came."""


@dataclass(frozen=True, slots=True)
class Retention:
    """How long what others were told is kept at most: days of a request for help, months after the end of the rest."""

    help_days: int = 31
    months: int = 6


LONGEST = Retention()


@dataclass(frozen=True, slots=True)
class Policy:
    """What the office has fixed; None where it leaves the choice."""

    content_folder: Path | None = None
    data_folder: Path | None = None
    pack_folder: Path | None = None
    """Where newer editions of content packs are laid for everybody."""
    root_key: str = ""
    """The public key, as minisign writes it, whose signature alone counts on content packs; "": each person decides."""
    exchange_folder: Path | None = None
    insight: tuple[str, ...] = ()
    """Of `ASPECTS`: what each share holds at least; it is still sent by the person."""
    retention: Retention = LONGEST
    fault: str = ""
    """What is wrong with it, German sentences; then packs and exchange are closed, and nothing is deleted by time."""


def read_settings(path: Path) -> tuple[Settings, str]:
    """Return the settings and, when something was wrong with the file, a German sentence that says so.

    Never raises: a file that cannot be read must not keep anybody from learning.
    """
    raw, notice = read_json(path)
    settings, invalid = settings_from_raw(upgrade(raw))
    if invalid:
        names = ", ".join(f"„{name}“" for name in invalid)
        notice = f"Ungültige Einstellungen stehen wieder auf dem Ausgangswert: {names}."
    return settings, notice


def write_settings(path: Path, settings: Settings) -> None:
    """Write the settings in one step: after a crash the file is the old or the new one. Raises SettingsError."""
    write_json(path, settings_to_raw(settings))


def upgrade(raw: Raw, upgrades: Sequence[Upgrade] = UPGRADES) -> Raw:
    """Bring settings of an older format up to the newest; a newer format is left as it is."""
    written = raw.get("format")
    first = written if isinstance(written, int) and written >= 1 else 1
    for step in upgrades[first - 1 :]:
        raw = step(raw)
    return {**raw, "format": max(first, len(upgrades) + 1)}


def settings_from_raw(raw: Raw) -> tuple[Settings, list[str]]:
    """Read the fields out of JSON values; an invalid one takes its start value and is named in the list."""
    start = Settings()
    invalid: list[str] = []

    def take(name: str, convert: Callable[[object], T], otherwise: T) -> T:
        if raw.get(name) is None:
            return otherwise
        try:
            return convert(raw[name])
        except (TypeError, ValueError):
            invalid.append(name)
            return otherwise

    settings = Settings(
        theme=take("theme", _theme, start.theme),
        text_scale=take("text_scale", _text_scale, start.text_scale),
        content_folder=take("content_folder", path_from, None),
        name=take("name", lambda raw: _text(raw)[:LONGEST_NAME].strip(), start.name),
        roles=take("roles", _words, start.roles),
        tasks=take("tasks", _tasks, start.tasks),
        welcomed=take("welcomed", _flag, start.welcomed),
        start_day=take("start_day", _day, None),
        land=take("land", _land, start.land),
        exchange_folder=take("exchange_folder", path_from, None),
        insight=take("insight", _insight, start.insight),
        unknown=_unknown(raw),
    )
    return settings, invalid


def settings_to_raw(settings: Settings) -> dict[str, object]:
    """Turn settings into JSON values; unknown keys and a newer format number are kept."""
    return {
        "format": _NEWEST,
        **settings.unknown,
        "theme": settings.theme,
        "text_scale": settings.text_scale,
        "content_folder": str(settings.content_folder) if settings.content_folder else None,
        "name": settings.name,
        "roles": list(settings.roles),
        "tasks": list(settings.tasks),
        "welcomed": settings.welcomed,
        "start_day": settings.start_day.isoformat() if settings.start_day else None,
        "land": settings.land,
        "exchange_folder": str(settings.exchange_folder) if settings.exchange_folder else None,
        "insight": {mentor: list(aspects) for mentor, aspects in settings.insight.items()},
    }


def content_folder(wanted: Path | None, policy: Policy, settings: Settings) -> Path:
    """Where the content lies: as asked for, as the office has fixed it, as the person has set it, else bundled."""
    return wanted or policy.content_folder or settings.content_folder or paths.bundled("content")


def read_json(path: Path) -> tuple[Raw, str]:
    """Return the object in a JSON file; {} when there is none, and a German sentence when it was damaged.

    A damaged file is set aside as `….defekt`, so that the next write does not destroy what might be mended.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}, ""
    except OSError:
        return {}, f"Die Datei {path.name} ist nicht lesbar. Es gelten die Ausgangswerte."
    except ValueError:
        value = None
    if isinstance(value, dict):
        return value, ""
    aside = path.with_name(f"{path.name}.defekt")
    try:
        path.replace(aside)
    except OSError:
        return {}, f"Die Datei {path.name} ist beschädigt. Es gelten die Ausgangswerte."
    return (
        {},
        f"Die Datei {path.name} war beschädigt und liegt jetzt als {aside.name} daneben. Es gelten die Ausgangswerte.",
    )


def write_json(path: Path, value: Raw) -> None:
    """Write an object as JSON in one step (new file, flush to disk, rename). Raises SettingsError."""
    import tempfile  # late, like tomllib below: the start reads settings, and seldom needs either

    text = json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
        fresh = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise SettingsError(
            f"Die Datei {path} lässt sich nicht schreiben.",
            "Bitte prüfen Sie, ob der Ordner beschreibbar und auf dem Datenträger noch Platz ist.",
        ) from error


def _unknown(raw: Raw) -> Raw:
    known = {field.name for field in fields(Settings)} | {"format"}
    kept = {key: value for key, value in raw.items() if key not in known}
    written = raw.get("format")
    if isinstance(written, int) and written > _NEWEST:
        kept["format"] = written
    return MappingProxyType(kept)


def _theme(value: object) -> ThemeName:
    if value in THEME_NAMES:
        return value
    raise ValueError(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value.strip()


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _tasks(value: object) -> tuple[str, ...]:
    tasks = _words(value)
    if not set(tasks) <= set(TASKS):
        raise ValueError(value)
    return tasks


def _insight(value: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return MappingProxyType({_word(mentor): aspects_from(aspects) for mentor, aspects in value.items()})


def aspects_from(value: object) -> tuple[str, ...]:
    """Raises TypeError or ValueError for anything but a list of `ASPECTS`."""
    aspects = _words(value)
    if not set(aspects) <= set(ASPECTS):
        raise ValueError(value)
    return aspects


def _text_scale(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    if not SMALLEST_TEXT <= value <= LARGEST_TEXT:
        raise ValueError(value)
    return float(value)


def path_from(value: object) -> Path:
    """Raises TypeError or ValueError for anything but words."""
    return Path(_word(value))


def _day(value: object) -> date:
    return date.fromisoformat(_word(value))


def _land(value: object) -> str:
    if value not in ("", *LANDS):
        raise ValueError(value)
    return _text(value)


def _words(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(_word(item) for item in value)


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    if not value.strip():
        raise ValueError(value)
    return value
