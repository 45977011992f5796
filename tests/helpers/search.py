"""An index over a few documents, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from wissen.content.validity import Period
from wissen.search import index
from wissen.search.model import Concept, Document, Found, Watch
from wissen.search.rank import Ranked

DAY = date(2026, 11, 23)
CONCEPTS = (Concept("blau", ("Blaue Karte EU", "Blue Card")),)
DOCUMENTS = (
    Document(
        "fb",
        Found.PROCESS,
        "Fiktionsbescheinigung ausstellen",
        keys="Ausweis abgelaufen ¶ § 81 AufenthG",
        body="Wer die Verlängerung rechtzeitig beantragt, behält den Titel.",
        roles=("theke",),
    ),
    Document(
        "fb",
        Found.PROCESS,
        "Fiktionsbescheinigung ausstellen",
        "frist",
        "Frist der Fiktion merken",
        body="Tag notieren.",
    ),
    Document("wirkung", Found.TERM, "Fiktion", body="Eine Wirkung, die das Gesetz anordnet."),
    Document(
        "karte-alt", Found.CARD, "Blaue Karte: Gehalt", body="Die alte Schwelle.", period=Period(end=date(2023, 11, 17))
    ),
    Document("karte-neu", Found.CARD, "Was ist die Blaue Karte EU?", body="Die neue Schwelle, § 18g AufenthG."),
    Document("stufe", Found.CARD, "Wann gilt das?", body="Vorher so.", period=Period(end=date(2026, 12, 31))),
    Document("stufe", Found.CARD, "Wann gilt das?", body="Nachher so, neu.", period=Period(date(2027, 1, 1))),
    Document(
        "l1", Found.LESSON, "Zwei Hüte", "helfen", "Der Service-Hut", body="Beraten ist Pflicht. Anträge annehmen."
    ),
)


def an_index(folder: Path, documents: Sequence[Document] = DOCUMENTS) -> Ranked:
    """Build and open it."""
    assert index.build(folder, "k", documents, CONCEPTS, watch=Watch())
    opened = index.open_index(folder, "k")
    assert opened is not None
    return opened
