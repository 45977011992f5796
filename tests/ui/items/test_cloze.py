"""Cloze: fields in the lines of the text, named by the words around them, each told whether it is right."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.helpers.accessibility import settle
from tests.helpers.questions import CHOSEN, CLOZE, LONG_CLOZE, TYPED, a_cloze, asking
from tests.ui.conftest import Dress
from tests.ui.items.conftest import Ask
from wissen.content.blocks import Align, BulletList, Code, ListItem, Paragraph, Strong, Table, Text
from wissen.content.ids import choice_key
from wissen.content.item import Cloze, Item, ItemKind
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.items.cloze import ClozeItem
from wissen.ui.widgets.wrap_combo import WrapCombo

EVERYWHERE = asking(
    ItemKind.CLOZE,
    Cloze(
        (
            BulletList((ListItem((Paragraph((Text("Erstens "), TYPED)),)), ListItem((Paragraph((CHOSEN,)),)))),
            Table(((Text("Papier"),), (Text("Folge"),)), (((Text("Duldung"),), (TYPED,)),), (Align.NONE, Align.NONE)),
        )
    ),
)


def cloze(box: AnswerBox) -> ClozeItem:
    assert isinstance(box.input, ClozeItem)
    return box.input


def places(box: AnswerBox) -> list[QRect]:
    settle()
    return [field.geometry() for field in cloze(box).fields]


def test_the_fields_are_named_by_the_words_around_them(ask: Ask) -> None:
    assert [field.accessibleName() for field in cloze(ask(CLOZE)).fields] == [
        "Lücke 1 von 2: Das Papier heißt … . Der Titel … bis zur",
        "Lücke 2 von 2: Papier heißt … . Der Titel … bis zur Entscheidung.",
    ]


def test_the_text_can_be_heard_as_a_whole(ask: Ask) -> None:
    item = a_cloze(Strong((Text("Eine "), TYPED)), " nach ", Code("§ 60a"), ".")
    assert cloze(ask(item)).text.accessibleName() == "Eine … nach § 60a."


def test_the_fields_stand_in_the_line_of_their_words(ask: Ask) -> None:
    first, second = places(ask(CLOZE, width=800))
    assert first.left() > 80
    assert second.left() > first.right()
    assert abs(first.center().y() - second.center().y()) <= 2


@pytest.mark.parametrize("item", [CLOZE, LONG_CLOZE, EVERYWHERE], ids=["text", "long", "list and table"])
@pytest.mark.parametrize(("width", "scale"), [(360, 1.0), (640, 1.0), (560, 2.0)])
def test_no_field_lies_over_another_or_outside(ask: Ask, dress: Dress, item: Item, width: int, scale: float) -> None:
    dress("hell", scale)
    box = ask(item, width=width)
    found = places(box)
    assert not [pair for pair in pairwise(found) if pair[0].intersects(pair[1])]
    assert all(cloze(box).text.rect().contains(place) for place in found)


def test_another_text_size_moves_the_fields(ask: Ask, dress: Dress) -> None:
    box = ask(CLOZE, width=640)
    before = places(box)
    dress("dunkel", 2.0)
    assert places(box)[0].left() > before[0].left()


def test_a_typed_gap_and_a_chosen_one_make_one_response(ask: Ask) -> None:
    box = ask(CLOZE)
    box.take_focus()
    QTest.keyClicks(QApplication.focusWidget() or box, " Duldung ")
    assert box.input.response() == ("Duldung", "")
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Down):
        QTest.keyClick(QApplication.focusWidget() or box, key)
    assert box.input.response() == ("Duldung", choice_key("gilt fort"))


def test_a_chosen_gap_offers_its_choices_in_the_order_given(ask: Ask) -> None:
    order = [choice_key(word) for word in ("ruht", "gilt fort", "erlischt")]
    combo = cloze(ask(CLOZE, *order)).fields[1]
    assert isinstance(combo, WrapCombo)
    assert [combo.itemText(number) for number in range(3)] == ["ruht", "gilt fort", "erlischt"]


def test_each_gap_says_whether_it_is_right(ask: Ask) -> None:
    box = ask(CLOZE)
    box.input.set_response(["Duldnug", ""])
    aloud = box.input.show_outcome()
    assert [field.accessibleDescription() for field in cloze(box).fields] == [
        "Lücke 1: Richtig. So schreibt man es: Duldung",
        "Lücke 2: Offen gelassen. Richtig ist: gilt fort",
    ]
    assert aloud == "Lücke 2: Offen gelassen. Richtig ist: gilt fort"


def test_of_a_single_gap_only_the_solution_is_told(ask: Ask) -> None:
    box = ask(a_cloze("Das ist die ", TYPED, "."))
    box.input.set_response(["Unsinn"])
    assert box.input.show_outcome() == "Richtig ist: Duldung oder Aussetzung"


def test_gaps_stand_in_lists_and_tables_too(ask: Ask) -> None:
    box = ask(EVERYWHERE)
    assert len(places(box)) == 3
    assert [field.accessibleName() for field in cloze(box).fields] == [
        "Lücke 1 von 3: Erstens …",
        "Lücke 2 von 3: …",
        "Lücke 3 von 3: …",
    ]
