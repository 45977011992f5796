"""Everything that is measured, in one table: python3 build/dev.py bench. Takes some minutes on a quiet computer."""

from __future__ import annotations

import os
import sys

from tests.bench import (
    bench_bpmn,
    bench_content,
    bench_diagram,
    bench_items,
    bench_law,
    bench_lesson,
    bench_map,
    bench_quiz,
    bench_reader,
    bench_reviews,
    bench_rivals,
    bench_search,
    bench_start,
    bench_store,
    bench_today,
    bench_usage,
    bench_window,
    bench_workshop,
)
from tests.bench.figures import table

PARTS = {
    "start": bench_start.measure,
    "lesson": bench_lesson.measure,
    "items": bench_items.measure,
    "quiz": bench_quiz.measure,
    "window": bench_window.measure,
    "workshop": bench_workshop.measure,
    "today": bench_today.measure,
    "reader": bench_reader.measure,
    "content": bench_content.measure,
    "diagram": bench_diagram.measure,
    "search": bench_search.measure,
    "rivals": bench_rivals.measure,
    "store": bench_store.measure,
    "refresh": bench_reviews.measure,
    "law": bench_law.measure,
    "map": bench_map.measure,
    "bpmn": bench_bpmn.measure,
    "usage": bench_usage.measure,
}


def main(names: list[str]) -> int:
    """Measure the parts that are named, or all."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if unknown := set(names) - set(PARTS):
        print(f"Unbekannt: {', '.join(sorted(unknown))}. Es gibt: {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    print(table(figure for name in names or PARTS for figure in PARTS[name]()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
