"""``{num}`value.2024|low, digits=2` ``: a number of the ledger in running text.

HTML gets ``<data value>`` inside a link to the number's entry, every other output the words
with the same link.
"""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Node, system_message
from sphinx.addnodes import pending_xref
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxRole

from ...errors import BriefingError
from ...ledger.number import ENDS, Number
from ...words.catalogue import Language
from ...words.form import Form
from ...words.numbers import in_words
from .. import nodes as own
from ..state import language_of, ledger_of
from ..warnings import Kind, warn


def machine_value(number: Number) -> str:
    """Write a number for machines: one value, or an interval as in ISO 8601 (``low/high``).

    >>> machine_value(Number("n", "", "observed", "USD", low=1.7e9, high=5.5e9))
    '1700000000/5500000000'
    """
    values = {end: getattr(number, end) for end in ENDS if getattr(number, end) is not None}
    if "low" in values and "high" in values:
        values.pop("central", None)
    return "/".join(f"{value:.15g}" for value in values.values())


def printed(env: BuildEnvironment, text: str, language: Language) -> tuple[Number, str]:
    """Return the number that an author names and its words.

    Raises
    ------
    BriefingError
        If there is no such number or it has no such form.
    """
    name, _, form = (part.strip() for part in text.partition("|"))
    number = ledger_of(env)[name]
    return number, in_words(number, language, Form.parse(form))


class NumRole(SphinxRole):
    """Prints a number of the ledger."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return the link to the number's entry, or a warning with file and line."""
        language = language_of(self.env)
        try:
            number, words = printed(self.env, self.text, language)
        except BriefingError as error:
            warn(Kind.NUMBER, "%s", error, location=self.get_location())
            return [nodes.problematic(self.rawtext, self.rawtext)], []
        node = own.number(self.rawtext, words, name=number.name, value=machine_value(number))
        node["classes"].append("num")
        if language.spoken != language.code:
            node["classes"] += ["language-en", "lang-en"]
        link = pending_xref(
            self.rawtext, node, refdomain="briefing", reftype="num", reftarget=number.name,
            refexplicit=True, refwarn=True, refdoc=self.env.docname,
        )  # fmt: skip
        self.set_source_info(link)
        return [link], []
