"""Every icon that the code names is shipped, every shipped icon is used, and all can be tinted alike."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.rules.repository import ROOT, modules, relative, texts, tree

ICONS = sorted((ROOT / "resources" / "icons").glob("*.svg"))
APP_ICON = "wissen"
SHIPPED = {path.stem for path in ICONS}
DRAWING = {"app.py", "drawing", "printing", "ui"}
CODE = [path for path in modules("wissen") if path.relative_to(ROOT).parts[1] in DRAWING]

# The functions of the two `icons` modules call the parameter `name`; everybody else calls it `icon`.
OF_ICONS = {"put": 1, "pixmap": 0, "paint": 1}


def takers(path: Path) -> Iterator[tuple[str, int]]:
    """Yield (name, position) of every function and dataclass of a module that takes an `icon`."""
    for node in ast.walk(tree(path)):
        match node:
            case ast.FunctionDef(name=name) if name != "__init__":
                names = [argument.arg for argument in node.args.args if argument.arg != "self"]
            case ast.ClassDef(name=name):
                fields = [one.target for one in node.body if isinstance(one, ast.AnnAssign)]
                inits = [one for one in node.body if isinstance(one, ast.FunctionDef) and one.name == "__init__"]
                names = [argument.arg for init in inits for argument in init.args.args[1:]]
                names = names or [field.id for field in fields if isinstance(field, ast.Name)]
            case _:
                continue
        if "icon" in names:
            yield name, names.index("icon")


def named(path: Path, positions: Mapping[str, int]) -> Iterator[str]:
    """Yield every icon that a module names: in calls, and in tables whose name says that they hold icons."""
    for node in ast.walk(tree(path)):
        found: list[ast.expr] = []
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="icons" | "drawn"), attr=name)) if name in OF_ICONS:
                found = node.args[OF_ICONS[name] : OF_ICONS[name] + 1]
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
                found = [keyword.value for keyword in node.keywords if keyword.arg == "icon"]
                if name in positions:
                    found += node.args[positions[name] : positions[name] + 1]
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Dict(values=values)) if "ICON" in name:
                found = values
        for value in found:
            first = value.elts[0] if isinstance(value, ast.Tuple) else value
            if isinstance(first, ast.Constant) and first.value:
                yield str(first.value)


POSITIONS = dict(taker for path in CODE for taker in takers(path))
NAMED = {(relative(path), icon) for path in CODE for icon in named(path, POSITIONS)}


def test_icons_are_named_in_the_code():
    assert len(NAMED) >= 20


def test_every_named_icon_is_shipped():
    assert {pair for pair in NAMED if pair[1] not in SHIPPED} == set()


def test_every_shipped_icon_is_used():
    assert SHIPPED - set().union(*map(texts, CODE)) == set()


def test_every_icon_takes_its_colour_from_its_root():
    contents = {path.stem: path.read_text("utf-8") for path in ICONS if path.stem != APP_ICON}
    assert [name for name, svg in contents.items() if not svg.startswith("<svg ") or "fill=" in svg] == []
