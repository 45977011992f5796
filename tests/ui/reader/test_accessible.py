"""The checks for every page, over the reader with a question, its find bar and its outline."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import contrast, faults
from tests.helpers.pages import LOOKUPS, QUESTION, sample_page
from tests.ui.reader.test_embedding import Choices
from wissen.content.blocks import CalloutKind
from wissen.drawing.cards import callout_colour, callout_shape
from wissen.drawing.page import outline
from wissen.drawing.tokens import CONTRAST, DARK, LIGHT, Tokens
from wissen.settings import ThemeName
from wissen.ui.reader.find_bar import FindBar
from wissen.ui.reader.outline import Outline
from wissen.ui.reader.reader_view import ReaderView

Dress = Callable[[ThemeName, float], Tokens]


@pytest.mark.parametrize("theme", ["hell", "dunkel", "kontrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_reader_has_no_faults(app: QApplication, dress: Dress, qtbot: QtBot, theme: ThemeName, scale: float):
    dress(theme, scale)
    window = QWidget()
    qtbot.addWidget(window)
    reader, entries = ReaderView(window), Outline(window)
    bar = FindBar(reader, window)
    row = QHBoxLayout(window)
    for part in (bar, reader, entries):
        row.addWidget(part, 1)
    window.resize(1800, 700)
    window.show()
    reader.show_page(sample_page(), LOOKUPS, embedded={QUESTION.id: Choices()})
    entries.set_entries(outline(sample_page()))
    bar.open()
    assert faults(window) == []


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("kind", CalloutKind)
def test_text_and_label_of_a_callout_can_be_read(kind: CalloutKind, tokens: Tokens):
    ground = callout_shape(kind, tokens).fill
    assert contrast(tokens.text, ground) >= 7
    assert contrast(getattr(tokens, callout_colour(kind)), ground) >= 4.5
    assert contrast(tokens.accent, ground) >= 4.5
