"""Rows of what was found, and the line that says what there is to know about all of them."""

from __future__ import annotations

from wissen.content.entry import Entry, Part
from wissen.content.validity import format_period
from wissen.services.search import Found, Hit, Hits, kind_of
from wissen.ui import kinds
from wissen.ui.models.row_model import Row
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.address import address_of
from wissen.ui.strings import plural, tr

_SCREENS = {Found.LESSON: Screen.LESSON, Found.FINDER: Screen.FINDER, Found.NORM: Screen.NORM}


def hit_row(hit: Hit) -> Row:
    """What it is, why it is here, and when it holds if that is not on the Stichtag."""
    kind = tr(kinds.NAMES[hit.kind])
    if hit.part:
        kind = f"{kind} · {hit.title}"
    if not hit.holds:
        kind = tr("{kind} · gilt {period}").format(kind=kind, period=format_period(hit.period))
    screen = _SCREENS.get(hit.kind, Screen.LOOKUP)
    address = Address(screen, hit.kennung, hit.place)
    return Row(hit.part or hit.title, kinds.ICONS[hit.kind], kind, hit.reason, address=address)


def known_row(entry: Entry, part: Part | None) -> Row:
    """Something that is known by its name, such as a bookmark."""
    kind = kind_of(entry, part)
    about = tr(kinds.NAMES[kind]) if kind else ""
    title = part.title if part is not None else ""
    if title:
        about = " · ".join(word for word in (about, entry.title) if word)
    icon = kinds.ICONS[kind] if kind else "menu_book"
    return Row(title or entry.title, icon, about, address=address_of(entry, part))


def told_of(found: Hits, *, ready: bool) -> str:
    """How many there are, and what the person should know about them."""
    parts = [plural(len(found.hits), "Treffer", "Treffer")] if found.hits else []
    if found.relaxed:
        parts.append(tr("nicht alle Wörter kommen zusammen vor"))
    parts += [tr("statt „{wrong}“ auch „{meant}“").format(wrong=wrong, meant=meant) for wrong, meant in found.corrected]
    if not ready:
        parts.append(tr("die Suche wird noch vorbereitet, vorerst nur Titel"))
    return " · ".join(parts)
