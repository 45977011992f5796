"""Run as somebody without rights: root may write everywhere, so the tests that must not cannot run as root."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

_NOBODY = 65534


@contextmanager
def as_nobody() -> Iterator[None]:
    """Give up root for the length of the block; an ordinary person stays who they are."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        if not os.access(__file__, os.R_OK, effective_ids=True):
            pytest.skip("the checkout lies in a folder that only root can enter")
        yield
    finally:
        os.seteuid(0)


@contextmanager
def reachable_folder() -> Iterator[Path]:
    """A temporary folder that `as_nobody` can reach and owns; pytest's own ones are closed to everybody else."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        if os.geteuid() == 0:
            os.chown(folder, _NOBODY, _NOBODY)
        yield folder
        folder.chmod(0o700)
