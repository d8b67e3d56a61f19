"""Which function prints which node.

Each family of nodes is a module of functions ``rule(writer, node)``; `@prints` enters a function
under the names of the nodes that it prints.
A rule prints its node with all that is in it.
Not for: nodes of other extensions; those come with `app.add_node(node, taggedpdf=(visit, depart))`,
which goes before the rules here (docs/extending.md).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

#: prints one node: the writer, which knows the rules, and the node
Rule = Callable[[Any, Any], None]
#: name of a node class → rule
RULES: dict[str, Rule] = {}


def prints(*names: str) -> Callable[[Rule], Rule]:
    """Enter a function as the rule for the nodes of these class names."""

    def enter(rule: Rule) -> Rule:
        RULES.update(dict.fromkeys(names, rule))
        return rule

    return enter
