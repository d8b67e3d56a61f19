"""Says in which language the title of a source is, for screen readers and hyphenation.

Marks the titles in the list of references; the language of a phrase in the text is marked there.
"""

from __future__ import annotations

from functools import cache

from babel import Locale
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from .edition import ledger_of

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

    default_priority = 810

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


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(MarkTitles)
