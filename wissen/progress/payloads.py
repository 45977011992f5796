"""What each kind of event may record: the verbs, and the fields of their payloads.

Free text never enters an event. Every string is a Kennung, a Fassung, a day or a reference, all of them slugs; what a
person wrote stands in the table `text` and is named by `{"text": id}`. Never recorded: time of day, time on task,
visits, searches.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any, Final

from wissen.content.head import ChangeClass
from wissen.content.ids import is_id, split_ref
from wissen.learning.attempt_kind import AttemptKind
from wissen.learning.practice import SignOffLevel
from wissen.learning.remark import RemarkKind
from wissen.learning.verb import Verb

Payload = Mapping[str, Any]
"""JSON; `check` knows the fields of each verb."""

_REFERENCE = re.compile(r"[0-9a-z-]+/[1-9][0-9]*")
_DEPTH: Final = 4  # a setting is a list or mapping of short values, not a document


def check(verb: Verb, payload: Payload) -> None:
    """Refuse a payload that does not have the fields of its verb, or has others. Raises ValueError."""
    fields = {**_FIELDS[verb], **_OPTIONAL.get(verb, {})}
    if not _FIELDS[verb].keys() <= payload.keys() <= fields.keys():
        raise ValueError(f"{verb}: fields {sorted(payload)}, expected {sorted(fields)}")
    wrong = [name for name, value in payload.items() if not fields[name](value)]
    if wrong:
        raise ValueError(f"{verb}: not allowed in {', '.join(wrong)}: {[payload[name] for name in wrong]}")


def check_object(verb: Verb, object_id: str) -> None:
    """Refuse an object that the verb cannot have. Raises ValueError."""
    if verb is Verb.ERASED:
        allowed = _is_reference(object_id)
    elif verb is Verb.PROGRESS_RESET and not object_id:
        allowed = True
    else:
        base, place = split_ref(object_id)
        allowed = is_id(base) and (not place or is_id(place))
    if not allowed:
        raise ValueError(f"{verb}: not an object: {object_id!r}")


def revisions(verb: str, revision: str, payload: Payload) -> AbstractSet[str]:
    """The Fassungen that a person saw when this was recorded, and that must stay readable."""
    if verb in (Verb.COMPLETED, Verb.ACKNOWLEDGED):
        return set(payload["sections"].values())
    return {revision} if revision and verb in (Verb.ANSWERED, Verb.REMARKED, Verb.HIGHLIGHTED) else set()


def text_ids(value: object) -> Iterator[str]:
    """Find the ids of the texts that a payload refers to, at any depth; a section may be called "text" as well."""
    if isinstance(value, Mapping):
        if value.keys() == {"text"}:
            yield value["text"]
        else:
            for key, inner in value.items():
                if key != "sections":
                    yield from text_ids(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from text_ids(inner)


def _is_reference(value: object) -> bool:
    return isinstance(value, str) and _REFERENCE.fullmatch(value) is not None


def _is_reference_or_none(value: object) -> bool:
    return value is None or _is_reference(value)


def _is_slug(value: object) -> bool:
    return isinstance(value, str) and is_id(value)


def _is_bool(value: object) -> bool:
    return isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_percent(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100


def _is_natural(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_score(value: object) -> bool:
    return _is_number(value) and 0 <= value <= 1  # type: ignore[operator]  # a number, as just seen


def _is_score_or_none(value: object) -> bool:
    return value is None or _is_score(value)


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_day_or_none(value: object) -> bool:
    return value is None or _is_day(value)


def _is_revision_by_section(value: object) -> bool:
    return isinstance(value, Mapping) and all(_is_slug(key) and _is_slug(inner) for key, inner in value.items())


def _is_change_class(value: object) -> bool:
    return isinstance(value, str) and value in {
        kind.name.lower() for kind in ChangeClass if kind is not ChangeClass.EDITORIAL
    }


def _is_remark_kind(value: object) -> bool:
    return isinstance(value, str) and value in set(RemarkKind)


def _is_attempt_kind(value: object) -> bool:
    return isinstance(value, str) and value in set(AttemptKind)


def _is_level_or_none(value: object) -> bool:
    return value is None or (isinstance(value, str) and value in {level.name.lower() for level in SignOffLevel})


def _is_text(value: object) -> bool:
    return isinstance(value, Mapping) and value.keys() == {"text"} and _is_slug(value["text"])


def _is_text_or_none(value: object) -> bool:
    return value is None or _is_text(value)


def _is_response(value: object) -> bool:
    """Keys in their order; None where nothing was typed, else a reference to what was."""
    return isinstance(value, list | tuple) and all(_is_slug(part) or _is_text_or_none(part) for part in value)


def _is_item_list(value: object) -> bool:
    return isinstance(value, list | tuple) and all(
        isinstance(pair, list | tuple) and len(pair) == 2 and _is_slug(pair[0]) and _is_slug(pair[1]) for pair in value
    )


def _is_slug_list(value: object) -> bool:
    return isinstance(value, list | tuple) and all(map(_is_slug, value))


def _is_short(value: object, depth: int = _DEPTH) -> bool:
    """A value without room for prose: numbers, slugs, None, and small lists and mappings of them."""
    if value is None or isinstance(value, bool) or _is_number(value) or _is_slug(value):
        return True
    if depth == 0:
        return False
    if isinstance(value, Mapping):
        return all(_is_slug(key) and _is_short(inner, depth - 1) for key, inner in value.items())
    return isinstance(value, list | tuple) and all(_is_short(inner, depth - 1) for inner in value)


_FIELDS: Final[Mapping[Verb, Mapping[str, Callable[[object], bool]]]] = {
    Verb.BEGUN: {},
    Verb.COMPLETED: {"sections": _is_revision_by_section, "through": _is_day_or_none},
    Verb.ACKNOWLEDGED: {
        "kind": _is_change_class,
        "sections": _is_revision_by_section,
        "through": _is_day_or_none,
    },
    Verb.UNDONE: {"completion": _is_reference},
    Verb.ATTEMPT_STARTED: {
        "items": _is_item_list,  # (item, Fassung) in the order in which they are asked
        "pass_mark": _is_percent,  # 0 where there is nothing to pass
        "seed": _is_natural,  # shuffles the choices the same way when the attempt is resumed
        "stichtag": _is_day,
    },
    Verb.ANSWERED: {"attempt": _is_reference_or_none, "response": _is_response, "score": _is_score_or_none},
    Verb.MARKED_UNSURE: {"attempt": _is_reference, "unsure": _is_bool},
    Verb.ATTEMPT_FINISHED: {
        "attempt": _is_reference,
        "score": _is_score,
        "passed": _is_bool,
    },
    Verb.ERASED: {},
    Verb.PROGRESS_RESET: {},
    Verb.SETTINGS: {"value": _is_short},
    Verb.CERTIFIED: {"words": _is_text, "evidence": _is_slug},
    Verb.BOOKMARKED: {"kept": _is_bool},
    Verb.NOTED: {"note": _is_slug, "words": _is_text_or_none},
    Verb.HIGHLIGHTED: {
        "mark": _is_slug,
        "kept": _is_bool,
        "start": _is_natural,  # in characters of the plain text of the Fassung
        "length": _is_natural,
        "words": _is_text,
    },
    Verb.REMARKED: {"kind": _is_remark_kind, "words": _is_text_or_none},
    Verb.RESUMED: {},
    Verb.PRACTICE_READY: {"ready": _is_bool},
    Verb.SIGNED_OFF: {
        "by": _is_slug,  # the mentor as a contact of the exchange
        "name": _is_text,  # what they were called
        "day": _is_day,  # on which the skill was shown
        "level": _is_level_or_none,  # None: the mentor has taken their sign-off back
    },
}
_OPTIONAL: Final[Mapping[Verb, Mapping[str, Callable[[object], bool]]]] = {
    # The attempt that showed a lesson to be known, where it was not read.
    Verb.COMPLETED: {"by": _is_reference},
    # What the attempt calls the question, where the question has another Kennung by now.
    Verb.ANSWERED: {"asked": _is_slug},
    # What the attempt is for; without it, for the whole quiz.
    Verb.ATTEMPT_STARTED: {"kind": _is_attempt_kind},
    # Questions that a change of the law took away meanwhile; they count for nothing.
    Verb.ATTEMPT_FINISHED: {"withdrawn": _is_slug_list},
    # What the place was called, for when it has gone.
    Verb.BOOKMARKED: {"title": _is_text},
    Verb.NOTED: {"title": _is_text},
    Verb.HIGHLIGHTED: {"title": _is_text},
}
