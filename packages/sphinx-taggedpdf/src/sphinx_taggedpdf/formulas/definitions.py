r"""Commands that a formula or a preamble defines for itself: \newcommand, \def, \DeclareMathOperator.

Not for: the scope of a definition, which is the caller's business, or \let and counters.
"""

from __future__ import annotations

import re

from .commands import Macro
from .groups import closing

_COMMAND = re.compile(
    r"\\(?:(?:re|provide)?newcommand|(?P<operator>DeclareMathOperator))(?P<star>\*?)"
    r"\s*\{?\s*\\(?P<name>[A-Za-z]+)\s*\}?\s*(?:\[(?P<count>\d)\])?\s*(?:\[(?P<default>[^\]]*)\])?\s*\{"
)
_DEF = re.compile(r"\\def\s*\\(?P<name>[A-Za-z]+)\s*(?P<parameters>(?:#\d)*)\s*\{")


def take(latex: str, /) -> tuple[str, dict[str, Macro]]:
    """Return *latex* without its definitions, and what they define."""
    found: dict[str, Macro] = {}
    kept, end = [], 0
    for match in sorted([*_COMMAND.finditer(latex), *_DEF.finditer(latex)], key=re.Match.start):
        if match.start() < end:
            continue  # within another definition
        kept.append(latex[end : match.start()])
        close = closing(latex, match.end() - 1)
        found[match["name"]] = _macro(match, latex[match.end() : close])
        end = close + 1
    return "".join([*kept, latex[end:]]), found


def _macro(match: re.Match[str], body: str) -> Macro:
    if match.re is _DEF:
        return Macro(match["parameters"].count("#"), body)
    if match["operator"]:
        return Macro(0, rf"\operatorname{match['star']}{{{body}}}")
    return Macro(int(match["count"] or 0), body, match["default"])
