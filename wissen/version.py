"""The version of the app, read by the build and shown in "Über Wissen"."""

from __future__ import annotations

VERSION = "0.1.0"
