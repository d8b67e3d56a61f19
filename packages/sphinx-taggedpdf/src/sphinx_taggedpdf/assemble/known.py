"""All that is known about one document before it is written as Typst.

It is found out on the complete doctree, so that it holds for the cover and the introduction as well.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from ..formulas.commands import Macro
from ..formulas.latex import MathError
from ..lettering.glyphs import Glyphs
from ..typst.measures import Measures
from .backlinks import Backlinks
from .document import Whole
from .footnotes import Footnotes
from .numbers import Numbers


@dataclass
class Known:
    """What the rules of the nodes ask about the document around them."""

    #: the document that the others are inlined into
    start: str
    whole: Whole
    env: BuildEnvironment
    config: Config
    numbers: Numbers
    backlinks: Backlinks
    notes: Footnotes
    glyphs: Glyphs
    #: LaTeX → Typst, or why not
    formulas: Mapping[str, str | MathError]
    macros: Mapping[str, Macro]
    measures: Measures
    #: source → name in the folder of images; rules may add drawings of their own
    images: dict[str, str]
    #: where drawings are kept
    drawings: Path
    #: `no`, `inline` or `footnote`
    show_urls: str
    docnames: Collection[str]
    #: names of the files that are attached
    attached: Collection[str]
    #: names of images that Typst cannot read
    unreadable: Collection[str]

    def __post_init__(self) -> None:
        """Collect the words of all references, for `cited_as`."""
        references = self.whole.tree.findall(nodes.reference)
        self._cited = {node.astext().strip("[]") for node in references}

    def cited_as(self, label: str) -> bool:
        """Tell whether the text cites by a label, such as [7] or Knuth 1984 (of which it may say only the year)."""
        return label in self._cited or " " in label

    def language_of(self, docname: str) -> str | None:
        """Return the language that a document says it is in."""
        metadata = self.env.metadata.get(docname, {})
        found = metadata.get("lang") or metadata.get("language")
        return str(found) if found else None

    def in_contents(self, docname: str, depth: int) -> bool:
        """Tell whether the contents show a heading so deep in its document, which may have a field `tocdepth`."""
        limit = int(self.env.metadata.get(docname, {}).get("tocdepth") or 0)
        return not 0 < limit < depth

    def elsewhere(self, label: str) -> bool:
        """Tell whether a label belongs to a document of the project that is not in this PDF."""
        docname = label.rpartition(":")[0]
        return docname == "search" or (
            docname in self.env.found_docs and docname not in self.docnames
        )
