"""`wissen`: the group of commands, and how each of them ends."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

import click

from wissen.cli.authors import check, fix, new
from wissen.cli.finder import finder
from wissen.cli.german import Group, told
from wissen.cli.importing import import_
from wissen.cli.law import affected, changes, cite, diff
from wissen.cli.packs import pack
from wissen.cli.pictures import Pictures, diagram
from wissen.cli.poster import poster
from wissen.cli.readers import doctor, list_all, open_window, preview, show
from wissen.cli.searching import index, search
from wissen.cli.team import team
from wissen.errors import StoreInUse, WissenError

FAULT = 2
"""A fault that was told; 1 says that content has errors."""
IN_USE = 4
"""Wissen is open, and has what the command wants."""


@click.group("wissen", cls=Group)
def cli() -> None:
    """Wissen: Inhalte schreiben, prüfen und ansehen. Ohne Befehl öffnet sich das Fenster."""


AUTHORING = (check, fix, new, import_, diff, pack)
READING = (show, list_all, search, finder, diagram, poster, open_window, preview, index, doctor)
LAW = (affected, changes, cite)
EXCHANGE = (team,)
for command in (*AUTHORING, *READING, *LAW, *EXCHANGE):
    cli.add_command(command)


def main(arguments: Sequence[str], group: click.Group = cli, *, pictures: Pictures | None = None) -> int:
    """Run a command of the group and return its exit code; those that draw need `pictures`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # the console of Windows speaks another code
    try:
        return int(group.main(args=list(arguments), prog_name="wissen", standalone_mode=False, obj=pictures) or 0)
    except click.ClickException as error:
        click.echo(told(error), err=True)
    except click.Abort:
        click.echo("Abgebrochen.", err=True)
    except WissenError as error:
        click.echo(f"{error.text}\n{error.hint}".rstrip(), err=True)
        if isinstance(error, StoreInUse):
            return IN_USE
    return FAULT
