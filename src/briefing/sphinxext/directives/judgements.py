"""``{judgements}`` and ``{likelihoods}``: conclusions in one table, and what their words mean.

How likely and how sure are two questions: they stand in two columns and never in one phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from docutils import nodes

from ...errors import did_you_mean
from ...evidence.claims import Judgement
from ...evidence.likelihood import BANDS, CONCLUSIONS
from ...words.catalogue import Language, translate
from ...words.numbers import span
from ..nodes import row, table
from ..state import language_of, ledger_of
from .part import Part


class likelihood_bar(nodes.Inline, nodes.Element):
    """A scale from 0 to 100 % with a band from `low` to `high`; words stand beside it."""


def visit_html(writer: nodes.NodeVisitor, node: likelihood_bar) -> None:
    """Draw the bar; it repeats words, so that assistive technology passes over it."""
    low, high = node["low"], node["high"]
    writer.body.append(  # type: ignore[attr-defined]
        '<svg class="likelihood-bar" viewBox="0 0 100 8" aria-hidden="true" focusable="false">'
        '<rect class="scale" width="100" height="8"/>'
        f'<rect class="band" x="{low:g}" width="{high - low:g}" height="8"/></svg>'
    )
    raise nodes.SkipNode


def visit_print(writer: Any, node: likelihood_bar) -> None:
    """Draw the bar as the template of the briefing does; an artefact, since words say the same."""
    bar = 'dictionary(doc).at("likelihood-bar", default: (..) => none)'  # a template may have none
    writer.emit(f"({bar})({node['low']:g}, {node['high']:g})")
    raise nodes.SkipNode


def skip(writer: nodes.NodeVisitor, node: likelihood_bar) -> None:
    """Leave the bar to outputs that can draw."""
    raise nodes.SkipNode


class Judgements(Part):
    """Judgements in one table: what we conclude, how likely, how sure."""

    required_arguments = 1
    optional_arguments = 0
    HEAD: ClassVar[tuple[str, ...]] = ("What we conclude", "How likely", "How sure we are")

    def run(self) -> list[nodes.Node]:
        """Return the table, or an error if there is no such judgement."""
        known = ledger_of(self.env).judgements
        rows = []
        for name in self.arguments[0].split():
            found = known.get(name)
            if found is None:
                raise self.error(f"unknown judgement {name!r}{did_you_mean(name, known)}")
            rows.append(row(self._cells(found)))
        made = table([self._word(word) for word in self.HEAD], rows, (52, 27, 21))
        made["classes"] = ["judgements", "colwidths-given"]
        return [made]

    def _word(self, text: str) -> str:
        return translate(text, language_of(self.env))

    def _cells(self, found: Judgement) -> list[Sequence[nodes.Node]]:
        statement = self.inline(found.statement)
        confidence = [nodes.Text(self._word(f"{found.confidence} confidence"))]
        if found.likelihood is None:
            return [statement, [nodes.Text(self._word("stated, not estimated"))], confidence]
        return [statement, likelihood(found.likelihood, language_of(self.env)), confidence]


class Likelihoods(Part):
    """The key to the words of likelihood that judgements use."""

    optional_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Return a block of lines, one with a bar for each word."""
        language = language_of(self.env)
        lead = translate("How likely, after the US intelligence standard ICD 203:", language)
        sure = translate("How sure we are says how good the evidence is.", language)
        words = (likelihood(word, language) for word in CONCLUSIONS)
        said: list[Sequence[nodes.Node]] = [[nodes.Text(lead)], *words, [nodes.Text(sure)]]
        lines = (nodes.line("", "", *parts, translatable=False) for parts in said)
        return [nodes.line_block("", *lines, classes=["likelihoods"])]


def likelihood(word: str, language: Language) -> list[nodes.Node]:
    """Return a word of likelihood with its bar and its band in per cent."""
    low, high = BANDS[word]
    percent = span(low, high, "percent", language)
    words = translate(word, language)
    return [likelihood_bar(low=low, high=high), nodes.Text(f" {words} ({percent})")]
