"""What another language than English needs besides its words.

Titles of sources say their language, for screen readers and hyphenation; the glossary stands in
the order of its terms.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from babel import Locale
from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from .state import ledger_of

#: How conf.py names the anchors of references (`bibtex_cite_id`).
PREFIX = "source-"


@cache
def codes() -> dict[str, str]:
    """Return language codes by their English names.

    >>> codes()["korean"], codes()["german"]
    ('ko', 'de')
    """
    return {name.lower(): code for code, name in Locale("en").languages.items() if len(code) == 2}


class MarkTitles(SphinxPostTransform):
    """Wraps every title that is not in the language of the build."""

    def run(self, **kwargs: object) -> None:
        """Mark the title of each reference."""
        sources = ledger_of(self.env).evidence.sources
        for citation in self.document.findall(nodes.citation):
            keys = (str(name).removeprefix(PREFIX) for name in citation["ids"])
            source = next((sources[key] for key in keys if key in sources), None)
            code = codes().get(source.langid, "") if source else ""
            if code and code != self.config.language:
                self._mark(citation, code)

    def _mark(self, citation: nodes.citation, code: str) -> None:
        title = next(iter(citation.findall(nodes.emphasis)), None)
        if title is not None:
            classes = [f"language-{code}", f"lang-{code}"]
            title.children = [nodes.inline("", "", *title.children, classes=classes)]


class SortGlossary(SphinxTransform):
    """Sorts a glossary anew: Sphinx sorts it before it is translated."""

    def apply(self, **kwargs: object) -> None:
        """Sort the terms as a dictionary does."""
        for glossary in self.document.findall(addnodes.glossary):
            for terms in glossary.findall(nodes.definition_list):
                terms.children.sort(key=lambda item: _in_dictionary(item[0].astext()))  # type: ignore[index]


def _in_dictionary(words: str) -> str:
    """Return the letters by which a dictionary sorts.

    >>> sorted(["Zahl", "Übung", "ubi"], key=_in_dictionary)
    ['ubi', 'Übung', 'Zahl']
    """
    letters = unicodedata.normalize("NFD", words.casefold())
    return "".join(letter for letter in letters if letter.isalnum() or letter == " ")
