"""Click in German: headings of the help, metavariables, and what is said about a mistyped command."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from wissen.content.validity import parse_day
from wissen.text import german_list, nearest

_HEADINGS = {"Options": "Optionen", "Commands": "Befehle", "Positional arguments": "Angaben"}


class Formatter(click.HelpFormatter):
    """Writes headings in German."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, "Aufruf: " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))


class Context(click.Context):
    """A context whose help is German."""

    formatter_class = Formatter


class Command(click.Command):
    """A command that says in German what is too much."""

    context_class = Context
    allow_extra_args = True

    def __init__(self, name: str | None, **settings: Any) -> None:
        super().__init__(name, **{"options_metavar": "[OPTIONEN]", **settings})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _german(super().get_help_option(ctx))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            raise click.UsageError(f"„{ctx.args[0]}“ ist zu viel.", ctx)
        return rest


class Group(click.Group):
    """A group of such commands."""

    context_class = Context
    command_class = Command

    def __init__(self, name: str | None = None, **settings: Any) -> None:
        super().__init__(name, **{"options_metavar": "", "subcommand_metavar": "BEFEHL [ANGABEN]", **settings})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _german(super().get_help_option(ctx))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        known = self.list_commands(ctx)
        if args[0] not in known and not args[0].startswith("-"):
            raise click.UsageError(f"Den Befehl „{args[0]}“ gibt es nicht.{_ask(args[0], known)}", ctx)
        return super().resolve_command(ctx, args)


class Word(click.Choice[str]):
    """One of a few words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in self.choices:
            known = f" Möglich ist {german_list(list(self.choices), 'oder')}."
            self.fail(f"„{value}“ gibt es hier nicht.{_ask(str(value), self.choices) or known}", param, ctx)
        return str(value)


class Day(click.ParamType[date]):
    """A day as people write it."""

    name = "TAG"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return parse_day(str(value))
        except ValueError:
            self.fail(f"„{value}“ ist kein Tag. Richtig ist zum Beispiel 01.03.2024 oder 2024-03-01.", param, ctx)


class Number(click.ParamType[int]):
    """A whole number of a range."""

    name = "ZAHL"

    def __init__(self, lowest: int, highest: int) -> None:
        self._range = range(lowest, highest + 1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        text = str(value)
        if not text.isdecimal() or int(text) not in self._range:
            self.fail(f"„{value}“ ist keine Zahl von {self._range[0]} bis {self._range[-1]}.", param, ctx)
        return int(text)


def told(error: click.ClickException) -> str:
    """What a person reads about a command that cannot be understood: the way it is called, and what is wrong."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.message
    context = error.ctx if isinstance(error, click.UsageError) else None
    lines = [context.get_usage(), f"Hilfe: {context.command_path} --help", ""] if context else []
    return "\n".join((*lines, f"Fehler: {_text(error)}"))


def _text(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            known = [name for parameter in error.ctx.command.params for name in parameter.opts] if error.ctx else []
            return f"Die Option „{error.option_name}“ gibt es nicht.{_ask(error.option_name, known)}"
        case click.BadOptionUsage():
            return f"Bei der Option „{error.option_name}“ fehlt der Wert, oder er ist zu viel."
        case click.MissingParameter(param=click.Parameter() as parameter):
            return f"Es fehlt die Angabe {_name(parameter)}."
        case click.BadParameter(param=click.Parameter() as parameter):
            return f"{_name(parameter)}: {error.message}"
        case _:
            return error.message


def _name(parameter: click.Parameter) -> str:
    """How the help calls it: the option, or the word that stands for an argument."""
    return parameter.opts[0] if isinstance(parameter, click.Option) else str(parameter.metavar)


def _ask(word: str, known: Sequence[str]) -> str:
    meant = nearest(word, known)
    return f" Meinten Sie „{meant}“?" if meant else ""


def _german(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "Zeigt diese Hilfe."
    return option
