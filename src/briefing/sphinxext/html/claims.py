"""Claims as a table: phrase, verdict, what the evidence says; each can be linked to by its number."""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..nodes import claim, claims, row, table


class Tables(SphinxPostTransform):
    """Turns claims into tables; print has made cards of them."""

    def run(self, **kwargs: object) -> None:
        """Replace every list of claims."""
        for found in list(self.document.findall(claims)):
            made = table(found["head"], map(_row, found.findall(claim)), found["widths"])
            made["classes"] = ["claims", "colwidths-given"]
            found.replace_self(made)


def _row(found: claim) -> nodes.row:
    *phrases, verdict, finding = (
        paragraph.children for paragraph in found.findall(nodes.paragraph)
    )
    words = nodes.strong("", found["number"])
    number = nodes.reference("", "", words, refid=found["ids"][0], classes=["permalink"])
    cell: list[nodes.Node] = [number]
    for phrase, between in zip(phrases, (" ", " – "), strict=False):
        cell += [nodes.Text(between), *phrase]
    made = row([cell, verdict, finding])
    next(made.findall(nodes.paragraph))["ids"] += found["ids"]
    return made
