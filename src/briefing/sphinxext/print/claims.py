"""Claims as cards in print: number and phrase as a heading, translation, what is right, finding."""

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
            cards = (card(each, found["head"]) for each in found.findall(claim))
            found.replace_self(nodes.container("", *cards, classes=["claims"]))


def card(found: claim, head: list[str]) -> nodes.container:
    """Return the card of a claim: its phrase, a translation or nothing, and what is said of it."""
    parts = {part["classes"][0]: part for part in found.findall(nodes.paragraph)}
    phrase, finding = parts["phrase"], parts["finding"]
    number = nodes.inline("", found["number"], classes=["claim-number"])
    phrase.insert(0, [number, nodes.Text(" ")])
    said: list[nodes.Node] = [finding]
    if right := parts.get("right"):
        right.insert(0, nodes.strong("", f"{head[1]}: "))
        said.insert(0, right)
    for part in parts.values():
        part["classes"] = []
    translated = nodes.container("")
    if translation := parts.get("translation"):
        translated += translation
    told = nodes.container("", *said)
    return nodes.container("", phrase, translated, told, classes=["claim"], ids=found["ids"])
