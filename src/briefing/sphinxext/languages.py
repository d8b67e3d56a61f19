"""What another language than English needs besides its words.

Titles of sources say their language, for screen readers and hyphenation; the glossary stands in
the order of its terms.
"""

from __future__ import annotations

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
    """Wraps every title that is not in the language of the build."""

    def run(self, **kwargs: object) -> None:
        """Mark the title of each reference."""
        sources = ledger_of(self.env).evidence.sources
        for citation in self.document.findall(nodes.citation):
            keys = (str(name).removeprefix(PREFIX) for name in citation["ids"])
            source = next((sources[key] for key in keys if key in sources), None)
            code = language_codes().get(source.langid, "") if source else ""
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
