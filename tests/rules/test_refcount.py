"""PySide6 keeps the references to True and None: 6.12.0 lost one at each emit and aborted after some hundred."""

from __future__ import annotations

import gc
import sys

import pytest
from PySide6.QtCore import QObject, Signal

EMITS = 500
TOLERATED = 20  # what the interpreter itself takes and gives back meanwhile


class Sender(QObject):
    toggled = Signal(bool)
    answered = Signal(object)


@pytest.mark.parametrize("value", [True, None], ids=repr)
def test_emitting_keeps_the_references_to_a_constant(value):
    sender, received = Sender(), list[object]()
    signal = sender.toggled if value is True else sender.answered
    signal.connect(received.append)
    gc.collect()
    before = sys.getrefcount(value)
    for _ in range(EMITS):
        signal.emit(value)
        received.clear()
    assert abs(sys.getrefcount(value) - before) < TOLERATED


def test_calling_keeps_the_references_to_none():
    sender = Sender()
    gc.collect()
    before = sys.getrefcount(None)
    for _ in range(EMITS):
        sender.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < TOLERATED
