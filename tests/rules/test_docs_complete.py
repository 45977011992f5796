"""Every command, kind and option of `wissen` is described for the people who use it."""

from __future__ import annotations

import re

import click
import pytest

from tests.helpers.commands import COMMANDS as CALLED
from tests.rules.repository import ROOT
from wissen.cli.main import cli

TEXT = "\n".join((ROOT / name).read_text("utf-8") for name in ("README.md", "docs/inhalte.md"))
COMMANDS = {" ".join(("wissen", *words)): command for words, command in CALLED.items()}


def words(parameter: click.Parameter) -> list[str]:
    """Return what a person types for a parameter: its long option, or each of its choices."""
    choices = [str(one) for one in parameter.type.choices] if isinstance(parameter.type, click.Choice) else []
    long = [name for name in parameter.opts if name.startswith("--")] if isinstance(parameter, click.Option) else []
    return [*long, *choices]


def is_described(word: str) -> bool:
    """Say whether the word stands in the docs, not only as a part of another."""
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", TEXT) is not None


def test_the_commands_were_found():
    assert {"wissen check", "wissen fix", "wissen new", "wissen show", "wissen list", "wissen doctor"} <= set(COMMANDS)


@pytest.mark.parametrize("path", COMMANDS)
def test_a_command_is_described(path):
    assert is_described(path)


@pytest.mark.parametrize("path", ["wissen", *COMMANDS])
def test_the_options_and_choices_of_a_command_are_described(path):
    command = COMMANDS.get(path, cli)
    assert [word for parameter in command.params for word in words(parameter) if not is_described(word)] == []
