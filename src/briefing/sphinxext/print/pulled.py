"""Pull figures: a number in large type in the margin, beside the sentence of a chapter that prints it.

Which numbers, the setting `briefing_pull_figures` says. Not for definitions of terms: `margin`.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.addnodes import start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform

from ...errors import did_you_mean
from ...words.catalogue import translate
from ...words.entries import value_in_words
from ...words.patterns import phrases
from ..nodes import number
from ..state import language_of, ledger_of
from ..warnings import Kind, warn
from .margin import in_a_sentence, margin_note, put_before

#: Letters of a value on one line of the margin.
LONGEST = 23


class PullFigures(SphinxPostTransform):
    """Puts each number of the setting where a sentence of a chapter first prints it."""

    builders = ("taggedpdf",)

    def run(self, **kwargs: object) -> None:
        """Insert the figures; warn of a number that is unknown, or that no sentence prints."""
        language, ledger = language_of(self.env), ledger_of(self.env)
        kept = phrases(language)
        for name in self.config.briefing_pull_figures:
            link = next(sentences(self.document, name), None)
            if link is None:
                said = "briefing_pull_figures: no sentence of a chapter prints %r%s"
                hint = "" if name in ledger else did_you_mean(name, ledger)
                warn(Kind.SETTING, f"{said}; name a number that one prints", name, hint)
                continue
            found = ledger[name]
            value = list(kept.pieces(value_in_words(found, language), LONGEST))
            label = list(kept.pieces(translate(found.label, language)))
            put_before(link, margin_note(kind="pull-figure", head=value, text=label))


def sentences(document: nodes.document, name: str) -> Iterator[nodes.Element]:
    """Yield what prints a number in each sentence of a chapter that does: a link, or the number."""
    for chapter in document.findall(start_of_file):
        for printed in chapter.findall(number):
            link = printed if isinstance(printed.parent, nodes.paragraph) else printed.parent
            if printed["name"] == name and in_a_sentence(link):
                yield link
