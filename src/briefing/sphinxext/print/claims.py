"""Claims as cards in print: number and phrase as a heading, translation, verdict and finding."""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..nodes import claim, claims


class Cards(SphinxPostTransform):
    """Turns claims into containers, which the template lays out."""

    builders = ("taggedpdf",)

    def run(self, **kwargs: object) -> None:
        """Replace every list of claims."""
        for found in list(self.document.findall(claims)):
            cards = map(card, found.findall(claim))
            found.replace_self(nodes.container("", *cards, classes=["claims"]))


def card(found: claim) -> nodes.container:
    """Return the card of a claim: its phrase, a translation or nothing, the verdict with the finding."""
    phrase, *translation, verdict, finding = found.findall(nodes.paragraph)
    number = nodes.inline("", found["number"], classes=["claim-number"])
    phrase.insert(0, [number, nodes.Text(" ")])
    translated = nodes.container("", *translation)
    said = nodes.paragraph("", "", *verdict.children, nodes.Text(": "), *finding.children)
    return nodes.container("", phrase, translated, said, classes=["claim"], ids=found["ids"])
