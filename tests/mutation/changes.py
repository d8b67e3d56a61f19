"""The changes of a module that its tests must notice, each of one place in its tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult,
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And, ast.USub: ast.UAdd,
}  # fmt: skip
#: Names, attributes and texts that are easily taken for each other.
PAIRS = (("low", "high"), ("minimum", "maximum"), ("min", "max"), ("any", "all"), ("mul", "truediv"),
         ("add", "sub"), ("floor", "ceil"), ("floor", "ceiling"))  # fmt: skip
OTHER = {a: b for a, b in PAIRS} | {b: a for a, b in reversed(PAIRS)}


@dataclass(frozen=True)
class Change:
    """One change of a module."""

    path: Path
    module: str
    number: int
    line: str
    what: str
    index: int

    def tree(self) -> ast.Module:
        """Return the changed module."""
        tree = ast.parse(self.path.read_text("utf-8"))
        _change(list(ast.walk(tree))[self.index], self.what)
        return ast.fix_missing_locations(tree)


def changes(path: Path, module: str, *, names: bool) -> Iterator[Change]:
    """Yield each change of a module; with names, also one name or unit for another."""
    text = path.read_text("utf-8")
    tree, lines = ast.parse(text), text.splitlines()
    words = sorted({str(getattr(n, "value", "")) for n in ast.walk(tree) if _is_name(n)})
    said = {id(a) for n in ast.walk(tree) for a in _annotations(n) for a in ast.walk(a)}
    number = 0
    for index, node in enumerate(ast.walk(tree)):
        number = getattr(node, "lineno", number)
        if id(node) not in said:
            for what in _possible(node, words if names else []):
                yield Change(path, module, number, lines[number - 1].strip(), what, index)


def _annotations(node: ast.AST) -> list[ast.AST]:
    """Return types, which no test sees."""
    found = (getattr(node, "annotation", None), getattr(node, "returns", None))
    return [each for each in found if isinstance(each, ast.AST)]


def _is_name(node: ast.AST) -> bool:
    """Say whether a node names a number, a parameter or a unit."""
    text = getattr(node, "value", None)
    return (
        isinstance(node, ast.Constant) and isinstance(text, str) and " " not in text and text != ""
    )


def _is_number(value: object) -> TypeGuard[float]:
    return type(value) in (int, float)


def _name(node: ast.AST) -> str:
    """Return the name that a node is, if it may be taken for another."""
    found = getattr(node, "id", getattr(node, "attr", getattr(node, "value", "")))
    return found if isinstance(found, str) else ""


def _operator(node: ast.AST) -> ast.AST | None:
    """Return the operator of a node, of a comparison the first."""
    return node.ops[0] if isinstance(node, ast.Compare) else getattr(node, "op", None)


def _possible(node: ast.AST, words: list[str]) -> Iterator[str]:
    operator = _operator(node)
    if operator and type(operator) in SWAPS:
        yield f"{type(operator).__name__} → {SWAPS[type(operator)].__name__}"
    elif isinstance(operator, ast.Not):
        yield "not → nothing"
    elif isinstance(node, ast.If | ast.IfExp):
        yield "if → if not"
    elif isinstance(node, ast.Constant) and _is_number(node.value):
        yield f"{node.value} → {node.value + 1}"
    elif isinstance(node, ast.Name | ast.Attribute | ast.Constant) and _name(node) in OTHER:
        yield f"{_name(node)!r} → {OTHER[_name(node)]!r}"
    elif _is_name(node) and len(words) > 1:
        word = str(getattr(node, "value", ""))
        yield f"{word!r} → {words[(words.index(word) + 1) % len(words)]!r}"


def _change(node: ast.AST, what: str) -> None:
    operator = _operator(node)
    if isinstance(operator, ast.Not):
        node.operand = ast.UnaryOp(ast.Not(), node.operand)  # type: ignore[attr-defined]
    elif isinstance(node, ast.Compare):
        node.ops[0] = SWAPS[type(node.ops[0])]()  # type: ignore[call-overload]
    elif operator:
        node.op = SWAPS[type(operator)]()  # type: ignore[attr-defined]
    elif isinstance(node, ast.If | ast.IfExp):
        node.test = ast.UnaryOp(ast.Not(), node.test)
    else:
        new = ast.literal_eval(what.partition(" → ")[2])
        field = {ast.Name: "id", ast.Attribute: "attr"}.get(type(node), "value")
        setattr(node, field, new)
