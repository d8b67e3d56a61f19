"""The cards of numbers, sources and terms: by mouse, keyboard and tap, and without them."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from .conftest import CARD, NUMBER


def test_a_number_opens_its_card_on_hover_and_closes_when_left(
    page: Page, site: str, words: dict[str, str]
) -> None:
    page.goto(f"{site}index.html")
    page.locator(NUMBER).first.hover()

    expect(page.locator(CARD)).to_contain_text(words["entry"])

    page.mouse.move(5, 5)

    expect(page.locator(CARD)).to_have_count(0)


def test_a_card_stays_when_its_number_is_clicked_after_hovering(page: Page, site: str) -> None:
    page.goto(f"{site}index.html")
    link = page.locator(NUMBER).first
    link.hover()
    expect(page.locator(CARD)).to_be_visible()
    link.click()
    page.mouse.move(5, 5)
    page.wait_for_timeout(500)

    expect(page.locator(CARD)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_in_open_cards(
    browser: Browser, site: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{site}index.html")
    page.evaluate(
        "for (const c of document.querySelectorAll('.card')) { c.popover = 'manual'; c.showPopover(); }"
    )
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    found = Axe().run(page, ".card").response["violations"]

    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []
    context.close()


def test_a_number_works_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}index.html")
    link = page.locator(NUMBER).first
    link.focus()
    page.wait_for_timeout(600)

    assert page.locator(CARD).count() == 0  # Tab goes through the links and opens nothing

    page.keyboard.press("Enter")
    expect(page.locator(CARD)).to_be_visible()
    page.keyboard.press("Tab")

    assert page.evaluate("!!document.activeElement.closest('.card')")

    page.keyboard.press("Escape")

    expect(page.locator(CARD)).to_have_count(0)
    expect(link).to_be_focused()


def test_tab_leaves_a_card_at_its_end(page: Page, site: str) -> None:
    page.goto(f"{site}index.html")
    link = page.locator(NUMBER).first
    link.focus()
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if not page.evaluate("!!document.activeElement.closest('.card')"):
            break

    expect(link).to_be_focused()
    expect(page.locator(CARD)).to_have_count(0)


def test_a_number_opens_its_card_on_tap(phone: Page, site: str) -> None:
    phone.goto(f"{site}index.html")
    phone.locator(NUMBER).first.tap()
    box = phone.locator(CARD).bounding_box()

    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
    assert phone.url.endswith("index.html")


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("shipped.html", "article a[href*='#source-']"),
        ("evidence.html", "article a[href*='#term-']"),
    ],
)
def test_sources_and_terms_have_cards(page: Page, site: str, name: str, link: str) -> None:
    page.goto(site + name)
    page.locator(link).first.hover()

    expect(page.locator(CARD)).to_be_visible()
    assert len(page.locator(CARD).inner_text()) > 30


def test_a_citation_of_a_number_can_be_copied(page: Page, site: str, words: dict[str, str]) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}index.html")
    page.locator(NUMBER).first.click()
    page.locator(f"{CARD} summary").last.click()
    page.locator(f"{CARD} button.copy").click()

    assert words["title"] in page.evaluate("navigator.clipboard.readText()")


def test_a_passing_mouse_opens_nothing(page: Page, site: str) -> None:
    page.goto(f"{site}worth.html")
    box = page.locator(NUMBER).first.bounding_box()
    assert box
    page.mouse.move(box["x"] + 4, box["y"] + 4)
    page.mouse.move(box["x"] + 4, box["y"] - 60, steps=4)
    page.wait_for_timeout(600)

    assert page.locator(CARD).count() == 0


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 568), (844, 390)])
def test_a_card_is_never_off_the_screen_nor_over_what_was_tapped(
    browser: Browser, site: str, width: int, height: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True,
                                  reduced_motion="reduce")  # fmt: skip
    page = context.new_page()
    page.goto(f"{site}index.html")
    inside = """() => { const c = document.querySelector('.card:popover-open').getBoundingClientRect();
        return c.top >= -1 && c.left >= -1 && c.bottom <= innerHeight + 1 && c.right <= innerWidth + 1; }"""
    over = """(link) => { const c = document.querySelector('.card:popover-open').getBoundingClientRect();
        return [...link.getClientRects()].some((r) => r.bottom > c.top + 1 && r.top < c.bottom - 1
            && r.right > c.left + 1 && r.left < c.right - 1); }"""
    for link in page.locator(NUMBER).all()[:6]:
        link.evaluate("(link) => link.click()")
        page.wait_for_timeout(60)

        assert page.evaluate(inside)
        assert not link.evaluate(over)
        page.keyboard.press("Escape")
    context.close()


def test_without_popovers_links_lead_to_entries_and_no_card_lies_about(
    browser: Browser, site: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script("delete HTMLElement.prototype.showPopover")
    page.goto(f"{site}index.html")

    assert page.locator(".card:visible").count() == 0
    page.locator(NUMBER).first.click()
    page.wait_for_url(re.compile(r"#num-"))
    assert errors == []
    context.close()


def test_copying_says_whether_it_worked(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error()) } })"
    )
    page.goto(f"{site}cite.html")
    button = page.locator("button.copy:visible").first
    button.click()

    expect(page.locator(".copy-status")).to_contain_text(re.compile("marked|markiert"))
    assert len(page.evaluate("getSelection().toString()")) > 30
    context.close()
