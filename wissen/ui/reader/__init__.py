"""The reader: a page of text with real questions in it, its outline, and finding in it."""
