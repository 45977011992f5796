"""What the parts of pages get in the Werkstatt: the texts of the folder that is edited, and links into its files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from wissen.content.ids import Place, ref
from wissen.services.law_changes import LawChanges
from wissen.services.workshop import Workshop
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context


def context_in(
    context: Context,
    workshop: Workshop,
    *,
    show: Callable[[str, int], object],
    choose_day: Callable[[date | None], None],
) -> Context:
    """The context of the folder that is open now; `show` shows a file at a line.

    What is shown with it records nothing: that is what pages do, and here there is none.
    """
    shelf = workshop.shelf
    services = replace(context.services, shelf=shelf, explanations=workshop.explanations, law_changes=LawChanges(shelf))
    return replace(context, services=services, go=partial(_go, context, workshop, show), choose_day=choose_day)


def _go(context: Context, workshop: Workshop, show: Callable[[str, int], object], address: Address) -> None:
    """Where a link leads: to the file that says it, or to a law, which is in no file."""
    if address.screen is Screen.NORM:
        context.go(address)
        return
    entry, part = workshop.library.find(str(ref(address.ref, Place(address.place))) if address.place else address.ref)
    show(entry.path, part.line if part else 0)
