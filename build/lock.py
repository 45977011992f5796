"""Write build/requirements.lock anew: newest versions that pyproject.toml allows, each with the hashes of its wheels.

    .venv/bin/python build/lock.py

The versions come from pip's own resolver on this machine, what other systems need besides from the metadata of those
packages, the hashes from the index that pip is set up to use. The lock names versions and hashes, never a host.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
import urllib.request
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.tags import Tag
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "build" / "requirements.lock"
HEAD = """\
# Written by build/lock.py. Every wheel for Linux (x86_64, aarch64), Windows (amd64) and macOS from Python 3.11 on.
"""

SYSTEMS = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "win32": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    "darwin": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")

_PLATFORM = re.compile(r"any|manylinux\w*_(x86_64|aarch64)|linux_(x86_64|aarch64)|win_amd64|macosx_\w+")
_INTERPRETER = re.compile(r"py3|cp3(\d+)")


@dataclass(frozen=True, slots=True)
class Package:
    """One pinned version and what it asks for."""

    name: str
    version: str
    requires: tuple[Requirement, ...]


def wanted(pyproject: str) -> list[Requirement]:
    """Return what the project names itself: its dependencies and those of its developers."""
    table = tomllib.loads(pyproject)
    return [Requirement(text) for text in table["project"]["dependencies"] + table["dependency-groups"]["dev"]]


def resolve(requirements: Iterable[str]) -> dict[str, Package]:
    """Let pip choose the newest versions that fit together on this machine."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        options = ["--dry-run", "--ignore-installed", "--only-binary=:all:", "--quiet", "--report", str(report)]
        subprocess.run([sys.executable, "-m", "pip", "install", *options, *requirements], check=True)
        items = [item["metadata"] for item in json.loads(report.read_text("utf-8"))["install"]]
    packages = [
        Package(
            canonicalize_name(item["name"]), item["version"], tuple(map(Requirement, item.get("requires_dist", ())))
        )
        for item in items
    ]
    return {package.name: package for package in packages}


def needed(roots: Iterable[Requirement], packages: Mapping[str, Package], environment: Mapping[str, str]) -> set[str]:
    """Return the names reached from the roots where `environment` holds; unknown packages are named, not entered."""
    names: set[str] = set()
    seen: set[tuple[str, str]] = set()
    waiting = [(root, "") for root in roots]
    while waiting:
        requirement, asked_by = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({**environment, "extra": asked_by}):
            continue
        name = canonicalize_name(requirement.name)
        names.add(name)
        for extra in ("", *sorted(requirement.extras)):
            if name in packages and (name, extra) not in seen:
                seen.add((name, extra))
                waiting += [(child, extra) for child in packages[name].requires]
    return names


def needed_by_system(roots: Iterable[Requirement], packages: Mapping[str, Package]) -> dict[str, set[str]]:
    """Return for each system what it needs; a lock for several Pythons holds only while all of them need the same."""
    roots = list(roots)
    found: dict[str, set[str]] = {}
    for system, environment in SYSTEMS.items():
        sets = [
            needed(roots, packages, {**environment, "python_version": python, "python_full_version": f"{python}.0"})
            for python in PYTHONS
        ]
        if differing := set.union(*(one ^ sets[0] for one in sets)):
            raise SystemExit(f"{system}: not every Python needs {', '.join(sorted(differing))}")
        found[system] = sets[0]
    return found


def is_ours(tags: Iterable[Tag]) -> bool:
    """Say whether a wheel fits one of the systems and Pythons that the lock is for."""
    for tag in tags:
        interpreter = _INTERPRETER.fullmatch(tag.interpreter)
        if not interpreter or not _PLATFORM.fullmatch(tag.platform):
            continue
        minor = int(interpreter[1] or 0)
        exact = tag.abi in ("none", f"cp3{minor}") and (minor == 0 or f"3.{minor}" in PYTHONS)
        if exact or tag.abi == "abi3":
            return True
    return False


def index_url() -> str:
    """Return the index that pip uses here, its built-in one if nothing is set."""
    if url := os.environ.get("PIP_INDEX_URL"):
        return url
    pip = [sys.executable, "-m", "pip"]
    configured = subprocess.run(
        [*pip, "config", "get", "global.index-url"], capture_output=True, text=True, check=False
    )
    if configured.returncode == 0:
        return configured.stdout.strip()
    # pip tells its built-in index only in its help, broken into lines.
    text = subprocess.run([*pip, "install", "--help"], capture_output=True, text=True, check=True).stdout
    default = re.search(r"--index-url <url>.*?\(default\s+(\S+?)\)", text, re.DOTALL)
    if not default:
        raise SystemExit("pip no longer tells its index; set PIP_INDEX_URL.")
    return default[1]


def hashes(index: str, package: Package) -> list[str]:
    """Return the SHA-256 of every wheel of this version that is ours."""
    request = urllib.request.Request(  # noqa: S310 - the address is the one pip itself uses
        f"{index.rstrip('/')}/{package.name}/", headers={"Accept": "application/vnd.pypi.simple.v1+json"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        files = json.load(answer)["files"]
    found: set[str] = set()
    for file in files:
        if not file["filename"].endswith(".whl"):
            continue
        _, version, _, tags = parse_wheel_filename(file["filename"])
        if str(version) == package.version and is_ours(tags):
            found.add(file["hashes"]["sha256"])
    if not found:
        raise SystemExit(f"{package.name} {package.version}: no wheel fits.")
    return sorted(found)


def marker(systems: Iterable[str]) -> str:
    """Return the condition under which pip installs a line; nothing if all systems need it."""
    systems = list(systems)
    if len(systems) == len(SYSTEMS):
        return ""
    return " ; " + " or ".join(f'sys_platform == "{system}"' for system in systems)


def main() -> None:
    """Resolve until no system asks for more, then write the lock."""
    roots = wanted((ROOT / "pyproject.toml").read_text("utf-8"))
    packages = resolve(map(str, roots))
    while missing := set.union(*needed_by_system(roots, packages).values()) - packages.keys():
        packages = resolve([*map(str, roots), *packages, *sorted(missing)])
    by_system = needed_by_system(roots, packages)
    index = index_url()
    lines = [HEAD]
    for name in sorted(set.union(*by_system.values())):
        package = packages[name]
        condition = marker(system for system in SYSTEMS if name in by_system[system])
        pins = [
            f"{name}=={package.version}{condition}",
            *(f"    --hash=sha256:{sha}" for sha in hashes(index, package)),
        ]
        lines.append(" \\\n".join(pins) + "\n")
    LOCK.write_text("".join(lines), encoding="utf-8", newline="\n")
    print(f"{LOCK.relative_to(ROOT)}: {len(lines) - 1} packages")


if __name__ == "__main__":
    main()
