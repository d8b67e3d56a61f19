"""What if, registers, and what a first visit costs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from briefing.exchange import scenario
from briefing.ledger.assemble import read_ledger
from briefing.ledger.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "docs" / "_static" / "whatif.js"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return read_ledger(ROOT)


def scenarios(ledger: Ledger, count: int) -> list[dict[str, float]]:
    """Draw inputs anywhere inside their ranges."""
    dice = random.Random(20261123)
    inputs = ledger.parameters.values()
    return [{p.id: dice.uniform(p.minimum, p.maximum) for p in inputs} for _ in range(count)]


def test_python_and_javascript_agree(page: Page, ledger: Ledger) -> None:
    drawn = scenarios(ledger, 1000)
    page.evaluate("window.module = {}")
    page.add_script_tag(content=SCRIPT.read_text("utf-8"))
    outputs = scenario.export(ledger)["outputs"]
    found = page.evaluate(
        "([outputs, all]) => all.map((inputs) => module.exports.run(outputs, inputs))",
        [outputs, drawn],
    )
    for inputs, theirs in zip(drawn, found, strict=True):
        ours = ledger.study.model.run(inputs)
        for name, value in ours.items():
            assert theirs[name] == pytest.approx(value, rel=1e-9, abs=1e-9), name


def test_a_slider_moves_the_sum(page: Page, site: str) -> None:
    page.goto(f"{site}what-if.html")
    total = page.locator(".whatif-total")
    before = total.inner_text()
    page.locator("#whatif-containers-2024").focus()
    page.keyboard.press("ArrowRight")

    expect(total).not_to_have_text(before)
    assert "containers-2024=" in page.url


def test_a_preset_gives_the_published_total(page: Page, site: str, words: dict[str, str]) -> None:
    page.goto(f"{site}what-if.html")
    preset = page.locator(".whatif select").nth(1)
    option = preset.locator("option", has_text=words["5.5"]).first
    preset.select_option(option.get_attribute("value"))

    expect(page.locator(".whatif-total")).to_contain_text(words["5.50"])


def test_a_shared_address_brings_the_scenario_back(page: Page, site: str) -> None:
    page.goto(f"{site}what-if.html#to=2025&pay=2000")

    expect(page.locator("#whatif-pay")).to_have_value("2000")
    expect(page.locator(".whatif-note")).to_be_hidden()


@pytest.mark.parametrize(
    "address", ["to=never", "pay=1e99", "pay=nan", "pay=", "x=<img src=y onerror=alert(1)>", "%%%="]
)
def test_nonsense_in_the_address_is_clamped_and_said(page: Page, site: str, address: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site}what-if.html#{address}")

    expect(page.locator(".whatif-note")).to_be_visible()
    assert page.locator("article img").count() == 0 and errors == []
    value = float(page.locator("#whatif-pay").input_value())
    assert value <= float(page.locator("#whatif-pay").get_attribute("max"))


def test_without_javascript_two_tables_say_the_same(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}what-if.html")

    assert page.locator("article table:visible").count() == 2
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
    head = page.locator("table.register").nth(1).locator("th", has_text=words["value"])
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

        assert len(sizes) <= 20
        assert sum(sizes) <= 120_000
        assert page.evaluate("window.shift") < 0.02
        context.close()
