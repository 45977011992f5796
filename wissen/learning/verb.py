"""What can happen in learning, as recorded for ever."""

from __future__ import annotations

from enum import StrEnum


class Verb(StrEnum):
    """What happened. The values stand in databases for ever: add, never rename."""

    BEGUN = "begun"
    """A lesson or process was opened for the first time (Stand: begonnen)."""
    COMPLETED = "completed"
    """A lesson was read or a process walked; `sections`: the Fassung of each part, `through`: the last change in it."""
    UNDONE = "undone"
    """A completion was taken back."""
    ACKNOWLEDGED = "acknowledged"
    """A change of what was learned was noticed, confirmed or refreshed; the completion stays as it was."""
    ATTEMPT_STARTED = "attempt-started"
    """A quiz was begun; the criterion and the drawn items are copied, so that later content cannot change them."""
    ANSWERED = "answered"
    """An item was answered; `attempt` is None in a lesson or a refresher, `score` None where nothing is graded."""
    MARKED_UNSURE = "marked-unsure"
    """A question of an attempt was marked as unsure, or its mark was taken away."""
    ATTEMPT_FINISHED = "attempt-finished"
    ERASED = "erased"
    """The payload of the event that `object` refers to was erased on the person's wish."""
    PROGRESS_RESET = "progress-reset"
    """Derived states of `object`, or of everything, begin anew; nothing is deleted. Erased, it is taken back."""
    SETTINGS = "settings"
    """A choice that what is derived depends on, such as the roles; `object` names it."""
    BOOKMARKED = "bookmarked"
    """A place of the content was given a bookmark (`kept` true), or its bookmark was taken away."""
    REMARKED = "remarked"
    """A place of the content was reported as wrong, unclear, a loop, or with an idea; what was written is a text."""
    RESUMED = "resumed"
    """A question that rested, because it failed again and again, is to be asked once more."""
