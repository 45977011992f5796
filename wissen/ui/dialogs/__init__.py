"""Dialogs: each has a parent, is opened with `open()`, and is deleted when it closes."""
