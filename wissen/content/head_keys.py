"""Which keys the head of a file may have besides those that every head has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wissen.content.change import GAZETTE
from wissen.content.finder import OTHERWISE
from wissen.content.head_key import HeadKey
from wissen.content.model import Kind
from wissen.content.module import HEAD_KEYS as MODULE_KEYS
from wissen.content.process import HEAD_KEYS as PROCESS_KEYS
from wissen.content.quiz import KIND, PASS_MARK, PROCESS

OWN_KEYS: Mapping[Kind, tuple[HeadKey[Any], ...]] = {
    Kind.MODULE: MODULE_KEYS,
    Kind.QUIZ: (KIND, PASS_MARK, PROCESS),
    Kind.PROCESS: PROCESS_KEYS,
    Kind.FINDER: (OTHERWISE,),
    Kind.CHANGE: (GAZETTE,),
}
"""By kind of file, in the order in which they are written."""
