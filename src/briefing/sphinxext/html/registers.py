"""Registers as tables that a script can sort and filter; what print has not set closely, too."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..languages import mark_generated
from ..nodes import number, number_entry, register, row_of, table
from ..state import language_of

REGISTER = re.compile(r'<table class="[^"]*\bregister\b')
#: The column of values.
VALUE = 1
#: The columns of dates and grades, in the register of observations.
DATE, GRADE = 3, 4


class Tables(SphinxPostTransform):
    """Turns registers into tables; in HTML their values carry what machines sort by."""

    def run(self, **kwargs: object) -> None:
        """Replace every register."""
        html = self.app.builder.format == "html"
        for found in list(self.document.findall(register)):
            rows = (_row(each, html) for each in found.findall(number_entry))
            made = table(found["head"], rows, found["widths"])
            mark_generated(made, language_of(self.env))
            if html and _alone(found):
                found.parent["classes"].append("waits")
            found.replace_self(made)


def _alone(found: register) -> bool:
    """Tell whether a register has a section below the page's own for itself.

    Such a section is laid out when it comes into sight. It says so itself: a style sheet that found
    out by what the section holds would hide it again when its table arrives.
    """
    section = found.parent
    below = isinstance(section, nodes.section) and isinstance(section.parent, nodes.section)
    return below and not any(isinstance(part, nodes.section) for part in section)


def _row(each: number_entry, html: bool) -> nodes.row:
    cells: list[Any] = list(each.children)
    if html and each["value"]:
        cell = cells[VALUE]
        marked = number("", "", *cell.children, name=each["name"], value=each["value"])
        cell.children = []
        cell += marked
    made = row_of(cells)
    made["number"] = each["name"]
    if html and each["remark"]:
        entries = list(made.findall(nodes.entry))
        entries[DATE]["sort"], entries[GRADE]["words"] = each["as_of"], each["remark"]
    return made


def add_script(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Load the script of registers, or on the page above them that which leads to entries."""
    if REGISTER.search(context.get("body", "")):
        app.add_js_file("register.js", loading_method="defer")
    elif page != app.config.root_doc and page in app.env.toctree_includes:
        app.add_js_file("moved.js", loading_method="defer")
