"""One thing done to a content folder: a text in the place of another, a new file, or another name for what is there."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Wrote:
    """The bytes of a file before and after, None where there is no file; `path` is relative to the content folder."""

    path: str
    before: bytes | None = field(repr=False)
    after: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Moved:
    """A file or folder that is called otherwise; both paths are relative and lie in the same folder."""

    path: str
    target: str


Rewrite = Wrote | Moved
