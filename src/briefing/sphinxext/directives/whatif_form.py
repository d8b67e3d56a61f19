"""``{whatif}``: the model for the reader to move, and what published totals assume.

The controls are written here, in their first state; `whatif.js` makes them work.
Without JavaScript, and in print, two tables say the same at fixed points.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docutils import nodes
from jinja2 import Environment, PackageLoader
from sphinx.application import Sphinx

from ...exchange import scenario, whatif
from ...exchange.report import report
from ...ledger.assumptions import assumed
from ...words.catalogue import Language, translate
from ...words.form import Form
from ...words.numbers import amount, in_words
from ..jsonscript import json_script
from ..nodes import row, table
from ..state import language_of, ledger_of
from .part import CaptionedTable

TEMPLATES = Environment(
    loader=PackageLoader("briefing.sphinxext", "html"), autoescape=True, trim_blocks=True
)
#: What the page and its script say; the keys are their names for it.
WORDS = {
    "measure": "What is summed",
    "preset": "Start from",
    "middle": "our middle values",
    "own": "your own values",
    "reset": "Back to our middle values",
    "share": "Copy a link to this scenario",
    "result": "Result",
    "with-these": "with the inputs below",
    "inputs": "Inputs",
    "median": "middle",
    "published": "Against published totals",
    "ours": "Our estimate",
    "nine": "nine in ten draws; the mark is their middle",
    "parts": "Parts",
    "below": "the result lies below",
    "above": "the result lies above",
    "within": "the result lies within",
    "lower": "the result is the lower end",
    "upper": "the result is the upper end",
    "equal": "the result is this total",
    "fits": "the result fits",
    "misfit": "This does not fit. {}: the other inputs leave room for at most {} {}.",
    "clamped": "The address held values that are unknown or out of range. "
    "They were left out or set to the nearest value allowed.",
    "too-far": "This total is out of reach inside our ranges: every input stands at its end.",
    "limits": "Allowed are values from {} to {}.",
    "no-script": "The sliders need JavaScript. The tables below say the same at fixed points.",
}


class WhatIf(CaptionedTable):
    """The controls, and the tables that stand for them."""

    def run(self) -> list[nodes.Node]:
        """Return the place of the controls with their data, and the tables."""
        ledger, language = ledger_of(self.env), language_of(self.env)
        words = {key: translate(said, language) for key, said in WORDS.items()}
        words["economy"] = translate(ledger.study.economy.label, language)
        data = whatif.page(ledger, language) | {"words": words}
        script = json_script(data, "application/json", "whatif-data")
        live = nodes.raw("", controls(data, language) + script, format="html")
        return [
            nodes.container("", live, classes=["no-pdf"]),
            self._presets(),
            self._inputs(),
        ]

    def _say(self, *words: str) -> list[str]:
        return [translate(text, language_of(self.env)) for text in words]

    def _presets(self) -> nodes.table:
        ledger, language = ledger_of(self.env), language_of(self.env)
        head = self._say("Published total", "Compared with", "How far every input must be moved")
        rows = [
            row([
                [self.link(p.number, scenario.who(p.number)),
                 nodes.Text(f": {amount(p.target, p.number.unit, language)}")],
                [nodes.Text(translate(ledger[p.output].label, language))],
                [nodes.Text(self._way(p))],
            ])
            for p in scenario.presets(ledger)
        ]  # fmt: skip
        made = table(head, rows, (40, 35, 25))
        made["classes"] = ["colwidths-given"]
        return self.captioned(made)

    def _way(self, preset: scenario.Preset) -> str:
        if not preset.reached:
            return translate("out of reach inside our ranges", language_of(self.env))
        return amount(100 * preset.way, "percent", language_of(self.env), 2)

    def _inputs(self) -> nodes.table:
        ledger, language = ledger_of(self.env), language_of(self.env)
        head = self._say("Input", "Lowest", "Middle", "Highest")
        rows = []
        for name, parameter in ledger.parameters.items():
            number = ledger[assumed(name)]
            ends = [in_words(number, language, Form(pick)) for pick in ("low", "central", "high")]
            label = translate(parameter.label, language)
            rows.append(row([[self.link(number, label)], *([nodes.Text(end)] for end in ends)]))
        made = table(head, rows, (40, 20, 20, 20))
        made["classes"] = [
            "colwidths-given",
            "no-pdf",
            "whatif-fixed",
        ]  # the annex of assumptions has them
        return made


def controls(data: Mapping[str, Any], language: Language) -> str:
    """Return the controls in their first state: our middle values."""
    measures = data["measures"]
    return TEMPLATES.get_template("whatif.html").render(
        data=data,
        say=data["words"].__getitem__,
        reports={of: report(data, of, {}, language) for of in measures},
        first=next(iter(measures.values())),
        number=lambda value: f"{float(f'{value:.4g}'):.15g}",
        exact=lambda value: f"{value:.12g}",
        words=lambda value: amount(value, "count", language, 3),
        share=lambda measure, value: f"{min(100.0, 100 * value / measure['top']):.4g}",
    )


def add_script(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Load the script on the page that needs it."""
    if 'id="whatif"' in context.get("body", ""):
        app.add_js_file("whatif.js", loading_method="defer")
        app.add_css_file("whatif.css")
