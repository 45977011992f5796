"""Models of a small office for tests of the import: a few steps, some of them with something to look at."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.bpmn import chain, definitions, element, node, process, task

_STEPS = (node("startEvent", "anfang"), task("annehmen", "Antrag annehmen"), task("pruefen", "Antrag prüfen"))


def model(title: str = "Antrag bearbeiten") -> bytes:
    """A model with lanes in which nothing is doubtful."""
    lane = element(
        "laneSet",
        element(
            "lane",
            *(element("flowNodeRef", text=one) for one in ("anfang", "annehmen", "pruefen", "ende")),
            id="l",
            name="Servicetheke",
        ),
    )
    steps = (*_STEPS, node("endEvent", "ende", "Antrag entschieden"))
    return definitions(process(lane, *steps, chain("anfang", "annehmen", "pruefen", "ende"), name=title))


def doubtful_model(title: str = "Antrag prüfen") -> bytes:
    """A model that does not say who does the work."""
    return definitions(process(*_STEPS, chain("anfang", "annehmen", "pruefen"), name=title))


def model_without_steps() -> bytes:
    return definitions(process())


def write_model(folder: Path, name: str = "antrag.bpmn", data: bytes | None = None) -> Path:
    """Write a model and return its path."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(model() if data is None else data)
    return file
