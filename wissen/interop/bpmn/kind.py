"""What a file with a drawn process is."""

from __future__ import annotations

from wissen.interop.foreign import FileKind

MODEL = FileKind(
    noun="Modell",
    nouns="Modelle",
    full="BPMN-Modell",
    endings=(".bpmn", ".bpmn20.xml", ".xml"),
    again="Exportieren Sie das Modell noch einmal als BPMN 2.0.",
    smaller="So groß ist kein Modell eines Ablaufs. Exportieren Sie jeden Ablauf einzeln als BPMN-Datei.",
    forgiving=True,
)
