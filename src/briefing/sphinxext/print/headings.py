"""Which headings stand in the margin beside their text: those whose text is high enough for them."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from docutils import nodes
from sphinx.addnodes import start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform

#: Letters of a line of the text, and of a heading in the margin.
LINE, HEADING_LINE = 62, 22
#: A line of a heading is higher than one of the text.
HEIGHT = 1.2
#: What stands in the column of the text.
TEXT = (nodes.paragraph, nodes.bullet_list, nodes.enumerated_list)


class beside(nodes.Invisible, nodes.Element):
    """Says that the heading that follows stands beside its text."""


def visit_beside(writer: Any, node: beside) -> None:
    """Tell the template, if it knows of margins."""
    writer.emit('(dictionary(doc).at("beside", default: () => none))()')
    raise nodes.SkipNode


class PlaceHeadings(SphinxPostTransform):
    """Marks the sections of chapters whose heading stands in the margin."""

    builders = ("taggedpdf",)

    def run(self, **kwargs: object) -> None:
        """Mark them."""
        for chapter in self.document.findall(start_of_file):
            for top in (node for node in chapter if isinstance(node, nodes.section)):
                for section in (node for node in top if isinstance(node, nodes.section)):
                    if fits(section):
                        section.insert(0, beside())


def fits(section: nodes.section) -> bool:
    """Tell whether the text before the first figure, table or box is as high as the heading.

    >>> title = nodes.title("", "Who counts, and how")
    >>> [fits(nodes.section("", title, nodes.paragraph("", "word " * n))) for n in (5, 40)]
    [False, True]
    """
    title, *rest = (node for node in section if not isinstance(node, nodes.Invisible))
    text = takewhile(lambda node: isinstance(node, TEXT), rest)
    lines = sum(-(-len(node.astext()) // LINE) for node in text)
    return lines >= HEIGHT * -(-len(title.astext()) // HEADING_LINE) + 1
