"""Pull figures: a number in large type in the margin, beside the sentence of a chapter that prints it.

Which numbers, the setting `briefing_pull_figures` says. Not for definitions of terms: `margin`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.addnodes import start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform

from ...words.catalogue import translate
from ...words.entries import value_in_words
from ...words.patterns import phrases
from ..nodes import number
from ..state import language_of, ledger_of
from ..warnings import Kind, warn
from .front import together
from .margin import in_a_sentence, put_before

#: Letters of a value on one line of the margin.
LONGEST = 23


class pull_figure(nodes.Invisible, nodes.Element):
    """Shows a `value` and its `label` beside the line in which it stands, in pieces of `Phrases`."""


def visit_pull_figure(writer: Any, node: pull_figure) -> None:
    """Hand the words to the template, if it knows of pull figures."""
    words = f"{together(node['value'])}, {together(node['label'])}"
    writer.emit(f'(dictionary(doc).at("pull-figure", default: (..words) => none))({words})')
    raise nodes.SkipNode


class PullFigures(SphinxPostTransform):
    """Puts each number of the setting where a sentence of a chapter first prints it."""

    builders = ("taggedpdf",)

    def run(self, **kwargs: object) -> None:
        """Insert the figures; warn of a number that no sentence of a chapter prints."""
        language, ledger = language_of(self.env), ledger_of(self.env)
        kept = phrases(language)
        for name in self.config.briefing_pull_figures:
            found = ledger[name]
            link = next(sentences(self.document, name), None)
            if link is None:
                said = "briefing_pull_figures: no sentence of a chapter prints %r"
                warn(Kind.SETTING, f"{said}; name a number that one prints", name)
                continue
            label = list(kept.pieces(translate(found.label, language)))
            value = list(kept.pieces(value_in_words(found, language), LONGEST))
            put_before(link, pull_figure(value=value, label=label))


def sentences(document: nodes.document, name: str) -> Iterator[nodes.Element]:
    """Yield what prints a number in each sentence of a chapter that does: a link, or the number."""
    for chapter in document.findall(start_of_file):
        for printed in chapter.findall(number):
            link = printed if isinstance(printed.parent, nodes.paragraph) else printed.parent
            if printed["name"] == name and in_a_sentence(link):
                yield link
