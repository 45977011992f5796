"""Every command of `wissen` with the words that call it, for tests that hold for all of them."""

from __future__ import annotations

from collections.abc import Iterator

import click

from wissen.cli.main import cli


def called(group: click.Group, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command and group below a group with the words that call it."""
    for name, command in group.commands.items():
        yield (*words, name), command
        if isinstance(command, click.Group):
            yield from called(command, (*words, name))


COMMANDS = dict(called(cli))
