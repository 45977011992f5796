"""A plan while a mentor works on it: each step can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from wissen.learning.assigning import (
    Plan,
    PlannedItem,
    Step,
    added,
    dropped,
    from_there,
    moved,
    planned,
    postponed,
    steps_from,
    with_choice,
)
from wissen.learning.working_days import Absence, Workdays
from wissen.services.own_plans import Draft, Template

_MOST_STEPS = 100


class PlanInHand:
    """`away` counts only where an assignment is changed: the days of a new plan do not know of anybody yet."""

    def __init__(self, start: date, land: str) -> None:
        self.land = land
        self.away: tuple[Absence, ...] = ()
        self.draft = Draft((), "", start, ())
        self._template: Template | None = None
        self._past: list[tuple[Draft, Template | None]] = []

    @property
    def template(self) -> str:
        """What it was made from; "" for a plan that was taken up."""
        return self._template.id if self._template is not None else ""

    @property
    def days(self) -> Workdays:
        """The days that the plan is counted by."""
        return Workdays(self.draft.start, self.land, self.away if self.draft.id else ())

    @property
    def may_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._past)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to work on."""
        return not self.draft.title and not self.draft.items

    def take(self, draft: Draft, away: tuple[Absence, ...] = ()) -> None:
        """Go on with a plan that was begun before, or that is assigned already."""
        self.draft, self.away = draft, away
        self._template = None
        self._past = []

    def begin(self, template: Template) -> None:
        """Make a plan from a template, in the place of the one in hand."""
        if self.is_empty:
            self._past = []
        else:
            self._remember()
        self._template = template
        items = planned(template.steps, self.days)
        own = "" if template.own else template.id
        self.draft = replace(self.draft, title=template.title, items=items, template=own)

    def start_on(self, start: date) -> None:
        """Let the plan begin on another day; what was adjusted stays so."""
        if start == self.draft.start:
            return
        self._remember()
        before, template = self.days, self._template
        untouched = template is not None and self.draft.items == planned(template.steps, before)
        self.draft = replace(self.draft, start=start)
        if template is not None and untouched:
            items = planned(template.steps, self.days)
        else:
            items = moved(self.draft.items, before, self.days)
        self.draft = replace(self.draft, items=items)

    def drop(self, ref: str) -> None:
        """Take an item out."""
        self._change(dropped(self.draft.items, ref))

    def make_optional(self, ref: str, *, optional: bool) -> None:
        """Let an item be left out, or not."""
        self._change(with_choice(self.draft.items, ref, optional=optional))

    def put_off(self, ref: str, by: timedelta, *, later_too: bool) -> None:
        """Postpone an item, with `later_too` everything that is due later as well."""
        refs = from_there(self.draft.items, ref) if later_too else (ref,)
        self._change(postponed(self.draft.items, refs, by, self.days))

    def add(self, ref: str, due: date) -> None:
        """Put something in, due on the day or the next on which somebody works."""
        self._change(added(self.draft.items, PlannedItem(ref, self.days.on_or_after(due))))

    def undo(self) -> None:
        """Take the last step back; whom it is for and what is written stay, but for the name with another template."""
        if self._past:
            before, template = self._past.pop()
            title = self.draft.title if template is self._template else before.title
            self._template = template
            self.draft = replace(
                self.draft, title=title, start=before.start, items=before.items, template=before.template
            )

    def steps(self) -> tuple[Step, ...]:
        """The plan as a template for others."""
        return steps_from(self.draft.items, self.days)

    def _change(self, items: Plan) -> None:
        if items != self.draft.items:
            self._remember()
            self.draft = replace(self.draft, items=items)

    def _remember(self) -> None:
        self._past = [*self._past, (self.draft, self._template)][-_MOST_STEPS:]
