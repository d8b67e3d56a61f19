"""Registers, and what a first visit costs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_the_register_can_be_filtered_and_sorted(
    page: Page, site: str, words: dict[str, str]
) -> None:
    page.goto(f"{site}evidence.html")
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


def test_a_first_visit_is_light_and_still(browser: Browser, site: str) -> None:
    """At most 120 kB with fonts, 20 requests, and a layout shift below 0.02."""
    for width in (390, 1280):
        context = browser.new_context(viewport={"width": width, "height": 844})
        page = context.new_page()
        network = context.new_cdp_session(page)
        sizes: list[float] = []
        network.on("Network.loadingFinished", lambda e, s=sizes: s.append(e["encodedDataLength"]))
        network.send("Network.enable")
        page.add_init_script(
            "window.shift = 0; new PerformanceObserver((list) => { for (const e of list.getEntries())"
            " if (!e.hadRecentInput) window.shift += e.value; })"
            ".observe({ type: 'layout-shift', buffered: true });"
        )
        page.goto(site, wait_until="networkidle")
        page.wait_for_timeout(300)

        assert len([size for size in sizes if size]) <= 20  # a data: address asks nobody
        assert sum(sizes) <= 120_000
        assert page.evaluate("window.shift") < 0.02
        context.close()
