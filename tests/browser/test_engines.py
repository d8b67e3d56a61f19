"""The same pages in Firefox and in WebKit, the engine of Safari: links, cards, tools, layout."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from .conftest import CARD
from .engines import ENGINES, Engine, axe, missing
from .test_every_page import ALL, LEFT_OUT

# Mozilla's client leaves sockets to be collected.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
NUMBER = "article p a:has(> data.num)"


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Start an engine; in CI each must be there."""
    lost = missing(request.param)
    if lost and not os.environ.get("CI"):
        pytest.skip(lost)
    started = ENGINES[request.param]()
    yield started
    started.close()


def until(check: Callable[[], Any], seconds: float = 5) -> Any:
    """Wait until something holds, and return it."""
    end = time.monotonic() + seconds
    while not (found := check()) and time.monotonic() < end:
        time.sleep(0.05)
    return found


def test_a_number_looks_like_a_link(engine: Engine, site: str) -> None:
    engine.open(f"{site}worth.html")
    style = "return getComputedStyle(document.querySelector('%s'))['%s']"

    assert engine.run(style % (NUMBER, "textDecorationLine")) == "underline"
    assert engine.run(style % (NUMBER, "textDecorationStyle")) == "dotted"


def test_a_number_opens_its_card_inside_the_window(engine: Engine, site: str) -> None:
    engine.size(800, 700)
    engine.open(f"{site}index.html")
    engine.run(f"document.querySelector('{NUMBER}').click()")

    assert until(lambda: engine.run(f"return document.querySelectorAll('{CARD}').length")) == 1
    left, top, right, bottom, width, height = engine.run(
        f"const r = document.querySelector('{CARD}').getBoundingClientRect();"
        "return [r.left, r.top, r.right, r.bottom, innerWidth, innerHeight]"
    )
    assert left >= 0 and top >= 0 and right <= width and bottom <= height


def test_no_page_is_wider_than_the_window(engine: Engine, site: str, pages: list[str]) -> None:
    wide = {}
    for name in pages:
        engine.open(site + name)
        for width in (500, 1280):
            engine.size(width, 900)
            wide[name, width] = engine.run(
                "return document.documentElement.scrollWidth - innerWidth"
            )

    assert {key: over for key, over in wide.items() if over > 1} == {}


def test_a_preset_of_what_if_gives_its_total(
    engine: Engine, site: str, words: dict[str, str]
) -> None:
    engine.open(f"{site}what-if.html#from=fnf2024.value@high")
    shown = (
        "return document.querySelector('.whatif-result:not([hidden]) .whatif-total').textContent"
    )

    assert until(lambda: words["5.50"] in engine.run(shown))


def test_search_finds_a_number(engine: Engine, site: str, words: dict[str, str]) -> None:
    engine.open(f"{site}search.html?q={words['5.5']}")
    first = "return document.querySelector('#search-results a')?.textContent ?? ''"

    assert until(lambda: words["5.5"] in engine.run(first))


def test_a_register_can_be_filtered(engine: Engine, site: str) -> None:
    engine.open(f"{site}observations/arms.html")
    count = "return [...document.querySelectorAll('table.register tbody tr')].filter((r) => !r.hidden).length"
    everything = engine.run(count)
    engine.run(
        "const f = document.getElementById('register-filter'); f.value = 'container';"
        "f.dispatchEvent(new Event('input', { bubbles: true }))"
    )

    assert 0 < until(lambda: engine.run(count)) < everything


def test_a_link_to_a_list_of_sources_shows_it(engine: Engine, site: str) -> None:
    engine.open(f"{site}numbers/model.html")
    shown = "return document.querySelector('.source-lists').open"
    assert not engine.run(shown)
    engine.run("document.querySelector('a[href=\"#sources-1\"]').click()")

    assert until(lambda: engine.run(shown))
    assert (
        engine.run("return document.querySelector('#sources-1').getBoundingClientRect().top") < 900
    )


@pytest.mark.parametrize(
    "name", ["index.html", "worth.html", "what-if.html", "observations/prices.html"]
)
def test_axe_finds_no_barrier(engine: Engine, site: str, name: str) -> None:
    engine.size(1280, 900)
    engine.open(site + name)
    engine.run(f"{axe()}; window.axe = axe; return true")
    found = engine.run(
        f"return ({ALL})({{ leftOut: {LEFT_OUT!r} }}).then((all) => all.map((v) => v.id))"
    )

    assert found == []


def test_chips_filter_and_an_old_address_leads_to_its_entry(engine: Engine, site: str) -> None:
    engine.open(f"{site}evidence.html#num-fnf2024-value")
    assert until(
        lambda: engine.run("return location.pathname").endswith("/observations/studies.html")
    )

    engine.open(f"{site}observations/arms.html")
    count = "return document.querySelectorAll('table.register tbody tr:not([hidden])').length"
    everything = engine.run(count)
    engine.run("document.querySelector('[data-topic=missiles]').click()")

    assert 0 < until(lambda: engine.run(count)) < everything
    assert "topic=missiles" in engine.run("return location.search")


def test_the_focus_is_never_under_the_header(engine: Engine, site: str) -> None:
    engine.size(500, 700)
    engine.open(f"{site}worth.html")
    hidden = """const found = [], links = [...document.querySelectorAll('article p a[href]')].slice(0, 30).reverse();
        for (const link of links) { link.focus(); const r = link.getBoundingClientRect();
            const at = document.elementFromPoint(r.left + 3, r.top + r.height / 2);
            if (at?.closest('.mobile-header')) found.push(link.textContent); }
        return found;"""

    assert engine.run(hidden) == []
