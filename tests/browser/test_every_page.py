"""Every page, in both widths and colour schemes: accessible, self-sufficient, still, no errors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from .conftest import LATE, NUMBER, SHIFT
from .engines import axe

Scheme = Literal["light", "dark"]
#: The scheme in which a page is loaded, that to which it changes then, and the width.
MODES: dict[str, tuple[Scheme, Scheme, int]] = {
    "desktop": ("light", "dark", 1280),
    "phone": ("dark", "light", 390),
}

#: One rule on trial contradicts another: an area that scrolls must be reached by keyboard
#: (scrollable-region-focusable), and may not be reached if it is no control.
LEFT_OUT = ["focus-order-semantics"]
#: All other rules of axe, those of level AAA and those on trial among them; or of these only
#: those on colours, or only the others.
ALL = """async ({ leftOut, colours }) => {
    const rules = {}, wanted = (tags) => colours === undefined || colours === tags.includes("cat.color");
    for (const { ruleId, tags } of axe.getRules())
        rules[ruleId] = { enabled: wanted(tags) && !leftOut.includes(ruleId) };
    return (await axe.run(document, { rules, resultTypes: ["violations"] })).violations; }"""

#: Waits until what the scripts did is drawn.
SETTLED = """() => new Promise(done =>
    setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 100))"""
#: Lays out what is laid out when it comes into sight; returns what had less room than it needs:
#: that would overlap what follows.
IN_SIGHT = """() => [...document.querySelectorAll("section")].filter((part) => {
    const room = part.offsetHeight, waited = getComputedStyle(part).contentVisibility === "auto";
    part.style.contentVisibility = "visible";
    return waited && part.offsetHeight > room + 1; }).map((part) => part.id)"""
SQUEEZED = """() => [...document.querySelectorAll("article table > caption")]
    .filter((caption) => caption.offsetWidth < caption.parentElement.offsetWidth / 2)
    .map((caption) => caption.textContent.trim())"""
#: Korean, Japanese and Cyrillic letters without a `lang` of their own (WCAG 3.1.2).
FOREIGN = r"""() => { const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const foreign = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]|[\u0400-\u04ff]{3}/;
    while (walk.nextNode()) if (foreign.test(walk.currentNode.data)
        && !walk.currentNode.parentElement.closest("[lang]:not(html), script, pre"))
        found.push(walk.currentNode.data.slice(0, 60)); return found; }"""
#: Words of Sphinx and its theme, in texts, labels and titles.
ENGLISH = """(words) => { const english = RegExp(words);
    return [...document.querySelectorAll("*")].flatMap((e) =>
        e.closest("[lang=en]:not(html), script, article p")
        || e.closest("svg") && !["title", "desc"].includes(e.localName) ? []
        : [e.getAttribute("aria-label"), e.title, e.placeholder, ...e.childElementCount ? [] : [e.textContent]])
        .filter((text) => typeof text === "string" && text.length < 60 && english.test(text)); }"""
THEME = (
    r"Toggle|Skip to|Back to top|Link to this|Permalink|Made with|On this page|Search\b"
    r"|Previous|Next\b|Home\b|Copyright|Contents|Light|Expand|Menu\b|mode\b"
)
#: What the keyboard stops at though it does not scroll.
IDLE = """() => [...document.querySelectorAll(".table-wrapper[tabindex]")]
    .filter((box) => box.scrollWidth <= box.clientWidth).length"""
#: Numbers of the text that open no card.
BARE = """(selector) => [...document.querySelectorAll(selector)]
    .filter((a) => !a.closest(".card") && a.getAttribute("aria-haspopup") !== "dialog").map((a) => a.textContent)"""
#: Leaves of all that is alike only the first: entries of lists and tables go, other parts are
#: hidden. Alike are elements whose names, classes, names of attributes, holders and place as first
#: or last are the same, and that hold the same kinds of elements: they have the same colours, and
#: the contrast of every letter takes most of the time.
ONE_OF_A_KIND = """() => {
    const kinds = new Map(), parts = [...document.querySelectorAll("article *")], seen = new Set();
    const number = (text) => kinds.get(text) ?? kinds.set(text, kinds.size).get(text);
    const own = (part) => [part.localName, part.getAttribute("class"), part.getAttributeNames().sort(),
        !part.previousElementSibling, !part.nextElementSibling].join();
    const inside = new Map(), above = new Map();
    for (const part of parts.toReversed())
        inside.set(part, number([own(part), ...new Set([...part.children].map((c) => inside.get(c)))].join("<")));
    for (const part of parts) {
        above.set(part, number([above.get(part.parentElement), own(part)].join(">")));
        const kind = `${above.get(part)} ${inside.get(part)}`;
        if (!seen.has(kind)) seen.add(kind);
        else if (part.matches("tr, li, dd")) part.remove();
        else part.style.visibility = "hidden"; } }"""


@dataclass
class Visit:
    """What was seen on one page."""

    barriers: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    overflow: int = 0
    #: Captions of tables that are squeezed into less than half of the width of their table.
    squeezed: list[str] = field(default_factory=list)
    #: Sections that wait to be laid out, and keep less room than they need.
    cramped: list[str] = field(default_factory=list)
    #: Words in another script whose language is not said, and English words of the theme.
    foreign: list[str] = field(default_factory=list)
    english: list[str] = field(default_factory=list)
    #: Tables that the keyboard stops at though they do not scroll.
    idle: int = 0
    #: Numbers without a card.
    bare: list[str] = field(default_factory=list)
    shift: float = 0.0


def look(page: Page, site: str, name: str, then: Scheme) -> Visit:
    """Visit a page and note what is wrong with it; of colours in the other scheme, too."""
    seen = Visit()
    known = (site, "data:", "blob:")

    def request(sent: Request) -> None:
        if not sent.url.startswith(known):
            seen.strangers.append(sent.url)

    def message(said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            seen.messages.append(said.text)

    page.on("request", request)
    page.on("console", message)
    page.on("pageerror", lambda error: seen.messages.append(str(error)))
    page.add_init_script(SHIFT)
    page.goto(site + name)
    page.evaluate(axe())
    page.evaluate(SETTLED)
    seen.shift = page.evaluate("window.shift")
    seen.cramped = page.evaluate(IN_SIGHT)  # which moves what follows, so the shift is read before
    found = page.evaluate(ALL, {"leftOut": LEFT_OUT, "colours": False})
    seen.squeezed = page.evaluate(SQUEEZED)
    seen.foreign, seen.english = page.evaluate(FOREIGN), page.evaluate(ENGLISH, THEME)
    seen.idle, seen.bare = page.evaluate(IDLE), page.evaluate(BARE, NUMBER)
    seen.overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    page.evaluate(ONE_OF_A_KIND)
    found += page.evaluate(ALL, {"leftOut": LEFT_OUT, "colours": True})
    page.emulate_media(color_scheme=then)
    page.evaluate(SETTLED)
    found += page.evaluate(ALL, {"leftOut": LEFT_OUT, "colours": True})
    seen.barriers = [f"{v['id']} ×{len(v['nodes'])} {v['nodes'][0]['target']}" for v in found]
    return seen


@pytest.fixture(scope="module", params=MODES)
def visits(
    request: pytest.FixtureRequest,
    browser: Browser,
    site: str,
    pages: list[str],
    language: str,
    shared: Path,
) -> Iterator[dict[str, Visit]]:
    # once in each mode: two workers that each visit all pages would take minutes more
    (shared / f"visited-{language}-{request.param}").touch(exist_ok=False)
    first, then, width = MODES[request.param]
    context = browser.new_context(
        color_scheme=first, viewport={"width": width, "height": 900},
        extra_http_headers={LATE: "0.2"},
    )  # fmt: skip
    seen = {}
    for name in pages:
        page = context.new_page()
        seen[name] = look(page, site, name, then)
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


def test_no_caption_is_squeezed(visits: dict[str, Visit]) -> None:
    assert {name: v.squeezed for name, v in visits.items() if v.squeezed} == {}


def test_foreign_words_stand_inside_a_language(visits: dict[str, Visit]) -> None:
    assert {name: v.foreign for name, v in visits.items() if v.foreign} == {}


def test_the_german_edition_says_nothing_in_english(
    visits: dict[str, Visit], language: str
) -> None:
    english = {name: v.english for name, v in visits.items() if v.english}

    assert bool(english) == (language == "en"), english


def test_the_keyboard_stops_at_no_table_that_does_not_scroll(visits: dict[str, Visit]) -> None:
    assert {name: v.idle for name, v in visits.items() if v.idle} == {}


def test_every_number_in_the_text_has_a_card(visits: dict[str, Visit]) -> None:
    assert {name: v.bare for name, v in visits.items() if v.bare} == {}


def test_what_waits_to_be_laid_out_keeps_its_room(visits: dict[str, Visit]) -> None:
    assert {name: v.cramped for name, v in visits.items() if v.cramped} == {}


def test_no_page_moves_when_its_scripts_come_late(visits: dict[str, Visit]) -> None:
    assert {name: v.shift for name, v in visits.items() if v.shift >= 0.02} == {}


@pytest.mark.parametrize("wrong", ["", "tr.pale > td", "p:first-child em", "li li a"])
def test_the_check_of_colours_finds_the_one_part_that_is_too_pale(page: Page, wrong: str) -> None:
    """What is alike is looked at once; what differs is looked at."""
    row = "<tr{}><td>One</td><td>Two</td></tr>"
    page.set_content(
        f"<html lang='en'><title>T</title><style>body {{ color: #000; background: #fff }}"
        f"{wrong or 'x'} {{ color: #bbb }}</style><main><article><h1>T</h1>"
        f"<table>{row.format('')}{row.format('')}{row.format(' class=pale')}</table>"
        "<section><p>A</p><p>An <em>word</em></p></section><section><p><em>word</em></p><p>B</p></section>"
        "<ul><li><a href='#'>Left</a></li><li><a href='#'>Mid</a><ul><li><a href='#'>Near</a></ul></ul>"
    )
    page.evaluate(axe())
    page.evaluate(ONE_OF_A_KIND)
    found = page.evaluate(ALL, {"leftOut": LEFT_OUT, "colours": True})

    pale = [node["html"] for v in found if v["id"] == "color-contrast" for node in v["nodes"]]
    assert len(pale) == (2 if wrong == "tr.pale > td" else bool(wrong)), pale
