"""Rows of what was found, and the line that says what there is to know about all of them."""

from __future__ import annotations

from wissen.content.entry import Entry, Part
from wissen.content.validity import format_period
from wissen.services.search import Found, Hit, Hits, Snippet, kind_of
from wissen.ui import kinds
from wissen.ui.models.row_model import Row
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.address import address_of
from wissen.ui.strings import plural, tr

NO_PIECE = Snippet("")
_SCREENS = {Found.LESSON: Screen.LESSON, Found.FINDER: Screen.FINDER, Found.NORM: Screen.NORM}


def hit_row(hit: Hit, piece: Snippet = NO_PIECE, *, words: str = "") -> Row:
    """What it is, why it is here, and when it holds if that is not on the Stichtag.

    `words` are those that are marked in the text when it is opened.
    """
    kind = tr(kinds.NAMES[hit.kind])
    if hit.part:
        kind = f"{kind} · {hit.title}"
    if not hit.holds:
        kind = tr("{kind} · gilt {period}").format(kind=kind, period=format_period(hit.period))
    screen = _SCREENS.get(hit.kind, Screen.LOOKUP)
    address = Address(screen, hit.kennung, hit.place, words=words)
    icon = kinds.ICONS[hit.kind]
    return Row(hit.part or hit.title, icon, kind, hit.reason, piece.text, piece.marks, address=address)


def known_row(entry: Entry, part: Part | None) -> Row:
    """Something that is known by its name, such as a bookmark."""
    kind = kind_of(entry, part)
    about = tr(kinds.NAMES[kind]) if kind else ""
    title = part.title if part is not None else ""
    if title:
        about = " · ".join(word for word in (about, entry.title) if word)
    icon = kinds.ICONS[kind] if kind else "menu_book"
    return Row(title or entry.title, icon, about, address=address_of(entry, part))


def told_of(found: Hits, *, ready: bool, kept: int | None = None, more: bool = False) -> str:
    """How many there are, and what the person should know about them.

    `kept` are those that the filters leave; with `more`, there are others than these.
    """
    parts = [_count(len(found.hits), kept, more=more)] if found.hits else []
    if found.relaxed:
        parts.append(tr("nicht alle Wörter kommen zusammen vor"))
    parts += [tr("statt „{wrong}“ auch „{meant}“").format(wrong=wrong, meant=meant) for wrong, meant in found.corrected]
    if not ready:
        parts.append(tr("die Suche wird noch vorbereitet, vorerst nur Titel"))
    return " · ".join(parts)


def _count(every: int, kept: int | None, *, more: bool) -> str:
    if kept is not None and kept < every:
        words = tr("{kept} der besten {every} Treffer") if more else tr("{kept} von {every} Treffern")
        return words.format(kept=kept, every=every)
    return tr("die besten {every} Treffer").format(every=every) if more else plural(every, "Treffer", "Treffer")
