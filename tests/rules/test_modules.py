"""Every module is small, says its one reason, and finds its files without tricks."""

from __future__ import annotations

import ast
import re

from tests.rules.repository import ROOT, files, modules, relative, tree

HARD_LIMIT = 400
UNCLEAR = re.compile(r"manager|helpers?|utils?|common|base|misc", re.IGNORECASE)

MODULES = modules("wissen", "build", "tests")


def test_the_package_was_found():
    assert ROOT / "wissen" / "paths.py" in MODULES


def test_every_module_stays_below_the_hard_limit():
    lengths = {relative(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > HARD_LIMIT} == {}


def test_every_module_says_its_reason_in_its_first_line():
    package = modules("wissen", "build")
    silent = [path for path in package if not path.read_text("utf-8").startswith(('"""', 'r"""'))]
    assert [relative(path) for path in silent] == []


def test_names_say_what_a_thing_is_not_that_it_helps():
    package = modules("wissen")
    classes = [(path, node.name) for path in package for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)]
    words = [(path, word) for path, name in classes for word in re.findall(r"[A-Z][a-z]+", name)]
    names = [*((path, path.stem) for path in package), *words]
    assert [(relative(path), name) for path, name in names if UNCLEAR.fullmatch(name)] == []


def test_files_are_found_through_paths_and_not_through_the_freezer():
    trick = "_MEI" + "PASS"
    assert [relative(path) for path in MODULES if trick in path.read_text("utf-8")] == []


def test_build_is_not_a_package():
    assert ROOT / "build" / "__init__.py" not in files()
