"""What other pages may show of a page: its titles, places, terms and notes; and what they quote.

Words of sentences, captions and cells are read where they stand. Other pages quote of them only the
sentence around a number, in its entry, and the finding of a chart, where one can cite it; both
stand under the name of what they are quoted for, so that those pages alone are written again.
Sphinx keeps no record of what one page takes of another, so that all else counts as shown to all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx

from .directives.citing import captions_on
from .html.linknames import name_links
from .html.uses import uses_on
from .nodes import fold, number_entry, register
from .reads import digest

#: Tables of what is quoted: name of a number or of a chart to a digest of the words.
QUOTED = ("uses", "captions")
#: What others take of a page: the answer of `shown_of`.
Shown = dict[str, Any]
#: Around a paragraph whose words stay on its page; others link to their anchors alone.
_PLAIN = (
    nodes.document, nodes.section, nodes.bullet_list, nodes.enumerated_list, nodes.list_item,
    nodes.block_quote, nodes.container, nodes.figure, nodes.legend, nodes.table, nodes.tgroup,
    nodes.thead, nodes.tbody, nodes.row, nodes.entry, register, number_entry, fold,
    # without a glossary around them; what a glossary holds is shown on cards
    nodes.definition_list, nodes.definition_list_item, nodes.definition,
)  # fmt: skip
#: What words of a sentence are made of; links, anchors and numbers are more than words.
_WORDS = {nodes.Text, nodes.emphasis, nodes.strong, nodes.literal, nodes.inline, nodes.math}
#: Attributes that are words of the page itself.
_OWN = {"alt", "value", "label", "as_of", "remark"}


def shown_of(app: Sphinx, page: str) -> Shown:
    """Return digests of what others may show and quote of a page, and whose titles its links print."""
    doctree = name_links(app, page, titles=False)
    return {
        "face": face(doctree),
        "uses": {name: digest(*uses) for name, uses in uses_on(page, doctree).items()},
        "captions": {name: digest(caption) for name, caption in captions_on(page, doctree).items()},
        "titles": sorted(
            link["reftarget"]
            for link in doctree.findall(pending_xref)
            if link.get("refdomain") == "std"
            and (not link["refexplicit"] or "{name}" in link.astext())
        ),
    }


def quoted(shown: Iterable[Shown]) -> dict[str, dict[str, list[str]]]:
    """Return tables of what all pages have that others quote: name to digests, page after page."""
    tables = {name: dict[str, list[str]]() for name in QUOTED}
    for found in shown:
        for name, table in tables.items():
            for key, words in found[name].items():
                table.setdefault(key, []).append(words)
    return tables


def titles(app: Sphinx, shown: Iterable[Shown]) -> str:
    """Return a digest of the titles that links print which have no words of their own."""
    labels = app.env.domains.standard_domain.labels
    targets = {target for found in shown for target in found["titles"]}
    return digest([(target, labels.get(target)) for target in sorted(targets)])


def face(doctree: nodes.document) -> str:
    """Return a digest of all of a page but the words that stay on it, or are quoted by name."""
    return digest(*_shown(doctree))


def _shown(node: nodes.Node) -> Iterator[object]:
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield child.astext()
        elif isinstance(child, nodes.Element):
            stays = _stays(child)
            if child["ids"] or not (stays or isinstance(child, _PLAIN)):
                yield _without_words(child)
            if not stays:
                yield from _shown(child)
                continue
            for each in child.findall(nodes.Element):
                if each is not child and type(each) not in _WORDS:
                    yield _without_words(each)


def _without_words(node: nodes.Element) -> object:
    return node.tagname, [(name, value) for name, value in node.attlist() if name not in _OWN]


def _stays(node: nodes.Element) -> bool:
    """Say whether a node is a plain paragraph, a caption or a piece of HTML: no title, term or note."""
    if isinstance(node, nodes.raw | nodes.caption):
        return True
    if isinstance(node, nodes.title):
        return isinstance(node.parent, nodes.table)
    if not isinstance(node, nodes.paragraph):
        return False
    around: nodes.Node | None = node.parent
    while isinstance(around, _PLAIN):
        around = around.parent
    return around is None
