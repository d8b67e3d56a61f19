"""What each family of nodes becomes: pieces of the Typst code."""

from collections.abc import Callable

import pytest

from .conftest import Built

CASES = {
    "emphasis": ("*a* **b** `c`", ['emph({"a"})', 'strong({"b"})', 'raw("c")']),
    "signs": ("a # b $ c \\* d", ['"a # b $ c * d"']),
    "paragraph": (
        "One.\n\nTwo.",
        ['/* text.md:3 */ par({"One."})', '/* text.md:5 */ par({"Two."})'],
    ),
    "heading": ("## Sub", ['doc.head(2, none, ("text:sub", ), {"Sub"})']),
    "bullets": (
        "- a\n- b",
        ['list({/* text.md:3 */ {"a"}}, {/* text.md:4 */ {"b"}}, tight: true)'],
    ),
    "numbers": ("3. a", ['numbering: "1.", start: 3']),
    "tasks": ("- [x] a", ["doc.checkbox(true)", "marker: none"]),
    "definition": ("a\n: b", ['terms.item({doc.term({"a"})}']),
    "quotation": ("> a", ["doc.quotation({", "none)"]),
    "link": (
        "[a](https://x.org/y)",
        ['doc.weblink("https://x.org/y", {"a"})'],
    ),
    "address": ("<https://x.org/y>", ['doc.weblink("https://x.org/y", {"https://x.org/y"})']),
    "cross-reference": (
        "(t)=\nA.\n\n[b](#t)",
        ['doc.anchors(("text:t", ))', 'xref("text:t", {"b"}, none)'],
    ),
    "note": (
        "a[^1] b[^1]\n\n[^1]: N.",
        ['[#footnote({{"N."}})#label("note text:', 'footnote(label("note text:'],
    ),
    "formula": ("$a^2$", ['math.equation($ a^2 $.body, alt: "a squared")']),
    "numbered formula": (
        "$$a$$ (e)\n\n{eq}`e`",
        ['doc.anchors(("text:equation-e", ))', 'doc.formula((), "1", "a"', '"(1)"'],
    ),
    "code": ("```python\nx = 1\n```", ['doc.code(raw("x = 1", block: true, lang: "python"))']),
    "admonition": ("```{tip}\na\n```", ['doc.box("tip", text("Tip"), ']),
    "titled": (
        "```{admonition} T\n:class: warning x\na\n```",
        ['doc.box("warning", {"T"}, ', '"x", )'],
    ),
    "container": ("```{container} c d\na\n```", ['div(("c", "d", ), {']),
    "children of a container": (
        "::::{container} tiles\n:::{container} tile\n5 %\n\nof all\n:::\n::::",
        ['div(("tiles", ), {', 'div(("tile", ), {', 'par({"5 %"})}, {', 'par({"of all"})})'],
    ),
    "span": ("[a]{.lang-fr}", ['span(("lang-fr", ), {"a"})']),
    "classed": ("{.small}\na", ['div(("small", ), {']),
    "struck": ("~~a~~", ['span(("strike", ), {"a"})']),
    "hidden": ("```{container} no-pdf\nabsent\n```\n\nb", ['par({"b"})']),
    "transition": ("a\n\n---\n\nb", ["doc.rule()"]),
    "table": (
        "| a | b |\n|---|--:|\n| c | 1 |",
        [
            "table(table.header(table.cell(doc.th(",
            "columns: (auto, auto, )",
            "align: right",
            "rows: 1",
        ],
    ),
    "stub": (
        "```{list-table} T\n:header-rows: 1\n:stub-columns: 1\n* - a\n  - b\n* - c\n  - d\n```",
        ["doc.rowhead(", 'doc.tab(("text:id1", ), none, {"T"}'],
    ),
    "spans": (
        "```{eval-rst}\n+---+---+\n| a | b |\n|   +---+\n|   | 1 |\n+---+---+\n| c     |\n+-------+\n```",
        ["rowspan: 2", "colspan: 2"],
    ),
    "language": ("---\nlang: de\n---\n# A\n\nb", ['doc.lang("de", {']),
    "abbreviation": (
        "{abbr}`EU (European Union)` {abbr}`EU (European Union)`",
        ['doc.abbr({"EU"}, "European Union")', 'doc.abbr({"EU"}, none)'],
    ),
    "raw": ("```{raw} typst\n#emph[x]\n```\n\n```{raw} latex\nabsent\n```", ["[#emph[x]]"]),
    "way back": (
        "{#here}\nA target. []{.backlinks}\n\n[go](#here)",
        ['arrivals((("back-0", "Chapter", ), ))', 'xref("text:here", {"go"}, "back-0")'],
    ),
    "letters alone": ("a" * 80, ['par({"' + "a" * 80 + '"})']),
    "more letters than a word has": ("g" * 96, ["; doc.cut; ".join(['"' + "g" * 16 + '"'] * 6)]),
    "a long word and a full stop": (
        "Das „Rindfleischetikettierungsüberwachungsaufgabengesetz“.",
        ['"Das „Rindfleischetikettierungsüberwachungsaufgabengesetz“."'],
    ),
    "a long word that is a link": (
        "[Rindfleischetikettierungsüberwachungsgesetz](https://x.org)",
        ['doc.weblink("https://x.org", {set text(hyphenate: true); {"Rindfleisch'],
    ),
    "a long path": (
        r"C:\\Users\\someone\\AppData\\Local",
        [r'"C:\\"; doc.cut; "Users\\"; doc.cut; "someone\\"'],
    ),
    "a line of signs": ("x" + "=" * 40, ["; doc.cut; "]),
    "long address": (
        "https://example.org/a-name-of-many-letters/x.html",
        ['"example."; doc.cut; "org/"; doc.cut; "a-"; doc.cut; "name-"'],
    ),
    "code without spaces": (
        "`a_function(of_many=letters, x=1)" + "y" * 30 + "`",
        ["doc.long(raw("],
    ),
}
EXTENSIONS = """
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "tasklist", "strikethrough"]
myst_enable_extensions += ["attrs_block", "attrs_inline"]
suppress_warnings = ["myst.strikethrough"]
"""


@pytest.mark.parametrize("name", CASES)
@pytest.mark.usefixtures("only_code")
def test_code(name: str, tiny: Callable[..., Built]) -> None:
    text, expected = CASES[name]
    built = tiny(text if text.startswith("---") else f"# Chapter\n\n{text}\n", conf=EXTENSIONS)

    assert built.warnings == ""
    for piece in expected:
        assert piece in built.code
    assert "absent" not in built.code
