"""Sheets are set in the fonts that are shipped."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def with_fonts(wissen_app: QApplication) -> None:
    """Everything printed needs them."""
