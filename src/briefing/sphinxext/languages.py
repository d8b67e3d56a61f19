"""What another language than English needs besides its words.

Titles of sources say their language, for screen readers and hyphenation; the glossary stands in
the order of its terms; what has no words in a language stays English, and is marked.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import extract_messages

from ..collation import sort_key
from ..evidence.forms import language_codes
from ..words.catalogue import Language, missed
from ..words.messages import read_catalogue
from .state import language_of, ledger_of
from .warnings import Kind, warn

#: A number that is printed by its name; its words come from the ledger.
NUMBER = re.compile(r"\{num\}`[^`]*`")
#: Marks a node as English, for HTML and for print.
MARK = ["language-en", "lang-en"]
#: How conf.py names the anchors of references (`bibtex_cite_id`).
PREFIX = "source-"


class MarkTitles(SphinxPostTransform):
    """Says the language of every title and label of a source that is not that of the build."""

    def run(self, **kwargs: object) -> None:
        """Mark the entry of each reference, and each link to one."""
        for citation in self.document.findall(nodes.citation):
            code = self._language(citation["ids"])
            title = next(iter(citation.findall(nodes.emphasis)), None)
            if code and title is not None:
                mark(title, code)
            if code and isinstance(citation[0], nodes.label):
                mark(citation[0], code)
        for link in self.document.findall(nodes.reference):
            name = link.get("refid") or str(link.get("refuri", "")).rpartition("#")[2]
            if name.startswith(PREFIX) and (code := self._language([name])):
                mark(link, code)

    def _language(self, names: Iterable[str]) -> str:
        """Return the code of another language than that of the build, or nothing."""
        sources = ledger_of(self.env).evidence.sources
        keys = (str(name).removeprefix(PREFIX) for name in names)
        source = next((sources[key] for key in keys if key in sources), None)
        code = language_codes().get(source.langid, "") if source else ""
        return "" if code == self.config.language else code


def mark(element: nodes.Element, code: str) -> None:
    """Wrap what an element says in its language."""
    classes = [f"language-{code}", f"lang-{code}"]
    element.children = [nodes.inline("", "", *element.children, classes=classes)]


class SortGlossary(SphinxTransform):
    """Sorts a glossary anew: Sphinx sorts it before it is translated."""

    def apply(self, **kwargs: object) -> None:
        """Sort the terms as a dictionary does."""
        for glossary in self.document.findall(addnodes.glossary):
            for terms in glossary.findall(nodes.definition_list):
                terms.children.sort(key=lambda item: sort_key(item[0].astext()))  # type: ignore[index]


def begin_page(app: Sphinx, docname: str, source: list[str]) -> None:
    """Forget what earlier pages asked for: how a page is marked must not depend on them."""
    language_of(app.env).on_page.clear()


class MarkEnglish(SphinxTransform):
    """Marks what has no words in the language of the build, and so is English."""

    def apply(self, **kwargs: object) -> None:
        """Mark sentences without a translation, and generated words that were not found."""
        if self.config.language.startswith("en") or self.app.builder.name == "gettext":
            return
        for node, message in extract_messages(self.document):
            if not node.get("translated") and holds_words(node) and says_words(message):
                node["classes"] += MARK
                if self.config.briefing_complete:
                    what = "not translated: %s"
                    warn(Kind.TRANSLATION, what, message[:60], location=node)
        language = language_of(self.env)
        mark_generated(self.document, language, set(missed(language, on_page=True)))


def mark_generated(made: nodes.Node, language: Language, missing: Container[str] = ()) -> None:
    """Mark texts that a directive has made of words that were not found."""
    silent = language.spoken != language.code
    for text in made.findall(nodes.Text):
        if (silent or text.astext() in missing) and _made(text):
            text.parent["classes"] += MARK


def _made(text: nodes.Text) -> bool:
    """Say whether a text is no sentence of a chapter, no code and not marked yet."""
    parent: nodes.Node | None = text.parent
    while isinstance(parent, nodes.TextElement):
        if "translated" in parent or not holds_words(parent) or MARK[0] in parent["classes"]:
            return False
        parent = parent.parent
    return True


def says_words(message: str) -> bool:
    """Say whether a message has words, besides numbers that are printed by their names.

    >>> says_words("{num}`pay.2024|bare`; {num}`pay.2025`"), says_words("{num}`pay.2024` a month")
    (False, True)
    """
    return any(map(str.isalpha, NUMBER.sub("", message)))


def holds_words(node: nodes.Node) -> bool:
    """Say whether a node holds words, and not code, formulas, a drawing or a setting of the page."""
    apart = (nodes.FixedTextElement, nodes.math, nodes.math_block, nodes.literal)
    return isinstance(node, nodes.TextElement) and not isinstance(node, apart) and not _set(node)


def _set(node: nodes.Node) -> bool:
    """Say whether a node is of the settings at the head of its page, which nobody reads."""
    above: nodes.Node | None = node
    while above is not None and not isinstance(above, nodes.field_list | nodes.docinfo):
        above = above.parent
    if above is None or not isinstance(above.parent, nodes.document):
        return False
    return above.parent[0] is above


def report_missing(app: Sphinx, exception: Exception | None) -> None:
    """Warn of every generated word without a translation, where an edition must be complete."""
    if app.config.briefing_complete and not exception:
        for words in missed(language_of(app.env)):
            what = "%s: not translated: %s"
            place = f"locales/{app.config.language}/words"
            warn(Kind.TRANSLATION, what, place, words[:60])


def check_catalogues(app: Sphinx) -> None:
    """Read the catalogues of the text before Sphinx does, which would take whatever they say.

    Raises
    ------
    BriefingError
        With file and line of every message that does not hold.
    """
    for folder in app.config.locale_dirs:
        place = Path(app.srcdir, folder, app.config.language, "LC_MESSAGES")
        for path in sorted(place.rglob("*.po")):
            read_catalogue(path, app.config.language)
