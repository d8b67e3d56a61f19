"""Registers, and what a first visit costs."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import PIECES, SHIFT
from .zotero import CITATION


def test_the_register_can_be_filtered_and_sorted(
    page: Page, site: str, words: dict[str, str]
) -> None:
    page.goto(f"{site}observations/arms.html")
    visible = "table.register tbody tr:visible"
    everything = page.locator(visible).count()
    page.locator("#register-filter").fill("container")
    some = page.locator(visible).count()

    assert 0 < some < everything

    page.locator("#register-filter").fill("")
    head = page.locator("table.register").nth(1).locator("thead th", has_text=words["value"])
    head.locator("button").click()

    assert head.get_attribute("aria-sort") == "ascending"
    values = (
        page.locator("table.register")
        .nth(1)
        .locator("tbody data")
        .evaluate_all("all => all.map((d) => parseFloat(d.value))")
    )
    assert values == sorted(values)


def test_a_filter_does_not_look_into_citations(page: Page, site: str) -> None:
    """They name the whole briefing, so its title would fit every row."""
    page.goto(f"{site}observations/arms.html?filter={CITATION['version']}")

    expect(page.locator("table.register tbody tr:visible")).to_have_count(0)


def test_chips_choose_a_topic_and_a_grade_and_stand_in_the_address(page: Page, site: str) -> None:
    page.goto(f"{site}observations/arms.html")
    visible = page.locator("table.register tbody tr:visible")
    everything = visible.count()
    page.locator("[data-topic=missiles]").click()
    some = visible.count()

    assert 0 < some < everything
    assert page.locator("section#guns-and-launchers:visible").count() == 0

    page.locator("[data-grade=B]").click()

    assert {text.strip()[0] for text in visible.locator("[data-words]").all_text_contents()} == {
        "B"
    }
    assert "topic=missiles" in page.url and "grade=B" in page.url

    page.reload()

    expect(page.locator("[data-grade=B]")).to_have_attribute("aria-pressed", "true")
    assert 0 < visible.count() <= some

    page.locator("[data-grade=B]").click()
    page.locator("[data-topic=missiles]").click()

    assert visible.count() == everything and "?" not in page.url


def test_a_grade_is_found_by_its_words(page: Page, site: str, language: str) -> None:
    words = {"en": "usually reliable probably true", "de": "zuverlässig wahrscheinlich"}
    page.goto(f"{site}observations/arms.html?filter={words[language]}")
    grades = page.locator("table.register tbody tr:not([hidden]) [data-words]").all_text_contents()

    assert grades and all(grade.strip()[0] in "ABCDE" for grade in grades)
    assert not [grade for grade in grades if grade.strip().endswith("6")]


@pytest.mark.parametrize(
    ("old", "new"),
    [("evidence.html#num-fnf2024-value", "observations/studies.html#num-fnf2024-value"),
     ("numbers.html#num-value-2024", "numbers/model.html#num-value-2024")],
)  # fmt: skip
def test_an_address_from_before_leads_to_the_entry(
    page: Page, folder: Path, site: str, old: str, new: str
) -> None:
    for root in (site, folder.as_uri() + "/"):
        page.goto(root + old)

        page.wait_for_url(root + new)
        expect(page.locator(":target")).to_be_visible()


def test_a_target_comes_before_a_filter(page: Page, site: str) -> None:
    page.goto(f"{site}observations/studies.html?filter=zzzz#num-fnf2024-value")

    expect(page.locator("#num-fnf2024-value")).to_be_visible()


def test_a_first_visit_is_light_and_still(browser: Browser, site: str) -> None:
    """At most 120 kB with fonts, 20 requests, and a layout shift below 0.02."""
    for width in (390, 1280):
        context = browser.new_context(viewport={"width": width, "height": 844})
        page = context.new_page()
        network = context.new_cdp_session(page)
        sizes: list[float] = []
        network.on("Network.loadingFinished", lambda e, s=sizes: s.append(e["encodedDataLength"]))
        network.send("Network.enable")
        page.add_init_script(SHIFT)
        page.goto(site, wait_until="networkidle")
        page.wait_for_timeout(300)

        assert len([size for size in sizes if size]) <= 20  # a data: address asks nobody
        assert sum(sizes) <= 120_000
        assert page.evaluate("window.shift") < 0.02
        context.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["index", "numbers/totals", "observations/arms"])
def test_what_stands_is_not_moved_by_what_arrives(
    browser: Browser, site: str, name: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, extra_http_headers={PIECES: "0.05"}
    )
    page = context.new_page()
    page.add_init_script(SHIFT)
    page.goto(f"{site}{name}.html")
    page.wait_for_timeout(300)

    assert page.evaluate("window.shift") < 0.02
    context.close()
