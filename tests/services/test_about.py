"""Über Wissen: whatever is shipped is named, with its version and licence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import metadata

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.rules.repository import ROOT
from wissen.services.about import PACKAGES, components


def needed(name: str, known: set[str]) -> Iterator[str]:
    """A package and what it brings along here, without what only developers or other systems need."""
    if name not in known:
        known.add(name)
        yield name
        for text in metadata.requires(name) or ():
            wanted = Requirement(text)
            if wanted.marker is None or wanted.marker.evaluate({"extra": ""}):
                yield from needed(canonicalize_name(wanted.name), known)


def test_every_package_that_is_shipped_is_named_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = [canonicalize_name(Requirement(text).name) for text in project["dependencies"]]
    known: set[str] = set()
    wanted = {one for name in names for one in needed(name, known)} - {"pip"}
    assert sorted(map(canonicalize_name, PACKAGES)) == sorted(wanted)


def test_each_has_a_version_and_a_licence() -> None:
    told = {canonicalize_name(one.name): one for one in components()}
    assert {"wissen", "python", "fira sans", "material symbols"} <= told.keys()
    assert all(told[canonicalize_name(name)].version and told[canonicalize_name(name)].licence for name in PACKAGES)
