"""What stands in the preview of a pack: whose it is, which learning paths it touches, and every change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wissen.content.blocks import Block, BulletList, Callout, CalloutKind, ListItem, Paragraph, Strong, Text
from wissen.drawing.page import Fact, Page, PageSection
from wissen.services.pack_candidate import Trust
from wissen.services.pack_changes import ContentChange, Fate, PathEffect
from wissen.services.pack_preview import Preview
from wissen.text import german_list
from wissen.ui.kinds import CONTENTS
from wissen.ui.strings import plural, tr

MOST_NAMED = 100
"""Changes of a kind that are named; of more it is said how many."""

_TRUSTED = {
    Trust.OFFICE: "Signiert mit dem Schlüssel, dem Ihr Amt vertraut.",
    Trust.KNOWN: "Signiert mit demselben Schlüssel wie die Ausgabe, die schon installiert ist.",
}


def pack_page(preview: Preview) -> Page:
    """The preview to read."""
    candidate = preview.candidate
    title = tr("{title}, Ausgabe {edition}").format(title=candidate.title, edition=candidate.edition)
    parts = (
        PageSection("herkunft", tr("Von wem es ist"), tuple(_origin(preview)), facts=(_fingerprint(preview),)),
        PageSection("lernpfade", tr("Laufende Lernpfade"), tuple(_paths(preview.effects))),
        *(_changes(preview, fate) for fate in Fate if preview.count(fate)),
    )
    return Page(title, parts, lead=(Text(_lead(preview)),))


def in_short(preview: Preview) -> str:
    """How much changes, in one line: "2 neu, 5 geändert, 1 entfernt"."""
    told = [f"{preview.count(fate)} {fate.value}" for fate in Fate if preview.count(fate)]
    return ", ".join(told) or tr("alle Texte wie bisher")


def _lead(preview: Preview) -> str:
    candidate = preview.candidate
    told = [
        tr("Installiert ist die Ausgabe {edition}.").format(edition=candidate.installed)
        if candidate.installed
        else tr("Dieses Paket ist noch nicht installiert.")
    ]
    told.append(tr("Gegenüber dem, was Sie jetzt lesen: {changes}.").format(changes=in_short(preview)))
    if preview.replaces:
        told.append(tr("Danach lesen Sie es anstelle von „{title}“.").format(title=preview.replaces))
    return " ".join(told)


def _origin(preview: Preview) -> Iterator[Block]:
    known = _TRUSTED.get(preview.candidate.trust)
    if known:
        yield _paragraph(tr(known))
        return
    asked = tr(
        "Diesen Schlüssel kennt Wissen noch nicht. Fragen Sie die Redaktion nach dem Fingerabdruck, am Telefon oder "
        "persönlich, und vergleichen Sie ihn Zeichen für Zeichen. Eine Nachricht, die mit dem Paket kam, zählt nicht."
    )
    yield Callout(CalloutKind.WARNING, (_paragraph(asked),))


def _fingerprint(preview: Preview) -> Fact:
    return Fact(tr("Fingerabdruck"), (Strong((Text(preview.candidate.fingerprint),)),))


def _paths(effects: Sequence[PathEffect]) -> Iterator[Block]:
    if not effects:
        yield _paragraph(tr("Keiner ist betroffen."))
        return
    yield _paragraph(tr("Was geändert ist, frischen Sie danach auf. Was entfernt ist, steht nicht mehr auf dem Weg."))
    yield BulletList(tuple(ListItem(tuple(_path(one))) for one in effects))


def _path(effect: PathEffect) -> Iterator[Block]:
    if effect.to:
        whose = tr("{title} (von Ihnen zugewiesen: {names})")
    else:
        whose = tr("{title} (zugewiesen)") if effect.assigned else tr("{title}")
    yield Paragraph((Strong((Text(whose.format(title=effect.title, names=german_list(effect.to))),)),))
    if effect.changed:
        yield _paragraph(tr("Geändert: {names}").format(names="; ".join(effect.changed)))
    if effect.gone:
        yield _paragraph(tr("Entfernt: {names}").format(names="; ".join(effect.gone)))


def _changes(preview: Preview, fate: Fate) -> PageSection:
    same = [one for one in preview.changes if one.fate is fate]
    items = [ListItem((_paragraph(_named(one)),)) for one in same[:MOST_NAMED]]
    more = len(same) - len(items)
    if more:
        items.append(ListItem((_paragraph(plural(more, "weiterer Inhalt", "weitere Inhalte")),)))
    title = tr("{fate} ({count})").format(fate=fate.value.capitalize(), count=len(same))
    return PageSection(fate.name.lower(), title, (BulletList(tuple(items)),))


def _named(change: ContentChange) -> str:
    told = tr("{kind}: {title}").format(kind=tr(CONTENTS[change.kind]), title=change.title)
    return tr("{told} (nur anders geschrieben)").format(told=told) if change.editorial else told


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))
