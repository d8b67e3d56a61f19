"""A reader at work: cards, menus and sliders by keyboard, tap and without JavaScript."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import NUMBER
from .zotero import CITATION


def test_the_menu_of_a_phone_opens_by_keyboard(phone: Page, site: str) -> None:
    phone.goto(f"{site}index.html")
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


#: Headings, tables and pictures of the text that are neither folded nor shown, and what needs a
#: script but is shown.
AMISS = """() => [["article :is(h1, table, figure picture > img)", true],
        ["article :is(.card, button.copy)", false]].flatMap(([selector, wanted]) =>
    [...document.querySelectorAll(selector)]
        .filter((e) => !(wanted && e.closest("details")))
        .filter((e) => e.checkVisibility({ visibilityProperty: true }) !== wanted)
        .map((e) => e.outerHTML.slice(0, 90)))"""


def test_everything_can_be_read_without_javascript(
    browser: Browser, site: str, folder: Path, pages: list[str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in pages:
        page.goto(site + name)

        assert page.locator("article h1").count() == 1, name
        assert page.evaluate(AMISS) == [], name
    context.close()


def test_a_number_leads_to_its_entry_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}index.html")
    page.locator(NUMBER).first.click()
    page.wait_for_url(re.compile(r"\.html#num-"))  # the register is long: wait until it is loaded

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


def test_dates_and_chances_stand_on_one_line_and_key_figures_stand_out(
    page: Page, site: str
) -> None:
    broken = """(cells) => cells.filter((cell) =>
        cell.offsetHeight > 1.9 * parseFloat(getComputedStyle(cell).lineHeight)).map((c) => c.textContent)"""
    colour = "(e) => getComputedStyle(e).color"
    page.goto(f"{site}index.html")

    assert page.locator(".key-value a").first.evaluate(colour) == page.locator("h1").evaluate(
        colour
    )
    assert page.locator("td > p:has(> .likelihood-bar)").evaluate_all(broken) == []

    page.goto(f"{site}observations/arms.html")

    assert page.locator("td[data-sort] > p").evaluate_all(broken) == []


#: How many letters stand in each line of the text that is not the last of its paragraph.
LINES = """() => [...document.querySelectorAll("article section > p")].flatMap((paragraph) => {
    const lines = new Map(), walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) [...walk.currentNode.data].forEach((letter, i) => {
        const range = document.createRange();
        range.setStart(walk.currentNode, i); range.setEnd(walk.currentNode, i + 1);
        const { width, bottom } = range.getBoundingClientRect(), line = Math.round(bottom / 12);
        if (width) lines.set(line, (lines.get(line) ?? 0) + 1); });
    return [...lines.values()].slice(0, -1); })"""


@pytest.mark.parametrize("name", ["method", "worth"])
def test_no_line_of_the_text_is_longer_than_75_letters(page: Page, site: str, name: str) -> None:
    page.goto(f"{site}{name}.html")
    page.evaluate("document.fonts.ready")
    page.reload()  # fonts that came late show from the second page on
    lines = page.evaluate(LINES)

    assert len(lines) > 10 and max(lines) <= 76  # with the space at its end


def test_a_printed_page_names_its_edition_and_has_no_controls(page: Page, site: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{site}worth.html")

    expect(page.locator(".print-line")).to_contain_text(CITATION["version"])
    assert (
        page.locator(".sidebar-drawer a:visible, .mobile-header:visible, button:visible").count()
        == 0
    )


@pytest.mark.parametrize(("name", "width", "height"), [
    ("worth.html", 390, 844), ("worth.html", 320, 256), ("what-if.html", 1280, 900),
    ("what-if.html", 320, 256),
])  # fmt: skip
def test_what_has_the_focus_is_never_under_a_header(
    browser: Browser, site: str, name: str, width: int, height: int
) -> None:
    """Tabbing backwards from the end of the page; WCAG 2.4.11."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(site + name)
    hidden = """() => { const e = document.activeElement, r = e.getBoundingClientRect();
        const at = document.elementFromPoint(Math.max(1, r.left + 3), r.top + r.height / 2);
        return at && !e.contains(at) && !at.contains(e) && !at.closest('label')
            && r.bottom > 0 && r.top < innerHeight ? e.outerHTML.slice(0, 80) : ''; }"""
    page.evaluate("document.querySelector('footer a').focus()")
    found = []
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        found.append(page.evaluate(hidden))

    assert [what for what in found if what] == []
    context.close()
