"""The lock holds what the project asks for, with hashes for every system, and names no host."""

from __future__ import annotations

import re

import pytest
from packaging.requirements import Requirement
from packaging.tags import parse_tag
from packaging.utils import canonicalize_name

from build import lock

LINUX = {**lock.SYSTEMS["linux"], "python_version": "3.11", "python_full_version": "3.11.0"}
WINDOWS = {**lock.SYSTEMS["win32"], "python_version": "3.11", "python_full_version": "3.11.0"}

PIN = re.compile(
    r'[a-z0-9-]+==[\w.]+( ; sys_platform == "\w+"( or sys_platform == "\w+")*)?( \\\n    --hash=sha256:[0-9a-f]{64})+'
)


def pins() -> list[str]:
    """Return the pins of the shipped lock, each with its hashes."""
    text = lock.LOCK.read_text("utf-8").removeprefix(lock.HEAD)
    return re.split(r"\n(?=\S)", text.rstrip("\n"))


def package(name: str, *requires: str) -> lock.Package:
    return lock.Package(name, "1.0", tuple(map(Requirement, requires)))


def test_every_line_is_a_pin_with_hashes():
    assert [pin for pin in pins() if not PIN.fullmatch(pin)] == []


def test_everything_the_project_asks_for_is_pinned_in_an_allowed_version():
    versions = dict(pin.split(" ", 1)[0].split("==") for pin in pins())
    wanted = lock.wanted((lock.ROOT / "pyproject.toml").read_text("utf-8"))
    wrong = [str(one) for one in wanted if versions.get(canonicalize_name(one.name), "") not in one.specifier]
    assert wrong == []


def test_qt_is_locked_for_every_system():
    (qt,) = (pin for pin in pins() if pin.startswith("pyside6-essentials=="))
    assert qt.count("--hash") == 4  # Linux twice, Windows, macOS


@pytest.mark.parametrize(
    "tags",
    [
        "py3-none-any",
        "py2.py3-none-any",
        "cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64",
        "cp313-cp313-win_amd64",
        "cp36-abi3-manylinux_2_28_aarch64",
        "cp310-abi3-macosx_13_0_universal2",
        "py3-none-manylinux2014_x86_64",
    ],
)
def test_a_wheel_that_fits_a_system_is_locked(tags):
    assert lock.is_ours(parse_tag(tags))


@pytest.mark.parametrize(
    "tags",
    [
        "py2-none-any",
        "cp310-cp310-win_amd64",
        "cp313-cp313t-win_amd64",
        "pp311-pypy311_pp73-win_amd64",
        "cp311-cp311-musllinux_1_2_x86_64",
        "cp311-cp311-win32",
        "cp311-cp311-manylinux_2_17_s390x",
    ],
)
def test_a_wheel_that_fits_none_is_left_out(tags):
    assert not lock.is_ours(parse_tag(tags))


def test_what_a_package_needs_is_reached_through_others():
    packages = {"a": package("a", "b"), "b": package("b", "c"), "c": package("c")}
    assert lock.needed([Requirement("a")], packages, LINUX) == {"a", "b", "c"}


def test_a_condition_holds_for_its_system_only():
    packages = {"a": package("a", "colorama; sys_platform == 'win32'")}
    assert lock.needed([Requirement("a")], packages, LINUX) == {"a"}
    assert lock.needed([Requirement("a")], packages, WINDOWS) == {"a", "colorama"}


def test_an_extra_brings_what_it_names_and_no_other_does():
    packages = {"a": package("a", "toml; extra == 'toml'", "docs; extra == 'docs'")}
    assert lock.needed([Requirement("a[toml]")], packages, LINUX) == {"a", "toml"}


def test_a_circle_of_packages_ends():
    packages = {"a": package("a", "b"), "b": package("b", "a")}
    assert lock.needed([Requirement("a")], packages, LINUX) == {"a", "b"}


def test_pythons_that_need_different_packages_are_refused():
    packages = {"a": package("a", "old; python_version < '3.12'")}
    with pytest.raises(SystemExit, match="old"):
        lock.needed_by_system([Requirement("a")], packages)


def test_a_pin_for_all_systems_has_no_condition():
    assert lock.marker(lock.SYSTEMS) == ""


def test_a_pin_for_some_systems_names_them():
    assert lock.marker(["win32", "darwin"]) == ' ; sys_platform == "win32" or sys_platform == "darwin"'
