"""The people one exchanges with and their pinned keys, and what the logs do not say; one file in the profile."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, Final

from wissen.errors import ExchangeError
from wissen.team import private_file
from wissen.team.envelope import FileKind
from wissen.team.file_hub import Marks
from wissen.team.hub import Peer
from wissen.team.keys import PublicKeys, public_keys
from wissen.team.log import LogName, Tombstone, log_name
from wissen.text import fold, slug

FILE: Final = "kontakte.json"
_FORMAT: Final = 1
_KINDS: Final = {"mentor": FileKind.FROM_MENTOR, "trainee": FileKind.FROM_TRAINEE}
_WORDS: Final = {kind: word for word, kind in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class Pinned:
    """Somebody whose keys were compared; `kind` is what files they send. Their newest device stands last.

    A mentor who only stands in for another one does so until a day; `stands_in` is the id of the other.
    `earlier` are logs that they say to hold from computers the person had before, and how long each is; None before
    they have said anything. `recalled` are those of them that were taken back. `asked` are logs of theirs that are
    deleted here, and of which they do not know it; kept only where more are deleted than a letter may name.
    """

    id: str
    name: str
    kind: FileKind
    team: str
    devices: tuple[PublicKeys, ...]
    until: date | None = None
    stands_in: str = ""
    earlier: tuple[Tombstone, ...] | None = None
    recalled: tuple[Tombstone, ...] = ()
    asked: tuple[LogName, ...] = ()

    @property
    def peer(self) -> Peer:
        """As the hub sees them."""
        return Peer(self.name, self.devices)

    @property
    def label(self) -> str:
        """How logs for them are addressed, whatever device they use now."""
        return self.devices[0].id


@dataclass(slots=True)
class Contacts:
    """`refused` are devices that one did not want to hear of again, or whose contact was removed.

    `exchanged` is the day of the last exchange. `put` says what stands in the letters that lie in the folder, by
    their names.
    """

    team: str = ""
    pinned: list[Pinned] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    marks: Marks = field(default_factory=Marks)
    exchanged: date | None = None
    put: dict[str, str] = field(default_factory=dict)

    def pin(self, kind: FileKind, name: str, team: str, device: PublicKeys, known: Pinned | None) -> None:
        """Trust a key: of somebody new, or of the new computer of somebody who is known.

        No two on one side are called the same: who is meant must be plain where something is assigned or shown.
        """
        if known is not None:
            self.pinned[self.pinned.index(known)] = replace(known, devices=(*known.devices, device))
            return
        base, ids = slug(name) or "kontakt", {pinned.id for pinned in self.pinned}
        names = {fold(pinned.name) for pinned in self.pinned if pinned.kind is kind}
        contact = next(one for number in count(1) if (one := f"{base}-{number}" if number > 1 else base) not in ids)
        called = next(
            one for number in count(1) if fold(one := f"{name} ({number})" if number > 1 else name) not in names
        )
        self.pinned.append(Pinned(contact, called, kind, team, (device,)))

    def bound(self, pinned: Pinned, until: date | None, stands_in: str) -> None:
        """From now on somebody only stands in for another mentor, until a day; or, without a day, for nobody."""
        self.pinned[self.pinned.index(pinned)] = replace(pinned, until=until, stands_in=stands_in)


def read(folder: Path) -> Contacts:
    """The contacts of a profile; none before the first. Raises ExchangeError for a damaged or newer file."""
    path = folder / FILE
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        if raw["format"] > _FORMAT:
            raise ExchangeError(
                f"„{path}“ braucht eine neuere Version von Wissen.", "Solange das so ist, tauscht Wissen nichts aus."
            )
        return _contacts(raw)
    except FileNotFoundError:
        return Contacts()
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ExchangeError(
            f"Die Datei „{path}“ mit den Menschen, mit denen Sie sich austauschen, ist nicht lesbar.",
            "Solange das so ist, tauscht Wissen nichts aus. Wer den Rechner verwaltet, kann sie aus einer Sicherung "
            "zurückholen oder löschen; dann laden Sie sich neu ein.",
        ) from error


def write(folder: Path, contacts: Contacts) -> None:
    """Keep the contacts. Raises ExchangeError, and then the earlier file stands."""
    marks = contacts.marks
    raw = {
        "format": _FORMAT,
        "team": contacts.team,
        "contacts": [
            {
                "id": one.id,
                "name": one.name,
                "side": _WORDS[one.kind],
                "team": one.team,
                "devices": [device.hex for device in one.devices],
                "until": one.until.isoformat() if one.until else None,
                "stands_in": one.stands_in,
                "earlier": None if one.earlier is None else _told(one.earlier),
                "recalled": _told(one.recalled),
                "asked": list(map(str, one.asked)),
            }
            for one in contacts.pinned
        ],
        "refused": sorted(contacts.refused),
        "left": {str(name): seq for name, seq in sorted(marks.left.items())},
        "closed": [str(name) for name in sorted(marks.closed)],
        "exchanged": contacts.exchanged.isoformat() if contacts.exchanged else None,
        "put": contacts.put,
    }
    text = json.dumps(raw, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    private_file.write(folder / FILE, text.encode())


def _contacts(raw: Mapping[str, Any]) -> Contacts:
    marks = Marks(
        left={log_name(name): int(seq) for name, seq in raw["left"].items()},
        closed={log_name(name) for name in raw["closed"]},
    )
    exchanged = date.fromisoformat(raw["exchanged"]) if raw["exchanged"] else None
    pinned = [_pinned(one) for one in raw["contacts"]]
    put = {str(name): str(digest) for name, digest in raw["put"].items()}
    return Contacts(str(raw["team"]), pinned, set(raw["refused"]), marks, exchanged, put)


def _pinned(raw: Mapping[str, Any]) -> Pinned:
    devices = tuple(public_keys(device) for device in raw["devices"])
    if not devices:
        raise ValueError(raw)
    day, held = raw.get("until"), raw.get("earlier")  # these five are not there in what an earlier version wrote
    return Pinned(
        str(raw["id"]),
        str(raw["name"]),
        _KINDS[raw["side"]],
        str(raw["team"]),
        devices,
        date.fromisoformat(day) if day else None,
        str(raw.get("stands_in", "")),
        None if held is None else _stones(held),
        _stones(raw.get("recalled", {})),
        tuple(map(log_name, raw.get("asked", ()))),
    )


def _told(stones: Iterable[Tombstone]) -> dict[str, int]:
    return {str(stone.name): stone.length for stone in stones}


def _stones(raw: Mapping[str, Any]) -> tuple[Tombstone, ...]:
    return tuple(Tombstone(log_name(name), int(length)) for name, length in raw.items())
