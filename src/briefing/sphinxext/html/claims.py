"""Claims as tables: each row a phrase, what would have been right, and what the evidence says."""

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
    """Return the row of a claim, which can be linked to by its number."""
    parts = {part["classes"][0]: part.children for part in found.findall(nodes.paragraph)}
    words = nodes.strong("", found["number"])
    number = nodes.reference("", "", words, refid=found["ids"][0], classes=["permalink"])
    phrase = [number, nodes.Text(" "), *parts.pop("phrase")]
    if translation := parts.pop("translation", None):
        phrase += [nodes.Text(" – "), *translation]
    made = row([phrase, *parts.values()])
    next(made.findall(nodes.paragraph))["ids"] += found["ids"]
    return made
