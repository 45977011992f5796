"""The order of a module: entered beside its neighbour, in whatever form it is written down."""

from __future__ import annotations

import pytest

from tests.helpers.folders import a_lesson, write_folder
from wissen.content.checked import Checked
from wissen.content.load import load
from wissen.content.module_order import entered


def a_quiz(name, kind):
    return f"---\nkennung: {name}\ntitel: T\nart: {kind}\n---\n\n## A?\nKennung: {name}-1\n\n- [x] Ja\n- [ ] Nein\n"


NEW = {"l-neu": "module/01-a/02-neu.md"}


def order_with(tmp_path, written, order=("l-eins", "l-drei"), missing=None):
    """The lines of a module whose order is written so, after the repair; None where there is none."""
    lessons = {
        f"module/01-a/{number}.md": a_lesson(name, body="Text.")
        for number, name in (("01", "l-eins"), ("03", "l-drei"))
    }
    library, _ = load(write_folder(tmp_path, lessons))
    text = f"---\nkennung: m\n{written}\nziel: a\n---\n"
    checked = Checked("module/01-a/modul.md", library, None, tuple(text.split("\n")))
    repair = entered(checked, order, NEW if missing is None else missing)
    return None if repair is None else repair.apply(text).partition("kennung: m\n")[2].removesuffix("\nziel: a\n---\n")


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("reihenfolge: [l-eins, l-drei]", "reihenfolge: [l-eins, l-neu, l-drei]"),
        ("reihenfolge: ['l-eins', \"l-drei\"]", "reihenfolge: ['l-eins', l-neu, \"l-drei\"]"),
        ("reihenfolge: [l-eins,\n  l-drei]", "reihenfolge: [l-eins, l-neu,\n  l-drei]"),
        ("reihenfolge:\n  - l-eins\n  - l-drei", "reihenfolge:\n  - l-eins\n  - l-neu\n  - l-drei"),
        ("reihenfolge:\n- l-eins\n\n- l-drei # Schluss", "reihenfolge:\n- l-eins\n- l-neu\n\n- l-drei # Schluss"),
    ],
)
def test_it_is_entered_in_the_form_that_is_there(tmp_path, written, after):
    assert order_with(tmp_path, written) == after


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("reihenfolge: [l-eins]", "reihenfolge: [l-eins, l-neu]"),
        ("reihenfolge:\n  - l-eins", "reihenfolge:\n  - l-eins\n  - l-neu"),
    ],
)
def test_the_last_one_is_put_behind_the_others(tmp_path, written, after):
    assert order_with(tmp_path, written, ("l-eins",)) == after


def test_several_find_their_places_one_after_the_other(tmp_path):
    missing = {"l-vier": "module/01-a/04.md", **NEW, "l-fünf": "module/01-a/05.md"}
    assert order_with(tmp_path, "reihenfolge: [l-eins, l-drei]", missing=missing) == (
        "reihenfolge: [l-eins, l-neu, l-drei, l-vier, l-fünf]"
    )


def test_a_new_lesson_comes_behind_the_last_one_and_before_the_final(tmp_path):
    files = {
        "module/01-a/01-eins.md": a_lesson("l-eins", body="Text."),
        "module/01-a/02-zwei.md": a_lesson("l-zwei", body="Text."),
        "module/01-a/fall.md": a_quiz("q-fall", "übung"),
        "module/01-a/abschluss.md": a_quiz("q-ende", "abschluss"),
    }
    library, _ = load(write_folder(tmp_path, files))
    text = "---\nkennung: m\nreihenfolge: [l-eins, q-fall, l-zwei, q-ende]\n---\n"
    checked = Checked("module/01-a/modul.md", library, None, tuple(text.split("\n")))
    order = ("l-eins", "q-fall", "l-zwei", "q-ende")
    for missing, after in (
        ({"l-neu": "module/01-a/03-neu.md"}, "[l-eins, q-fall, l-zwei, l-neu, q-ende]"),
        ({"q-neu": "module/01-a/neu.md"}, "[l-eins, q-fall, l-zwei, q-neu, q-ende]"),
    ):
        repair = entered(checked, order, missing)
        assert repair is not None
        assert after in repair.apply(text)


def test_what_nobody_knows_keeps_its_place(tmp_path):
    order = ("l-fremd", "l-drei")
    assert order_with(tmp_path, "reihenfolge: [l-fremd, l-drei]", order) == "reihenfolge: [l-fremd, l-neu, l-drei]"


@pytest.mark.parametrize(
    ("written", "order"),
    [
        ("titel: A", ()),
        ("titel: A", ("l-eins", "l-drei")),
        ("reihenfolge: l-eins, l-drei", ("l-eins", "l-drei")),
        ("reihenfolge: [l-drei]", ("l-eins", "l-drei")),
    ],
)
def test_where_no_order_is_written_in_a_known_way_nothing_is_entered(tmp_path, written, order):
    assert order_with(tmp_path, written, order) is None
