"""An event as the rules of learning see it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol


class Happened(Protocol):
    """The part of an event that rules look at; `reference` is how other events name it."""

    @property
    def reference(self) -> str: ...
    @property
    def day(self) -> date: ...
    @property
    def verb(self) -> str: ...
    @property
    def object(self) -> str: ...
    @property
    def revision(self) -> str: ...
    @property
    def payload(self) -> Mapping[str, Any]: ...
    @property
    def erased(self) -> bool: ...
