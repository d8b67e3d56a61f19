"""Python values as Typst code."""

import pytest
from sphinx_taggedpdf.typst.code import NOTHING, Code, array, call, join, string, value


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (None, "none"),
        (True, "true"),
        (2, "2"),
        (1.5, "1.5"),
        ('a "b" \\ c\nd', '"a \\"b\\" \\\\ c\\nd"'),
        (Code("x"), "x"),
        ([], "()"),
        (["a"], '("a", )'),
        ({"k": None}, '("k": none, )'),
        ({}, "(:)"),
    ],
)
def test_value(item: object, code: str) -> None:
    assert code == value(item)


def test_value_refuses_the_unknown() -> None:
    with pytest.raises(TypeError):
        value(object())


def test_call_leaves_out_named_none() -> None:
    assert call("f", "a", None, b_c=1, d=None) == 'f("a", none, b-c: 1)'


def test_join() -> None:
    assert join([]) == NOTHING
    assert join(["a", "", "b"]) == "{a; b}"


def test_nothing_in_a_text_is_code() -> None:
    assert string("#emph[x] $y$ // */") == '"#emph[x] $y$ // */"'
    assert array([1, 2]) == "(1, 2, )"
