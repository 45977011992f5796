"""Where links and pictures may lead."""

from __future__ import annotations

import pytest

from wissen.content.targets import is_address, link_fault, picture_fault

FILE = "module/01-a/datei.md"


@pytest.mark.parametrize(
    "target",
    [
        "b.md",
        "../02-b/c.md#wann",
        "#wann",
        "https://x.de/a?b:c",
        "HTTP://x.de",
        "mailto:a@x.de",
        "gr%C3%B6%C3%9Fe.md",
        "a.md#b:c",
        "../../glossar.md",
    ],
)
def test_links_into_the_content_and_to_the_web_are_allowed(target: str):
    assert link_fault(target, FILE) == ""


@pytest.mark.parametrize(
    "target",
    [
        "",
        " ",
        "javascript:alert(1)",
        "JavaScript:x",
        "java%73cript:x",
        "java\tscript:x",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "C:/x",
        "ftp://x.de",
        "//server/share",
        "%2F%2Fserver/share",
        "\\\\server\\share",
        "a%5Cb.md",
        "/absolut.md",
        "../../../geheim.md",
        "%2e%2e/%2e%2e/%2e%2e/geheim.md",
        "a\u200bb.md",
        "a%0Ab.md",
        "https://x.de\u202e/gp.md",
    ],
)
def test_everything_else_is_a_fault(target: str):
    assert link_fault(target, FILE)


@pytest.mark.parametrize("source", ["../../bilder/a.svg", "bild%20eins.png"])
def test_pictures_come_from_the_content_folder(source: str):
    assert picture_fault(source, FILE) == ""


@pytest.mark.parametrize(
    "source", ["https://x.de/a.png", "data:image/png;base64,AA", "file:a.png", "//x/a.png", "../../../a.png", ""]
)
def test_pictures_come_from_nowhere_else(source: str):
    assert picture_fault(source, FILE)


@pytest.mark.parametrize(
    ("target", "address"), [("https://x.de", True), ("mailto:a@x.de", True), ("a.md#b:c", False), ("#b", False)]
)
def test_addresses_lead_out_of_the_content(target: str, address: bool):
    assert is_address(target) is address
