"""``{whatif}``: the model for the reader to move, and what published totals assume.

The page carries model and inputs as data; `whatif.js` makes the controls.
Without JavaScript, and in print, two tables say the same at fixed points.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from ...exchange import scenario
from ...ledger.results import assumed
from ...words.catalogue import translate
from ...words.numbers import Form, amount, in_words
from ..html.head import json_script
from ..state import ledger_of
from .part import Part
from .registers import row, table

#: What the script says; the keys are its names for them.
WORDS = {
    "cutoff": "Deliveries to",
    "preset": "Start from",
    "middle": "our middle values",
    "reset": "Back to our middle values",
    "total": "Result",
    "parts": "Parts",
    "economy": "As a share of",
    "within": "lies within",
    "below": "lies below",
    "above": "lies above",
    "published": "Against published totals",
    "billion": "billion US dollars",
    "clamped": "The address held values that are unknown or out of range. "
    "They were left out or set to the nearest value allowed.",
    "share": "Copy a link to this scenario",
}  # fmt: skip


class WhatIf(Part):
    """The controls, and the tables that stand for them."""

    optional_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Return the place of the controls with their data, and the tables."""
        ledger, language = ledger_of(self.env), self.config.language
        data = scenario.page(ledger, language)
        data["words"] = {key: translate(words, language) for key, words in WORDS.items()}
        script = json_script(data, "application/json", "whatif-data")
        place = f'<div class="whatif" id="whatif"></div>{script}'
        return [
            nodes.raw("", place, format="html", classes=["no-pdf"]),
            self._presets(),
            self._inputs(),
        ]

    def _say(self, *words: str) -> list[str]:
        return [translate(text, self.config.language) for text in words]

    def _presets(self) -> nodes.table:
        ledger, language = ledger_of(self.env), self.config.language
        head = self._say("Published total", "Compared with", "How far every input must be moved")
        rows = [
            row([
                [self.link(p.number, scenario.who(p.number, ledger)),
                 nodes.Text(f": {amount(p.target, p.number.unit, language)}")],
                [nodes.Text(translate(ledger[p.output].label, language))],
                [nodes.Text(self._way(p))],
            ])
            for p in scenario.presets(ledger)
        ]  # fmt: skip
        made = table(head, rows, (40, 35, 25))
        made["classes"] = ["colwidths-given"]
        return made

    def _way(self, preset: scenario.Preset) -> str:
        if preset.way >= 1 - 1e-9:
            return translate("out of reach inside our ranges", self.config.language)
        return amount(100 * preset.way, "percent", self.config.language, 2)

    def _inputs(self) -> nodes.table:
        ledger, language = ledger_of(self.env), self.config.language
        head = self._say("Input", "Lowest", "Middle", "Highest")
        rows = []
        for name, parameter in ledger.parameters.items():
            number = ledger[assumed(name)]
            ends = [in_words(number, language, Form(pick)) for pick in ("low", "central", "high")]
            label = translate(parameter.label, language)
            rows.append(row([[self.link(number, label)], *([nodes.Text(end)] for end in ends)]))
        made = table(head, rows, (40, 20, 20, 20))
        made["classes"] = ["colwidths-given", "no-pdf"]  # the annex of assumptions has them
        return made


def add_script(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Load the script on the page that needs it."""
    if 'id="whatif"' in context.get("body", ""):
        app.add_js_file("whatif.js", loading_method="defer")
