"""Expressions: one tree that numpy, pint and the exported page evaluate alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing.quantities.evaluation import evaluate, evaluate_all
from briefing.quantities.expression import (
    OPERATORS,
    Constant,
    CountedAs,
    Expression,
    Name,
    Operation,
    as_expression,
)
from briefing.quantities.inputs import names, occurrences, reach, roots
from briefing.quantities.notation import to_tree, to_words
from briefing.study.load import read_study

MODEL = read_study(Path(__file__).parents[2]).model
LEAVES = st.one_of(
    st.sampled_from(["a", "b", "c"]).map(Name), st.integers(1, 9).map(float).map(Constant)
)
TREES = st.recursive(
    LEAVES,
    lambda below: st.one_of(
        st.builds(Operation, st.sampled_from("+-*/"), below, below),
        st.builds(CountedAs, below, st.just("round")),
    ),
    max_leaves=12,
)
VALUES = st.fixed_dictionaries({name: st.floats(0.1, 10) for name in "abc"})


def from_tree(tree: Any) -> Expression:
    """Read an exported tree, as the page does."""
    match tree:
        case str():
            return Name(tree)
        case [sign, left, right]:
            return Operation(sign, from_tree(left), from_tree(right))
    return Constant(tree)


def value_of(tree: Expression, values: dict[str, float]) -> float:
    """Evaluate a tree that divides by nothing near zero."""
    try:
        value = float(evaluate(tree, values))
    except ZeroDivisionError:
        value = float("inf")
    assume(abs(value) < 1e6)
    return value


@given(tree=TREES, values=VALUES)
def test_exported_tree_says_the_same(tree: Expression, values: dict[str, float]) -> None:
    """Reading an export back gives the same result."""
    assert value_of(tree, values) == evaluate(from_tree(to_tree(tree)), values)


@given(tree=TREES, values=VALUES)
def test_arrays_and_numbers_agree(tree: Expression, values: dict[str, float]) -> None:
    """Evaluating over arrays of draws is evaluating each draw."""
    arrays = {name: np.array([value, 2 * value]) for name, value in values.items()}
    first = value_of(tree, values)
    second = value_of(tree, {name: 2 * value for name, value in values.items()})

    assert np.allclose([first, second], np.broadcast_to(evaluate(tree, arrays), 2), rtol=1e-12)


@given(tree=TREES, values=VALUES)
def test_words_mean_what_is_computed(tree: Expression, values: dict[str, float]) -> None:
    """Brackets stand where they must: the formula that is printed gives the same value."""
    value = value_of(tree, values)
    signs = str.maketrans({"×": "*", "−": "-", "÷": "/"})
    printed = to_words(tree).translate(signs)
    filled = printed.format(*(f"({values[n]!r})" for n in occurrences(tree)))

    assert pytest.approx(value, rel=1e-6, abs=1e-6) == _calculate(filled)


def _calculate(formula: str) -> float:
    """Evaluate plain arithmetic with Python's own rules of precedence."""
    return float(eval(formula, {"__builtins__": {}}))


def test_outputs_may_use_those_before() -> None:
    """A result is an input of what follows."""
    outputs = {"double": Name("x") * 2, "sum": Name("double") + 1}

    assert {"double": 6.0, "sum": 7.0} == evaluate_all(outputs, {"x": 3.0})
    assert {"double", "sum"} == reach("sum", outputs)
    assert {"double"} == reach("double", outputs)
    assert ["x"] == roots(outputs["sum"], outputs)
    assert ["double"] == names(outputs["sum"])


def test_missing_value_is_named() -> None:
    """A name without a value is an error."""
    with pytest.raises(KeyError, match="missing"):
        evaluate(Name("missing") + 1, {})


def test_only_expressions_are_evaluated() -> None:
    """Anything else is a mistake of the programmer."""
    for function in (to_tree, to_words):
        with pytest.raises(TypeError, match="not an expression"):
            function("a")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not an expression"):
        evaluate(3, {})  # type: ignore[arg-type]


def test_the_page_knows_every_operator() -> None:
    """The exported model uses operators that it declares, and nothing else."""

    def signs(tree: Any) -> set[str]:
        if not isinstance(tree, list):
            return set()
        return {tree[0]} | signs(tree[1]) | signs(tree[2])

    used = set().union(*(signs(to_tree(e)) for e in MODEL.expressions.values()))

    assert used <= set(OPERATORS)
    assert 2.0 == evaluate(as_expression(2.0), {})
