"""What a file with a law is."""

from __future__ import annotations

from wissen.interop.foreign import FileKind

LAW = FileKind(
    noun="Gesetz",
    nouns="Gesetze",
    full="Gesetz",
    endings=(".xml",),
    again="Laden Sie das Gesetz noch einmal von gesetze-im-internet.de als XML.",
    smaller="So groß ist kein Gesetz. Laden Sie jedes Gesetz einzeln von gesetze-im-internet.de als XML.",
    with_dtd=True,
)
