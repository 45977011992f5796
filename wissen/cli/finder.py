"""The command that plays an Anliegen-Finder in the terminal."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from wissen.cli.authors import json_option
from wissen.cli.folder import content_option, opened_shelf
from wissen.cli.german import Command, Day
from wissen.cli.readers import WIDEST
from wissen.content.as_text import blocks_as_text
from wissen.content.blocks import plain
from wissen.content.finder import read_answers
from wissen.content.flow import FinderOutcome, FinderQuestion
from wissen.errors import ContentError
from wissen.services.finders import (
    Finders,
    FinderState,
    Option,
    answer,
    options,
    outcome_fields,
    outcome_text,
    said,
    walk,
)
from wissen.services.law_changes import LawChanges
from wissen.text import fold, german_date

_BACK, _QUIT = "z", "q"


@click.command("finder", cls=Command, short_help="Spielt einen Anliegen-Finder durch.")
@click.argument("kennung", metavar="KENNUNG")
@click.option(
    "--stichtag", "day", type=Day(), metavar="TAG", help="Fragt, was an diesem Tag gilt. Ohne die Angabe: heute."
)
@click.option(
    "--antworten",
    "written",
    metavar="ANTWORTEN",
    help="Gibt die Antworten vor, mit „>“ dazwischen; „?“ heißt „Weiß ich nicht“. Dann fragt der Befehl nichts.",
)
@content_option
@json_option
def finder(kennung: str, *, day: date | None, written: str | None, wanted: Path | None, as_json: bool) -> int:
    """Spielt den Anliegen-Finder KENNUNG durch und nennt das Ergebnis.

    Antworten Sie mit der Nummer oder den Worten einer Antwort, mit „?“ für „Weiß ich nicht“; „z“ geht zurück, „q“
    hört auf. Ohne Ergebnis endet der Befehl mit dem Wert 1.
    """
    shelf = opened_shelf(wanted, day)
    state = Finders(shelf).begin(kennung)
    if state.fault:
        raise ContentError(state.fault, "Wählen Sie mit --stichtag einen anderen Tag.")
    if written is not None or as_json:
        state = _given(state, read_answers(written or ""))
    else:
        click.echo(f"{state.finder.head.title} (Stand {german_date(state.day)})")
        state = _played(state)
    if as_json:
        click.echo(json.dumps(_row(state), ensure_ascii=False, indent=2))
    elif state.outcome is not None:
        cause = LawChanges(shelf).state(shelf.find(kennung)[0]).cause
        rests_on = f"Stand {german_date(state.day)} · {cause}"
        text = outcome_text(state.finder, state.outcome, state=rests_on, width=_width())
        click.echo(f"\n{text}" if written is None else text)
    elif state.open is not None and written is not None:
        click.echo(_asked(state, state.open))
    return 0 if state.outcome is not None else 1


def _given(state: FinderState, answers: Sequence[str]) -> FinderState:
    """The walk with these answers; raises ContentError for one that does not fit."""
    for one in answers:
        if state.open is None:
            raise ContentError(f"Vor der Antwort „{one}“ steht das Ergebnis schon fest.", "Lassen Sie sie weg.")
        state = answer(state, state.end, one)
    return state


def _played(state: FinderState) -> FinderState:
    """Ask until there is an outcome or the person has had enough."""
    while (question := state.open) is not None:
        click.echo(f"\n{_asked(state, question)}")
        typed = click.prompt("Antwort", prompt_suffix=": ").strip()
        if typed == _QUIT:
            break
        if typed == _BACK:
            state = walk(state.finder, state.day, state.given[:-1])
            continue
        found = _meant(typed, options(question))
        if found is None:
            click.echo(f"„{typed}“ ist keine der Antworten. „{_BACK}“ geht zurück, „{_QUIT}“ hört auf.")
        else:
            state = answer(state, state.end, found)
    return state


def _meant(typed: str, offered: Sequence[Option]) -> str | None:
    """The answer whose number or words were typed."""
    if typed.isdecimal() and 0 < int(typed) <= len(offered):
        return offered[int(typed) - 1].answer
    return next((one.answer for one in offered if fold(typed) in {fold(one.answer), fold(plain(one.label))}), None)


def _asked(state: FinderState, question: FinderQuestion) -> str:
    """The question as it is asked, with its answers by number."""
    lines = [f"Frage {state.end + 1}: {question.title}"]
    if question.blocks:
        lines += ["", blocks_as_text(question.blocks, _width()), ""]
    lines += [f"  {number}  {plain(one.label)}" for number, one in enumerate(options(question), 1)]
    return "\n".join(lines)


def _row(state: FinderState) -> dict[str, object]:
    asked = zip(state.asked, state.given, strict=True)
    return {
        "kennung": state.finder.head.id,
        "titel": state.finder.head.title,
        "stichtag": state.day.isoformat(),
        "antworten": [{"frage": question.title, "antwort": said(question, one.answer)} for question, one in asked],
        "offen": _question(state.open) if state.open is not None else None,
        "ergebnis": _outcome(state.outcome) if state.outcome is not None else None,
    }


def _question(question: FinderQuestion) -> dict[str, object]:
    return {"frage": question.title, "antworten": [plain(one.label) for one in options(question)]}


def _outcome(outcome: FinderOutcome) -> dict[str, object]:
    fields = {field.key: [plain(value) for value in field.values] for field in outcome_fields(outcome)}
    return {"kennung": outcome.id, "titel": outcome.title, "felder": fields}


def _width() -> int:
    return min(shutil.get_terminal_size().columns, WIDEST)
