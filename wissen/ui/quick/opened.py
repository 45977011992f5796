"""What was opened from the Schnellauskunft last: in memory only, and gone with the app."""

from __future__ import annotations

from wissen.ui.models.row_model import Row

_MOST = 5


class Opened:
    """The last few rows, the newest first; each thing once."""

    def __init__(self) -> None:
        self.rows: tuple[Row, ...] = ()

    def add(self, row: Row) -> None:
        """Remember a row, without why it was found."""
        others = (one for one in self.rows if one.address != row.address)
        plain = Row(row.title, row.icon, row.kind, address=row.address)
        self.rows = (plain, *others)[:_MOST]
