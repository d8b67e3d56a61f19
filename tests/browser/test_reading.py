"""A reader at work: cards, menus and sliders by keyboard, tap and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

CARD = ".card:popover-open"
NUMBER = "article a:has(> data.num)"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    yield context.new_page()
    context.close()


def test_a_number_opens_its_card_on_hover_and_closes_when_left(
    page: Page, site: str, words: dict[str, str]
) -> None:
    page.goto(f"{site}summary.html")
    page.locator(NUMBER).first.hover()

    expect(page.locator(CARD)).to_contain_text(words["entry"])

    page.mouse.move(5, 5)

    expect(page.locator(CARD)).to_have_count(0)


def test_a_card_stays_when_its_number_is_clicked_after_hovering(page: Page, site: str) -> None:
    page.goto(f"{site}summary.html")
    link = page.locator(NUMBER).first
    link.hover()
    expect(page.locator(CARD)).to_be_visible()
    link.click()
    page.mouse.move(5, 5)
    page.wait_for_timeout(500)

    expect(page.locator(CARD)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_in_open_cards(browser: Browser, site: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{site}summary.html")
    page.evaluate(
        "for (const c of document.querySelectorAll('.card')) { c.popover = 'manual'; c.showPopover(); }"
    )
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    found = Axe().run(page, ".card").response["violations"]

    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []
    context.close()


def test_a_number_works_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}summary.html")
    link = page.locator(NUMBER).first
    page.keyboard.press("Tab")  # so that focus counts as the keyboard's
    link.focus()

    expect(page.locator(CARD)).to_be_visible()

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("!!document.activeElement.closest('.card')")

    page.keyboard.press("Escape")

    expect(page.locator(CARD)).to_have_count(0)
    expect(link).to_be_focused()


def test_tab_leaves_a_card_at_its_end(page: Page, site: str) -> None:
    page.goto(f"{site}summary.html")
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
    phone.goto(f"{site}summary.html")
    phone.locator(NUMBER).first.tap()
    box = phone.locator(CARD).bounding_box()

    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
    assert phone.url.endswith("summary.html")


@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("summary.html", "article a[href*='#source-']"),
        ("evidence.html", "article a[href*='#term-']"),
    ],
)
def test_sources_and_terms_have_cards(page: Page, site: str, name: str, link: str) -> None:
    page.goto(site + name)
    page.locator(link).first.hover()

    expect(page.locator(CARD)).to_be_visible()
    assert len(page.locator(CARD).inner_text()) > 30


def test_every_number_in_the_text_has_a_card(page: Page, site: str, pages: list[str]) -> None:
    count = """(selector) => [...document.querySelectorAll(selector)]
        .filter((a) => !a.closest('.card') && a.getAttribute('aria-haspopup') !== 'dialog').length"""
    bare = {}
    for name in pages:
        page.goto(site + name)
        bare[name] = page.evaluate(count, NUMBER)

    assert {name: n for name, n in bare.items() if n} == {}


def test_a_citation_of_a_number_can_be_copied(page: Page, site: str, words: dict[str, str]) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}summary.html")
    page.locator(NUMBER).first.click()
    page.locator(f"{CARD} summary").click()
    page.locator(f"{CARD} button.copy").click()

    assert words["title"] in page.evaluate("navigator.clipboard.readText()")


def test_the_menu_of_a_phone_opens_by_keyboard(phone: Page, site: str) -> None:
    phone.goto(f"{site}summary.html")
    button = phone.locator("button.nav-overlay-icon")
    button.focus()
    phone.keyboard.press("Enter")

    expect(phone.locator(".sidebar-drawer a").first).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")

    phone.keyboard.press("Escape")

    expect(button).to_be_focused()
    expect(phone.locator(".sidebar-drawer")).to_be_hidden()


def test_focus_is_always_visible(page: Page, site: str) -> None:
    page.goto(f"{site}what-if.html")
    style = """() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
        return [e.outerHTML.slice(0, 90), s.outlineStyle, r.width * r.height]; }"""
    for _ in range(60):
        page.keyboard.press("Tab")
        what, outline, area = page.evaluate(style)

        assert outline != "none" and area > 0, what


def test_everything_can_be_read_without_javascript(
    browser: Browser, site: str, folder: Path, pages: list[str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in pages:
        page.goto(site + name)
        article = page.locator("article")

        expect(article.locator("h1")).to_be_visible()
        assert article.locator(".card:visible").count() == 0, name
        assert article.locator("button.copy:visible").count() == 0, name
        for element in article.locator("table, figure img.only-light").all()[:40]:
            folded = element.evaluate("e => !!e.closest('details')")
            assert folded or element.is_visible(), name
    context.close()


def test_a_number_leads_to_its_entry_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}summary.html")
    page.locator(NUMBER).first.click()

    assert re.search(r"\.html#num-", page.url)
    expect(page.locator(":target")).to_be_visible()
    context.close()


def test_an_old_address_leads_to_a_page_with_a_search(
    page: Page, site: str, words: dict[str, str]
) -> None:
    page.goto(f"{site}chapters/2019/old.html")
    page.locator("article input[type=search]").fill(words["shells"])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/search.html?q={words['shells']}")

    expect(page.locator("#search-results li").first).to_be_visible()
