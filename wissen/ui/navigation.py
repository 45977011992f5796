"""Where the person is in the app, and the way back and forward."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

MAX_STEPS = 200


class Screen(StrEnum):
    """The pages of the window."""

    TODAY = "heute"
    ONBOARDING = "einarbeitung"
    MAP = "landkarte"
    LESSON = "lektion"
    QUIZ = "übung"
    LOOKUP = "nachlesen"
    WALK = "begleiter"
    FINDER = "finder"
    REFERENCE = "nachschlagen"
    SEARCH = "suche"
    WELCOME = "willkommen"
    SETTINGS = "einstellungen"
    HELP = "hilfe"
    ABOUT = "über"
    LAW = "rechtsstand"
    NORM = "norm"
    HANDOUT = "weitergabe"
    COMPARE = "vergleich"
    REFRESHER = "neuerung"
    REMARKS = "meldungen"
    MY_DATA = "daten"
    REFRESH = "auffrischen"
    DOCUMENTS = "unterlagen"
    CERTIFICATE = "nachweis"
    LAW_ENTRY = "einpflegen"
    WORKSHOP = "werkstatt"
    TEAM = "team"
    ASSIGN = "zuweisen"
    PRIVACY = "datenschutz"
    WEEK = "wochenblick"
    PERSON = "gespraech"


@dataclass(frozen=True, slots=True)
class Address:
    """A page and what it shows: a Kennung, and a section, step or question of it (empty: where the person left it).

    `fraction` is how far into that place the page was scrolled (0 to 1), `words` are those that led there and are
    marked in the text; neither makes another address.
    """

    screen: Screen
    ref: str = ""
    place: str = ""
    fraction: float = field(default=0.0, compare=False)
    words: str = field(default="", compare=False)


HOME = Address(Screen.TODAY)

_RAIL = {
    Screen.LESSON: Screen.ONBOARDING,
    Screen.QUIZ: Screen.ONBOARDING,
    Screen.LOOKUP: Screen.REFERENCE,
    Screen.WALK: Screen.REFERENCE,
    Screen.NORM: Screen.REFERENCE,
    Screen.ABOUT: Screen.SETTINGS,
    Screen.HANDOUT: Screen.LAW,
    Screen.COMPARE: Screen.LAW,
    Screen.REFRESHER: Screen.TODAY,
    Screen.REFRESH: Screen.TODAY,
    Screen.REMARKS: Screen.SETTINGS,
    Screen.CERTIFICATE: Screen.DOCUMENTS,
    Screen.MY_DATA: Screen.SETTINGS,
    Screen.LAW_ENTRY: Screen.LAW,
    Screen.TEAM: Screen.SETTINGS,
    Screen.PRIVACY: Screen.SETTINGS,
    Screen.PERSON: Screen.WEEK,
    Screen.ASSIGN: Screen.WEEK,
}


def rail_place(screen: Screen) -> Screen:
    """The place of the rail that a page belongs to; itself if it is one, or belongs to none."""
    return _RAIL.get(screen, screen)


_HELP = {
    Screen.TODAY: "anfangen",
    Screen.ONBOARDING: "einarbeitung",
    Screen.MAP: "landkarte",
    Screen.LESSON: "fragen",
    Screen.QUIZ: "ueben",
    Screen.WALK: "prozesse",
    Screen.FINDER: "anliegen",
    Screen.REFERENCE: "finden",
    Screen.SEARCH: "finden",
    Screen.SETTINGS: "aussehen",
    Screen.ABOUT: "",
    Screen.LAW: "aenderungen",
    Screen.COMPARE: "stichtag",
    Screen.REFRESHER: "aenderungen",
    Screen.REMARKS: "melden",
    Screen.MY_DATA: "daten",
    Screen.REFRESH: "auffrischen",
    Screen.DOCUMENTS: "unterlagen",
    Screen.WORKSHOP: "werkstatt",
    Screen.TEAM: "austausch",
    Screen.PRIVACY: "daten",
    Screen.WEEK: "begleiten",
    Screen.ASSIGN: "zuweisen",
}


def help_on(screen: Screen) -> Address:
    """The part of the help that is about a page, or about its place of the rail; its beginning where none is."""
    return Address(Screen.HELP, place=_HELP.get(screen, _HELP.get(rail_place(screen), "")))


def level_up(address: Address) -> Address:
    """Where one level up leads: to the place of the rail and its list, from there to Heute, which is the top."""
    if address.screen is Screen.FINDER and address.ref:
        return Address(Screen.FINDER)
    above = rail_place(address.screen)
    if address.screen is Screen.MAP and address.ref:
        return Address(Screen.MAP, place=address.ref)  # from what is said of one process back to the map
    if address.screen is Screen.MY_DATA and address.ref:
        return Address(Screen.MY_DATA)  # from all entries back to what is said of them
    if address.screen is Screen.NORM:
        return Address(Screen.REFERENCE, "gesetze")
    return HOME if above is address.screen else Address(above, address.ref if above is Screen.ONBOARDING else "")


class Trail:
    """Visited addresses with a current one, as in a browser."""

    def __init__(self, start: Address) -> None:
        self._steps = [start]
        self._index = 0

    @property
    def current(self) -> Address:
        """Where the person is."""
        return self._steps[self._index]

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier address."""
        return self._index > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether a later address was left by going back."""
        return self._index + 1 < len(self._steps)

    def visit(self, address: Address) -> None:
        """Go to an address; what lay ahead is forgotten, the same address or page twice counts once."""
        page_again = not address.place and (address.screen, address.ref) == (self.current.screen, self.current.ref)
        if page_again or address == self.current:
            return
        self._steps = [*self._steps[: self._index + 1], address][-MAX_STEPS:]
        self._index = len(self._steps) - 1

    def amend(self, address: Address) -> None:
        """Remember a better address for the current step, for instance the section reached by reading."""
        self._steps[self._index] = address

    def back(self) -> Address:
        """Go one step back, if there is one."""
        self._index = max(0, self._index - 1)
        return self.current

    def forward(self) -> Address:
        """Go one step forward, if there is one."""
        self._index = min(len(self._steps) - 1, self._index + 1)
        return self.current
