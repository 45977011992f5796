"""What the rule tests look at: the files of the repository, and the modules of the package as syntax trees."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARY = {".ico", ".icns", ".jpg", ".png", ".ttf"}


@cache
def files() -> tuple[Path, ...]:
    """Return every file that is tracked or about to be; what .gitignore names is nobody's business."""
    # In a clone that belongs to somebody else git answers only when told that the folder is safe.
    git = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(git, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    return tuple(sorted(ROOT / name for name in set(names) if name and (ROOT / name).is_file()))


def text_files() -> list[Path]:
    """Return the files that people read; samples of what is broken or old stay as they are."""
    samples = ROOT / "tests" / "data"
    return [path for path in files() if path.suffix not in BINARY and not path.is_relative_to(samples)]


def modules(*folders: str) -> list[Path]:
    """Return the Python files below these folders."""
    return [path for path in files() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders]


def relative(path: Path) -> str:
    """Return how a message names a file."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text("utf-8"), str(path))


def texts(path: Path) -> set[str]:
    """Return every string that stands in a module."""
    nodes = ast.walk(tree(path))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
