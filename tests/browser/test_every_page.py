"""Every page, light, dark and on a phone: accessible, self-sufficient, without errors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

MODES = {"light": ("light", 1280), "dark": ("dark", 1280), "phone": ("light", 390)}


@dataclass
class Visit:
    """What was seen on one page."""

    barriers: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    overflow: int = 0


def look(page: Page, site: str, name: str) -> Visit:
    """Visit a page and note what is wrong with it."""
    seen = Visit()
    known = (site, "data:", "blob:")

    def request(sent) -> None:
        if not sent.url.startswith(known):
            seen.strangers.append(sent.url)

    def message(said) -> None:
        if said.type in ("error", "warning"):
            seen.messages.append(said.text)

    page.on("request", request)
    page.on("console", message)
    page.on("pageerror", lambda error: seen.messages.append(str(error)))
    page.goto(site + name)
    found = Axe().run(page).response["violations"]
    seen.barriers = [f"{v['id']} ×{len(v['nodes'])} {v['nodes'][0]['target']}" for v in found]
    seen.overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return seen


@pytest.fixture(scope="module", params=MODES)
def visits(request, browser: Browser, site: str, pages: list[str]) -> Iterator[dict[str, Visit]]:
    scheme, width = MODES[request.param]
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    seen = {}
    for name in pages:
        page = context.new_page()
        seen[name] = look(page, site, name)
        page.close()
    yield seen
    context.close()


def test_axe_finds_no_barrier(visits: dict[str, Visit]) -> None:
    assert {name: v.barriers for name, v in visits.items() if v.barriers} == {}


def test_nothing_is_asked_of_a_third_party(visits: dict[str, Visit]) -> None:
    assert {name: v.strangers for name, v in visits.items() if v.strangers} == {}


def test_no_error_and_no_breach_of_the_security_policy(visits: dict[str, Visit]) -> None:
    assert {name: v.messages for name, v in visits.items() if v.messages} == {}


def test_no_page_is_wider_than_the_screen(visits: dict[str, Visit]) -> None:
    assert {name: v.overflow for name, v in visits.items() if v.overflow > 1} == {}
