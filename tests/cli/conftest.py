"""A person at the command line, in front of the small pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.small_pack import write_small_pack
from wissen.cli.main import main


@pytest.fixture
def folder(tmp_path) -> Path:
    return write_small_pack(tmp_path / "inhalt")


@pytest.fixture
def run(capsys):
    """Run a command; gives exit code, output and what was told on the error stream."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run
