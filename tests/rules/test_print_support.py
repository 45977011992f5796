"""Printers are known in one package; import contracts see packages from outside only as a whole."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.rules.repository import ROOT, modules, tree

NAME = "PySide6.QtPrintSupport"


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        match node:
            case ast.Import(names=names):
                found |= {alias.name for alias in names}
            case ast.ImportFrom(module=str(module), names=names):
                found |= {module, *(f"{module}.{alias.name}" for alias in names)}
    return found


def test_only_printing_knows_printers():
    owners = {path.relative_to(ROOT).parts[1] for path in modules("wissen") if NAME in imported(path)}
    assert owners == {"printing"}
