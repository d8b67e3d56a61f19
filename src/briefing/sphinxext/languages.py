"""What another language than English needs besides its words.

Titles of sources say their language, for screen readers and hyphenation; the glossary stands in
the order of its terms.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..collation import sort_key
from ..evidence.fields import language_codes
from ..words.messages import read_catalogue
from .state import ledger_of

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
