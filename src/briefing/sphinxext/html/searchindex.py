"""What the search page searches: sections, terms and sources of the text, and every number.

Sphinx's own index knows words of pages only: it drops "5.5", ranks registers before chapters and
shows pieces of hidden cards.  `search.js` ranks; here is only what can be found.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

from ...ledger.ledger import Ledger
from ...ledger.number import ENDS, Number
from ...words.catalogue import translate
from ...words.entries import value_in_words
from ...words.numbers import rounded
from ..domain import domain_of
from ..nodes import plain
from ..state import language_of, ledger_of, root_of
from ..synonyms import read_synonyms
from .linknames import read_named

FILE = "searchtexts.js"
#: What the page says; the keys are its script's names for it.
WORDS = {
    "found": "{} places found.",
    "one": "One place found.",
    "none": "Nothing found for “{}”. Fewer or other words may help.",
    "numbers": "Numbers",
    "text": "In the text",
}
#: Pages that are no answer to a question.
HIDDEN = {"404"}


def leave_out_words(app: Sphinx) -> None:
    """Do without Sphinx's index of words where the briefing makes a search page of its own."""
    if app.builder.format == "html" and "search" in app.config.html_additional_pages:
        app.builder.search = False  # type: ignore[attr-defined]


#: Scripts that serve Sphinx's own search alone.
UNUSED = ("sphinx_highlight.js", "translations.js")


def leave_out_scripts(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Load nothing for a search that is not made."""
    if app.builder.format == "html" and not app.builder.search:  # type: ignore[attr-defined]
        context["script_files"] = [
            script
            for script in context["script_files"]
            if not str(script.filename).endswith(UNUSED)
        ]


#: Page, anchor, title of the place, its text.
Place = tuple[str, str, str, str]


def places(page: str, doctree: nodes.document) -> Iterator[Place]:
    """Yield what can be found on a page: its sections, the terms and the sources in them."""
    for section in doctree.findall(nodes.section):
        title = next(section.findall(nodes.title))
        anchor = "" if section.parent is doctree else section["ids"][0]
        yield page, anchor, plain(title), text_of(section)
    for item in doctree.findall(nodes.definition_list_item):
        term = next(item.findall(nodes.term))
        if term["ids"] and isinstance(item.parent.parent, addnodes.glossary):
            meaning = " ".join(plain(each) for each in item.findall(nodes.definition))
            yield page, term["ids"][0], plain(term), meaning
    for entry in doctree.findall(nodes.citation):
        yield page, entry["ids"][0], plain(entry[0]), plain(entry[-1])


def text_of(section: nodes.Element) -> str:
    """Return the words of a section without those of its subsections and of longer lists."""
    elsewhere = (nodes.section, nodes.title, nodes.raw, nodes.citation, addnodes.glossary)
    texts = []
    for child in section.children:
        is_register = isinstance(child, nodes.table) and "register" in child["classes"]
        if not isinstance(child, elsewhere) and not is_register:
            texts.append(" ".join(plain(p) for p in _paragraphs(child)))
    return re.sub(r" +([.,;:])", r"\1", " ".join(filter(None, texts)))


def _paragraphs(node: nodes.Node) -> Iterator[nodes.Node]:
    wanted = (nodes.paragraph, nodes.term, nodes.caption, nodes.rubric)
    return (each for each in node.findall(nodes.Element) if isinstance(each, wanted))


def weights(app: Sphinx) -> dict[str, int]:
    """Return the place of each page in the order of groups of the contents.

    The start page, which points to the others, comes in the middle.
    """
    found = {app.config.root_doc: 2}
    trees = app.env.get_doctree(app.config.root_doc).findall(addnodes.toctree)
    for group, tree in enumerate(trees):
        found.update(dict.fromkeys(tree["includefiles"], group))
    return found


def numbers(app: Sphinx) -> Iterator[list[Any]]:
    """Yield every number that has an entry: place, label, words, values, who states it."""
    ledger, language = ledger_of(app.env), language_of(app.env)
    for name, (page, anchor) in sorted(domain_of(app.env).entries.items()):
        if name in ledger:
            number = ledger[name]
            label, said = translate(number.label, language), value_in_words(number, language)
            yield [page, anchor, label, said, values(number), _stated_by(name, ledger), number.kind]


def values(number: Number) -> list[float]:
    """Return the values of a number as they are printed, each once.

    >>> values(Number("n", "", "computed", "USD", 1.62e9, 2.96e9, 5.41e9, digits=2))
    [1600000000.0, 3000000000.0, 5400000000.0]
    """
    known = (getattr(number, end) for end in ENDS)
    shown = (float(rounded(v, number.digits)) for v in known if v is not None)
    return list(dict.fromkeys(shown))


def _stated_by(name: str, ledger: Ledger) -> str:
    row = ledger.evidence.observations.get(name)
    return ledger.evidence.sources[row.source].short if row else ""


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write what can be found beside the scripts of the site."""
    if exception or app.builder.format != "html":
        return
    groups, env = weights(app), app.env
    pages = sorted(env.found_docs - HIDDEN)
    known = read_synonyms(root_of(env))
    data = {
        "pages": {p: [plain(env.titles[p]), groups.get(p, max(groups.values()))] for p in pages},
        "places": [place for p in pages for place in places(p, read_named(app, p))],
        "numbers": list(numbers(app)),
        "synonyms": known.get(app.config.language, {}),
        "words": {key: translate(text, language_of(app.env)) for key, text in WORDS.items()},
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # a script and no JSON file: pages read from files may not fetch
    (Path(app.outdir) / "_static" / FILE).write_text(f"const searchTexts = {text};\n", "utf-8")
