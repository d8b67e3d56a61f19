"""Registers as tables that a script can sort and filter; what print has not set closely, too."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from ...words.catalogue import translate
from ..languages import mark_generated
from ..nodes import number, number_entry, register, row_of, table
from ..state import language_of
from .head import json_script

REGISTER = re.compile(r'<table class="[^"]*\bregister\b')
#: The column of values.
VALUE = 1
#: The column of dates, in the register of observations.
DATE = 3
WORDS = {"filter": "Filter the tables on this page", "count": "{} of {} rows"}


class Tables(SphinxPostTransform):
    """Turns registers into tables; in HTML their values carry what machines sort by."""

    def run(self, **kwargs: object) -> None:
        """Replace every register."""
        html = self.app.builder.format == "html"
        for found in list(self.document.findall(register)):
            rows = (_row(each, html) for each in found.findall(number_entry))
            made = table(found["head"], rows, found["widths"])
            mark_generated(made, language_of(self.env))
            found.replace_self(made)


def _row(each: number_entry, html: bool) -> nodes.row:
    cells: list[Any] = list(each.children)
    if html and each["value"]:
        cell = cells[VALUE]
        marked = number("", "", *cell.children, name=each["name"], value=each["value"])
        cell.children = []
        cell += marked
    made = row_of(cells)
    made["number"] = each["name"]
    if html and each["as_of"] and len(cells) > DATE:
        list(made.findall(nodes.entry))[DATE]["sort"] = each["as_of"]
    return made


def add_script(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Load script and words on pages with registers."""
    body = context.get("body", "")
    if REGISTER.search(body):
        words = {key: translate(text, language_of(app.env)) for key, text in WORDS.items()}
        context["body"] = body + json_script(words, "application/json", "register-words")
        app.add_js_file("register.js", loading_method="defer")
