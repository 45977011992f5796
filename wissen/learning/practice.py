"""Praxis: what a person shows a mentor, from open to ready for the sign-off."""

from __future__ import annotations

from enum import StrEnum


class PracticeState(StrEnum):
    """How far a practical skill is; the value is the German word on screen."""

    OPEN = "offen"
    READY = "bereit zur Abnahme"


class SignOffLevel(StrEnum):
    """At which level a mentor saw a practical skill; the value is the German word on screen."""

    GUIDED = "unter Anleitung"
    ALONE = "selbständig"
