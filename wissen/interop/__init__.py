"""Formats of other programs: read into values of the content, and written from them."""
