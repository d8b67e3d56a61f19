"""What if: the page, its script and Python say the same of every scenario."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from briefing.exchange import scenario, whatif
from briefing.exchange.report import report, written
from briefing.ledger.assemble import read_ledger
from briefing.ledger.ledger import Ledger
from briefing.sphinxext.directives.whatif_form import WORDS
from briefing.words.catalogue import Language, read_language, translate

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "docs" / "_static" / "whatif.js"
TOTAL = ".whatif-total:visible"


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return read_ledger(ROOT)


@pytest.fixture(scope="module")
def spoken(language: str) -> Language:
    """Return the language of the site as the briefing speaks it."""
    return read_language(ROOT, language)


@pytest.fixture(scope="module")
def data(ledger: Ledger, spoken: Language) -> dict[str, Any]:
    """Return what the page carries."""
    words = {key: translate(said, spoken) for key, said in WORDS.items()}
    return whatif.page(ledger, spoken) | {"words": words}


def scenarios(ledger: Ledger, count: int) -> list[dict[str, float]]:
    """Draw inputs anywhere inside their ranges."""
    dice = random.Random(20261123)
    inputs = ledger.parameters.values()
    return [{p.id: dice.uniform(p.minimum, p.maximum) for p in inputs} for _ in range(count)]


def ends(ledger: Ledger, count: int) -> list[dict[str, float]]:
    """Draw ends and middles of ranges alone: where limits bite."""
    dice = random.Random(2397)
    inputs = ledger.parameters.values()
    return [
        {p.id: dice.choice((p.minimum, (p.minimum + p.maximum) / 2, p.maximum)) for p in inputs}
        for _ in range(count)
    ]


def in_browser(page: Page, call: str, *arguments: object) -> Any:
    """Call a function of the script."""
    page.evaluate("window.module = {}")
    page.add_script_tag(content=SCRIPT.read_text("utf-8"))
    return page.evaluate(f"(given) => {{ const m = module.exports; {call} }}", arguments)


def test_python_and_javascript_calculate_alike(page: Page, ledger: Ledger) -> None:
    drawn = scenarios(ledger, 1000)
    outputs = whatif.export(ledger)["outputs"]
    run = "return given[1].map((inputs) => m.run(given[0], inputs));"
    for inputs, theirs in zip(drawn, in_browser(page, run, outputs, drawn), strict=True):
        for name, value in ledger.study.model.run(inputs).items():
            assert theirs[name] == pytest.approx(value, rel=1e-9, abs=1e-9), name


def test_python_and_javascript_say_the_same(
    page: Page, ledger: Ledger, data: dict[str, Any], spoken: Language
) -> None:
    """Result, parts, shares, comparisons, limits: over every preset and 1,000 scenarios."""
    presets = [(preset["of"], preset["values"]) for preset in data["presets"]]
    drawn = scenarios(ledger, 800) + ends(ledger, 200)
    cases = presets + [(of, values) for values in drawn for of in data["measures"]]
    ask = "return given[1].map(([of, values]) => m.report(given[0], of, values, given[2]));"
    found = in_browser(page, ask, data, cases, spoken.code)
    for (of, values), theirs in zip(cases, found, strict=True):
        ours = report(data, of, values, spoken)

        assert theirs["result"] == ours.result
        assert tuple(theirs["parts"]) == ours.parts
        assert tuple(theirs["shares"]) == ours.shares
        assert tuple(theirs["against"]) == ours.against
        assert theirs["misfits"] == ours.misfits

    unfit = [bool(theirs["misfits"]) for theirs in found]
    assert not any(unfit[: len(presets)]) and 100 < sum(unfit) < len(unfit) - 100


def test_a_preset_shows_its_total_and_agrees_with_its_source(
    page: Page, site: str, data: dict[str, Any], ledger: Ledger, spoken: Language
) -> None:
    """The large result is the number in the name, and the source's own line says so.

    Of a total out of reach the page says that, and that the result lies below or above it.
    """
    page.goto(f"{site}what-if.html")
    words, off = data["words"], ("below", "above")
    note = page.locator("#whatif-note")
    for preset in scenario.presets(ledger):
        page.locator("#whatif-preset").select_option(preset.name)
        totals = [n.name for n, of in scenario.published(ledger) if of == preset.output]
        line = page.locator("[data-say=against]:visible").nth(totals.index(preset.number.name))
        target = written(preset.target, data["measures"][preset.output], spoken)

        if not preset.reached:
            expect(note).to_have_text(words["too-far"])
            expect(page.locator(TOTAL)).not_to_have_text(target)
            assert line.inner_text() in [words[key] for key in off], preset.name
            continue
        expect(note).to_be_empty()
        expect(page.locator(TOTAL)).to_have_text(target)
        assert line.inner_text() not in [words[key] for key in (*off, "within")], preset.name


def test_a_slider_and_a_typed_number_move_the_sum(page: Page, site: str) -> None:
    page.goto(f"{site}what-if.html")
    total = page.locator(TOTAL)
    before = total.inner_text()
    page.locator("#whatif-containers-2024").focus()
    page.keyboard.press("ArrowRight")

    expect(total).not_to_have_text(before)
    assert "containers-2024=" in page.url
    expect(page.locator("#whatif-preset")).to_have_value("own")

    page.locator("#whatif-shell-price-typed").fill("900")
    page.locator("#whatif-shell-price-typed").press("Enter")

    expect(page.locator("#whatif-shell-price")).to_have_value("900")
    page.locator("#whatif-reset").click()
    expect(total).to_have_text(before)
    expect(page.locator("#whatif-preset")).to_have_value("")


def test_a_typed_number_out_of_range_is_clamped_and_said(page: Page, site: str) -> None:
    page.goto(f"{site}what-if.html")
    typed = page.locator("#whatif-shell-price-typed")
    typed.fill("999999")
    typed.press("Tab")

    expect(typed).to_have_value("1200")
    expect(page.locator("#whatif-note")).to_contain_text("1")


def test_a_load_that_does_not_fit_says_so(
    page: Page, site: str, data: dict[str, Any], spoken: Language
) -> None:
    """More rounds than a container holds, with the heaviest mix; and what is said to fit, fits."""
    page.goto(f"{site}what-if.html")
    for name in ("rounds-per-container", "rocket-share"):
        field = page.locator(f"#whatif-{name}-typed")
        field.fill(field.get_attribute("max") or "")
        field.press("Enter")
    said, field = (
        page.locator(".whatif-misfit:visible"),
        page.locator("#whatif-rounds-per-container-typed"),
    )

    heaviest = {
        name: data["inputs"][name]["maximum"] for name in ("rounds-per-container", "rocket-share")
    }
    (words,) = report(data, "value.2024", heaviest, spoken).misfits.values()
    expect(said).to_have_text(words)
    expect(field).to_have_attribute("aria-invalid", "true")

    most = re.findall(r"\d+(?:[.,]\d+)?", said.inner_text())[-1].replace(",", ".")
    field.fill(most)
    field.press("Enter")

    expect(page.locator(".whatif-misfit").first).to_be_empty()
    expect(field).to_have_attribute("aria-invalid", "false")


def test_the_share_address_is_short_and_survives_the_change_of_language(
    page: Page, site: str, editions: Path
) -> None:
    page.goto((editions / "en" / "what-if.html").as_uri())
    page.locator("#whatif-preset").select_option("csis2026.value@high")
    page.locator("#whatif-pay").focus()
    page.keyboard.press("ArrowRight")
    shared = page.locator("#whatif-share").get_attribute("data-copy") or ""
    before = page.locator("#whatif-pay").input_value()

    assert len(urlsplit(shared).fragment) < 60

    page.locator("a[hreflang=de]:visible").first.click()

    expect(page).to_have_url(
        (editions / "de" / "what-if.html").as_uri() + f"#{urlsplit(shared).fragment}"
    )
    expect(page.locator("#whatif-pay")).to_have_value(before)


@pytest.mark.parametrize(
    "address", ["of=never", "from=x", "pay=1e99", "pay=nan", "pay=", "x=<img src=y onerror=alert(1)>", "%%%="]
)  # fmt: skip
def test_nonsense_in_the_address_is_clamped_and_said(page: Page, site: str, address: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site}what-if.html#{address}")

    expect(page.locator("#whatif-note")).not_to_be_empty()
    assert page.locator("article img").count() == 0 and errors == []
    value = float(page.locator("#whatif-pay").input_value())
    assert value <= float(page.locator("#whatif-pay").get_attribute("max") or 0)


def test_the_page_shows_the_first_state_before_its_script_runs(
    browser: Browser, site: str, data: dict[str, Any], spoken: Language
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/whatif.js", lambda route: route.abort())
    page.goto(f"{site}what-if.html")
    first = next(iter(data["measures"]))

    expect(page.locator(TOTAL)).to_have_text(report(data, first, {}, spoken).result)
    context.close()


def test_without_javascript_two_tables_say_the_same(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}what-if.html")

    assert page.locator("article table:visible").count() == 2
    assert page.locator(".whatif:visible").count() == 0
    expect(page.locator("noscript, .whatif-note").first).to_be_visible()
    context.close()
