"""What is looked up from a list: glossary, cards, misconceptions, processes, laws; and where a term is used."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from wissen.content.blocks import Block, Callout, CalloutKind, plain, plain_text
from wissen.content.entry import Headed
from wissen.content.flow import Process
from wissen.content.library import Library
from wissen.content.model import CardFile, Glossary, Kind
from wissen.errors import WissenError
from wissen.german.folding import folded
from wissen.law.laws import full_name, listed_laws, norms_of
from wissen.search.model import Document
from wissen.services.explanations import Explanations
from wissen.services.laws import Laws
from wissen.services.search_documents import documents_of
from wissen.services.shelf import Shelf
from wissen.text import plural_de


class Section(StrEnum):
    """The lists; the value is their word in an address."""

    GLOSSARY = "glossar"
    CARDS = "antwortkarten"
    MISCONCEPTIONS = "irrtuemer"
    PROCESSES = "prozesse"
    LAWS = "gesetze"


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a list; `group` is the heading it stands under, `names` are other words it is looked for by."""

    kennung: str
    title: str
    detail: str
    group: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """An object whose text has a term."""

    kennung: str
    title: str
    kind: Kind


class Reference:
    """Lists of what holds today; reading them may run on any thread."""

    def __init__(self, shelf: Shelf, explanations: Explanations, laws: Laws) -> None:
        self._shelf = shelf
        self._laws = laws
        self._explanations = explanations

    def read(self, section: Section) -> tuple[Listed, ...]:
        """The entries of a list in their order; what cannot be read is left out."""
        library = self._shelf.library
        match section:
            case Section.GLOSSARY:
                return tuple(sorted(_terms(library), key=lambda one: folded(one.title)))
            case Section.CARDS:
                return tuple(_cards(library, misconceptions=False))
            case Section.MISCONCEPTIONS:
                return tuple(_cards(library, misconceptions=True))
            case Section.PROCESSES:
                return tuple(_processes(library))
            case Section.LAWS:
                return tuple(_laws(self._laws))

    def uses(self, term_id: str, cancelled: Callable[[], bool]) -> tuple[Use, ...]:
        """The objects whose text has the term, in the order of their files; may take long for many files."""
        library = self._shelf.library
        found: list[Use] = []
        for entry in library.entries.values():
            if cancelled():
                break
            texts = () if entry.kind is Kind.GLOSSARY else (one.body for one in _documents(library, entry.id))
            if any(term.ref == term_id for text in texts for term in self._explanations.terms(text)):
                found.append(Use(entry.id, entry.title, entry.kind))
        return tuple(found)


def matches(listed: Listed, words: str) -> bool:
    """Whether every word that is typed begins a word of the title, of another name, or stands in the title."""
    return has_words(words, listed.title, *listed.names)


def has_words(words: str, *texts: str) -> bool:
    """Whether each word that is typed stands in one of the texts, as a person compares them."""
    own = folded(" ".join(texts))
    return all(word in own for word in folded(words).split())


def _terms(library: Library) -> Iterator[Listed]:
    for entry in library.of_kind(Kind.GLOSSARY):
        glossary = _opened(library, entry.id)
        if isinstance(glossary, Glossary):
            for term in glossary.terms:
                names = (*term.abbreviations, *term.synonyms)
                yield Listed(term.id, term.title, _first_line(term.blocks), _letter(term.title), names)


def _cards(library: Library, *, misconceptions: bool) -> Iterator[Listed]:
    for entry in library.of_kind(Kind.CARDS):
        cards = _opened(library, entry.id)
        if isinstance(cards, CardFile):
            for card in cards.cards:
                if card.misconception is misconceptions:
                    said = [plain(value) for field in card.fields[:1] for value in field.values]
                    detail = _right(card.blocks) if misconceptions else "; ".join(said)
                    yield Listed(card.id, card.title, detail, entry.title, entry.head.keywords)


def _processes(library: Library) -> Iterator[Listed]:
    """In the order of the map; what is not on it comes last."""
    seen: set[str] = set()
    for band in library.process_map.bands:
        for group in band.groups:
            for tile in group.tiles:
                if tile.id in library.entries:
                    seen.add(tile.id)
                    yield _process(library, tile.id, f"{band.title} · {group.title}")
    for entry in library.of_kind(Kind.PROCESS):
        if entry.id not in seen:
            yield _process(library, entry.id, "Noch nicht auf der Landkarte")


def _laws(laws: Laws) -> Iterator[Listed]:
    """Those that were taken in, then those of which at least the titles of the norms are shipped."""
    known = {statute.law: statute for statute in laws.statutes()}
    for law, statute in known.items():
        yield Listed(law, f"{statute.name} ({law})", " · ".join(statute.stand), "Mit Wortlaut", (statute.full_name,))
    for path in laws.damaged():
        told = "Die Datei ist beschädigt. Nehmen Sie das Gesetz in den Einstellungen noch einmal auf."
        yield Listed("", path.name, told, "Nicht lesbar")
    for law in listed_laws():
        if law not in known:
            name = full_name(law)
            titles = plural_de(len(norms_of(law)), "Vorschrift", "Vorschriften")
            yield Listed(law, f"{name} ({law})" if name else law, titles, "Nur Titel, Wortlaut nicht aufgenommen")


def _process(library: Library, kennung: str, group: str) -> Listed:
    entry = library.entry(kennung)
    content = _opened(library, kennung)
    detail = ""
    if isinstance(content, Process):
        card = [plain(value) for one in content.cards[:1] for field in one.fields[:1] for value in field.values]
        detail = "; ".join(card) or content.trigger
    return Listed(kennung, entry.title, detail, group, entry.head.keywords)


def _opened(library: Library, kennung: str) -> Headed | None:
    try:
        return library.open(kennung)
    except WissenError:
        return None


def _documents(library: Library, kennung: str) -> tuple[Document, ...]:
    content = _opened(library, kennung)
    return documents_of(content) if content is not None else ()


def _right(blocks: tuple[Block, ...]) -> str:
    """What is right, of a misconception."""
    right = (block for block in blocks if isinstance(block, Callout) and block.kind is CalloutKind.CORRECTION)
    return next((plain_text(block.blocks) for block in right), "")


def _first_line(blocks: tuple[Block, ...]) -> str:
    return " ".join(plain_text(blocks).split())


def _letter(title: str) -> str:
    first = folded(title)[:1].upper()
    return first if first.isalpha() else "#"
