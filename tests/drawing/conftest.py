"""Documents that a test builds live as long as the test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.helpers.documents import forget_documents


@pytest.fixture(autouse=True)
def keep_documents() -> Iterator[None]:
    yield
    forget_documents()
