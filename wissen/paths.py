"""Where things lie: what is shipped with the app, and the folders of the person who uses it."""

from __future__ import annotations

import getpass
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from wissen.errors import SettingsError

STANDARD_PROFILE = "standard"

SETTINGS = "einstellungen.json"
PARSE_CACHE = "inhalte.json"
SEARCH_INDEX = "suche"
"""What window and command line share in the folders `config` and `cache` of a profile."""
POLICY_NAME = "buero.toml"

_ROOT = Path(__file__).resolve().parents[1]

# Windows keeps some names for devices: a folder "con" cannot be made there.
_PROFILE = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)$)[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of one profile; none of them is created here."""

    data: Path
    config: Path
    cache: Path
    log: Path
    inbox: Path
    """Files that a second start was given; the running app watches it."""
    laws: Path
    """Laws that were taken in, for all profiles; no profile can be called like this folder."""
    packs: Path
    """Content packs that were installed, likewise."""


def bundled(*parts: str) -> Path:
    """Return a path beside the package: the checkout and the frozen folder are laid out alike."""
    return _ROOT.joinpath(*parts)


def policy_places() -> tuple[Path, ...]:
    """Return where an office may put its `buero.toml`, the most particular place first: beside the app, else per PC."""
    beside = Path(sys.executable).parent if getattr(sys, "frozen", False) else bundled()
    system = Path(os.environ.get("PROGRAMDATA", "C:/ProgramData"), "Wissen") if os.name == "nt" else Path("/etc/wissen")
    return beside / POLICY_NAME, system / POLICY_NAME


def own_command() -> list[str]:
    """Return the start of a command line that runs this very app again."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "wissen"]


def folders(profile: str = STANDARD_PROFILE, root: Path | None = None, *, histories: Path | None = None) -> Folders:
    """Return the folders of a profile, in the places that the system keeps for them or all below `root`.

    `histories` is where the office wants the histories of all accounts of this computer; each account gets a folder.

    Always the local places, never a roaming profile: a database that a server copies while it is written is lost.
    Raises SettingsError for a name that cannot be a folder everywhere.
    """
    if not _PROFILE.fullmatch(profile):
        raise SettingsError(
            f"Der Profilname „{profile}“ geht nicht.",
            "Erlaubt sind Kleinbuchstaben von a bis z, Ziffern und dazwischen einzelne Bindestriche.",
        )
    data, config, cache, log = _places(root)
    laws, packs = data / "_gesetze", data / "_pakete"
    if histories is not None:
        data = histories / getpass.getuser()
    return Folders(
        data=data / profile,
        config=config / profile,
        cache=cache / profile,
        log=log / profile,
        inbox=data / profile / "eingang",
        laws=laws,
        packs=packs,
    )


def beside(own: Folders, profile: str) -> Folders:
    """Return the folders of another profile of the same account."""
    return Folders(
        data=own.data.with_name(profile),
        config=own.config.with_name(profile),
        cache=own.cache.with_name(profile),
        log=own.log.with_name(profile),
        inbox=own.data.with_name(profile) / own.inbox.name,
        laws=own.laws,
        packs=own.packs,
    )


def profiles(root: Path | None = None) -> tuple[str, ...]:
    """Return the profiles that have settings, in the order of their names."""
    _, config, _, _ = _places(root)
    if not config.is_dir():
        return ()
    found = (folder.name for folder in config.iterdir() if (folder / SETTINGS).is_file())
    return tuple(sorted(name for name in found if _PROFILE.fullmatch(name)))


def _places(root: Path | None) -> tuple[Path, Path, Path, Path]:
    if root is not None:
        return root / "daten", root / "einstellungen", root / "zwischenspeicher", root / "protokoll"
    # Late: whoever names a root (tests, a portable copy) does not need it.
    from platformdirs import PlatformDirs

    system = PlatformDirs("wissen", appauthor=False, roaming=False)
    return system.user_data_path, system.user_config_path, system.user_cache_path, system.user_log_path
