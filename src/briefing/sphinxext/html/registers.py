"""What the script that sorts and filters registers needs: values for machines, and its words."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from ...ledger.number import Number
from ...words.catalogue import translate
from ..directives.registers import anchor_of
from ..roles.numbers import machine_value, num
from ..state import ledger_of
from .head import json_script

REGISTER = re.compile(r'<table class="[^"]*\bregister\b')
#: The column of values.
VALUE = 1
WORDS = {"filter": "Filter the tables on this page", "count": "{} of {} rows"}


def mark_values(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give the values in registers their numbers, by which they are sorted."""
    if app.builder.format != "html":
        return
    by_anchor = {anchor_of(name): number for name, number in ledger_of(app.env).items()}
    for table in doctree.findall(nodes.table):
        if "register" in table["classes"]:
            for entry in table.findall(nodes.row):
                anchors = [i for p in entry.findall(nodes.paragraph) for i in p["ids"]]
                number = next((by_anchor[a] for a in anchors if a in by_anchor), None)
                if number is not None and machine_value(number):
                    _mark(entry[VALUE], number)


def _mark(entry: nodes.Node, number: Number) -> None:
    """Wrap the words of a cell in their number."""
    for cell in list(entry.findall(nodes.paragraph))[:1]:
        marked = num("", "", *cell.children, name=number.name, value=machine_value(number))
        cell.children = []
        cell += marked


def add_script(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Load script and words on pages with registers."""
    body = context.get("body", "")
    if REGISTER.search(body):
        words = {key: translate(text, app.config.language) for key, text in WORDS.items()}
        context["body"] = body + json_script(words, "application/json", "register-words")
        app.add_js_file("register.js", loading_method="defer")
