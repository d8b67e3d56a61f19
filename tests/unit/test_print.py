"""What print leaves to the web, and how it puts the document together."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx.addnodes import glossary, pending_xref, start_of_file

from briefing.ledger.number import Number
from briefing.sphinxext.nodes import anchor_of, make_entry, number, register
from briefing.sphinxext.print import pulled
from briefing.sphinxext.print.elsewhere import LeaveToWeb
from briefing.sphinxext.print.front import contents_line, front_page, name_finding
from briefing.sphinxext.print.margin import DefineTerms, margin_note
from briefing.sphinxext.print.phrases import split
from briefing.sphinxext.print.registers import paragraphs, prints
from briefing.words.catalogue import Language
from briefing.words.patterns import phrases


def inner(node: nodes.Node, *places: int) -> nodes.Element:
    """Return the element at a place, each step a child of the one before."""
    for place in places:
        assert isinstance(node, nodes.Element)
        node = node.children[place]
    assert isinstance(node, nodes.Element)
    return node


def listed(*given: tuple[str, str, str, str]) -> register:
    """Return a register of entries: name, label or statement, value, whence."""
    made = [
        make_entry(name, label, "", [[nodes.Text(cell)] for cell in (label, *cells)])
        for name, label, *cells in given
    ]
    return register("", *made, head=("What", "Value", "Whence"), printed="chapters")


ENTRIES = (
    ("value.2024", "Value", "2–4 dollars", "The model."),
    ("trade.2023", "Trade grew to 2 dollars.", "2 dollars", "A. Source, page 1."),
)


def test_only_entries_that_are_used_are_printed() -> None:
    [box] = paragraphs(listed(*ENTRIES), {"value.2024"})

    assert ["Value: 2–4 dollars. The model."] == [child.astext() for child in box.children]
    assert [anchor_of("value.2024")] == inner(box, 0)["ids"]
    assert [] == paragraphs(listed(*ENTRIES), set())


def test_a_statement_does_not_say_its_value_twice() -> None:
    [box] = paragraphs(listed(*ENTRIES), {"trade.2023"})

    assert "Trade grew to 2 dollars. A. Source, page 1." == box.astext()


def test_a_number_that_only_the_web_shows_is_not_used() -> None:
    link = pending_xref("", number("", "3"), reftarget="value.2024", reftype="num")
    shown = nodes.container("", nodes.paragraph("", "", link))

    assert prints(link)
    shown["classes"].append("no-pdf")
    assert not prints(link)


def test_the_contents_have_the_first_sentence_of_a_finding() -> None:
    first, second = nodes.strong("", "It is much."), nodes.strong("", "It is new.")
    finding = nodes.container("", nodes.paragraph("", "", first, second), classes=["finding"])
    chapter = start_of_file("", nodes.section("", nodes.title("", "Worth"), finding))
    name_finding(chapter, phrases(Language()))

    assert [[("It is much.", False)]] == [line["pieces"] for line in chapter.findall(contents_line)]
    assert "Worth" == inner(chapter, 0).children[0].astext()


def test_a_front_page_has_two_columns_and_a_foot() -> None:
    parts = (
        nodes.title("", "At a glance"),
        nodes.container("", classes=["finding"]),
        nodes.container("", classes=["key-figures"]),
        nodes.section("", nodes.title("", "What Europe can do")),
        nodes.paragraph("", "likely", classes=["likelihoods"]),
    )
    page = front_page(nodes.section("", *parts))
    columns = inner(page, 0, 2)

    assert ["key-figures"] == inner(columns, 0, 0)["classes"]
    assert isinstance(inner(columns, 1, 0), nodes.section)
    assert "likely" == inner(page, 0, -1).astext()


def test_a_phrase_that_must_not_be_torn_is_a_span_of_its_own() -> None:
    words = nodes.Text("worth 1.7–5.5 billion US dollars")
    text = nodes.paragraph("", "", words)
    split(words, phrases(Language()), 34)

    assert ["1.7–5.5 billion US dollars"] == [n.astext() for n in text.findall(nodes.inline)]
    assert "worth 1.7–5.5 billion US dollars" == text.astext()


def test_phrases_are_known_in_the_words_of_a_language(english: Language, german: Language) -> None:
    """Months, scales, currencies and marks of references: from CLDR, units and catalogue."""
    text = "S. 12, 3. Mai, 1,7 bis 5,5 Milliarden US-Dollar, 5 Mio., Tab. 3 und Doe o. J."
    kept = [piece for piece, whole in phrases(german).pieces(text) if whole]

    assert ["S. 12", "3. Mai", "1,7 bis 5,5 Milliarden US-Dollar", "Tab. 3", "Doe o. J."] == kept
    assert not {*kept} & {piece for piece, whole in phrases(english).pieces(text) if whole}
    assert "Fig. 3" in [piece for piece, whole in phrases(german).pieces("so Fig. 3") if whole]


def printed(*content: nodes.Node, base: str = "") -> nodes.document:
    """Return a document of one chapter with a section, after print has left things to the web."""
    section = nodes.section("", nodes.title("", "Part"), *content, ids=["part"])
    page = nodes.section("", nodes.title("", "Page"), section, ids=["page"])
    document = new_document("index")
    document += start_of_file("", page, docname="method")
    config = SimpleNamespace(
        root_doc="index", html_baseurl=base, version="1", numfig_format={"table": "Table %s"}
    )
    domain = SimpleNamespace(state=SimpleNamespace(language=Language("en")))
    document.settings.env = SimpleNamespace(
        config=config, get_domain=lambda name: domain,
        toc_fignumbers={"method": {"table": {"tab-one": (6,)}}},
    )  # fmt: skip
    LeaveToWeb(document).run()
    return document


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("", "This part stands on the web, and its data in the attached file numbers.csv."),
        ("https://example.org/en/", "This part stands on the web: https://example.org/en/"
         "method.html#part, and its data in the attached file numbers.csv."),
    ],
)  # fmt: skip
def test_print_says_where_a_part_stands_that_it_leaves_out(base: str, said: str) -> None:
    box = nodes.container("", nodes.paragraph("", "long"), classes=["web-only"], file="numbers.csv")
    document = printed(box, base=base)

    assert said == inner(document, 0, 0, 1).children[1].astext()
    assert "long" not in document.astext()


def test_print_names_the_tables_of_a_part_that_it_leaves_out() -> None:
    title = nodes.title("", "One change at a time")
    left_out = nodes.table("", title, ids=["tab-one"])
    box = nodes.container("", left_out, classes=["web-only"], file="numbers.csv")
    line = inner(printed(box), 0, 0, 1, 1)

    said = (
        "Table 6, One change at a time: on the web, and the data in the attached file numbers.csv."
    )
    assert said == line.astext()
    assert ["tab-one"] == line["ids"]


def test_calculations_are_left_out_with_one_line_a_page() -> None:
    code = [nodes.literal_block("", f">>> {n}", testnodetype="doctest") for n in (1, 2)]
    document = printed(*code)

    assert ">>>" not in document.astext()
    assert 1 == document.astext().count("stands on the web")


def test_a_term_is_defined_once_in_the_margin_of_a_numbered_chapter() -> None:
    def link(words: str) -> nodes.Element:
        return pending_xref("", nodes.inline("", words), reftype="term", reftarget="Shell")

    def chapter(name: str, *content: nodes.Node) -> start_of_file:
        return start_of_file("", nodes.section("", *content), docname=name)

    first, second = (nodes.paragraph("", "The (", link(words)) for words in ("shells", "Shell"))
    in_a_box = nodes.container("", nodes.paragraph("", "", link("shells")))
    page = pending_xref("", nodes.inline("", "worth"), reftype="doc", refexplicit=False,
                        reftarget="worth")  # fmt: skip
    more = nodes.Text(f" prices it. {'More of it. ' * 20}")
    long = nodes.paragraph("", "A round; ", page, more)
    item = nodes.definition_list_item(
        "", nodes.term("", "shell"), nodes.definition("", long), classes=["x"]
    )
    document = new_document("index")
    document += [
        chapter("worth", in_a_box, first, second), chapter("method", first.deepcopy()),
        glossary("", nodes.definition_list("", item)),
    ]  # fmt: skip
    document.settings.env = SimpleNamespace(
        toc_secnumbers={"worth": {"": (3,)}}, titles={"worth": nodes.title("", "What it is worth")},
        get_domain=lambda name: SimpleNamespace(state=SimpleNamespace(language=Language("en"))),
    )  # fmt: skip
    DefineTerms(document).run()

    (note,) = document.findall(margin_note)
    assert ["The ", "(", "shells"] == [first[n].astext() for n in (0, 2, 3)]
    assert note is first[1] and ("shell", "A round; What it is worth prices it.") == tuple(
        "".join(words for words, _ in note[part]) for part in ("head", "text")
    )


def test_a_number_is_pulled_beside_the_sentence_that_first_prints_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not beside a box; a number that no sentence prints gives a warning."""
    told: list[object] = []
    monkeypatch.setattr(pulled, "warn", lambda kind, message, *words: told.append(words))
    known = {
        name: Number(name, f"What {name} is", "computed", "USD", low=1.7e9, high=5.5e9)
        for name in ("worth", "unused")
    }
    state = SimpleNamespace(language=Language("en"), ledger=known)
    shown = [number("", "1.7–5.5 billion", name="worth") for _ in range(3)]
    link = pending_xref("", shown[1])
    sentence, later = (nodes.paragraph("", "A sum (", x) for x in (link, shown[2]))
    box = nodes.container("", nodes.paragraph("", "", shown[0]))
    document = new_document("index")
    document += start_of_file("", nodes.section("", box, sentence, later), docname="worth")
    document.settings.env = SimpleNamespace(
        config=SimpleNamespace(briefing_pull_figures=["worth", "unused", "wroth"]),
        get_domain=lambda name: SimpleNamespace(state=state),
    )
    pulled.PullFigures(document).run()

    (figure,) = document.findall(margin_note)
    assert sentence.index(figure) < sentence.index(link)
    assert [("1.7–5.5\xa0billion", True), ("US dollars", True)] == [
        piece for piece in figure["head"] if piece[1]
    ]
    assert [("unused", ""), ("wroth", " (did you mean 'worth'?)")] == told
