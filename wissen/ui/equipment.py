"""What the window is built from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wissen.paths import Folders
from wissen.services.bundle import Services
from wissen.services.shelf import Loaded
from wissen.ui.exchange import Exchange
from wissen.ui.jobs import Jobs
from wissen.ui.messages import Messages
from wissen.ui.own_data import OwnData
from wissen.ui.pack_desk import PackDesk
from wissen.ui.people import People
from wissen.ui.preferences import Preferences
from wissen.ui.recorder import Recorder


@dataclass(frozen=True, slots=True)
class Equipment:
    """`reload` reads the content folder again, `adopt` shows what was read, `new_seed` gives numbers from 0."""

    services: Services
    jobs: Jobs
    recorder: Recorder
    messages: Messages
    preferences: Preferences
    folders: Folders
    content_is_fixed: bool
    people: People
    own_data: OwnData
    packs: PackDesk
    exchange: Exchange
    new_seed: Callable[[], int]
    reload: Callable[[], None]
    adopt: Callable[[Loaded], None]
