"""What is put into the finished file: data of figures, no empty labels, names of links."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version

import pikepdf
import pytest
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Pdf
from sphinx_taggedpdf.pdf import sections
from sphinx_taggedpdf.pdf.associated import associate
from sphinx_taggedpdf.pdf.contents import shortened
from sphinx_taggedpdf.pdf.lists import drop_empty_labels
from sphinx_taggedpdf.pdf.sections import nest
from sphinx_taggedpdf.pdf.structure import children, collect, kind

from .conftest import Built

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="9" height="9"/></svg>'
EXTENSION = """
def setup(app):
    def tie(app, doctree, docname):
        for figure in doctree.findall(nodes.figure):
            figure["attachment"] = "rain.csv"
    app.connect("doctree-resolved", tie)
"""
CONF = f"""
from docutils import nodes
taggedpdf_attachments = [{{"path": "rain.csv", "description": "Rain", "mime": "text/csv"}}]
{EXTENSION}
"""


def tree(*items: pikepdf.Object) -> Pdf:
    """Return a file with a structure tree of these elements."""
    pdf = pikepdf.new()
    pdf.Root.StructTreeRoot = Dictionary(K=Array(items))
    return pdf


def test_a_figure_has_its_data(tiny: Callable[..., Built]) -> None:
    built = tiny(
        "# Chapter\n\n```{figure} a.svg\n:alt: Rain by month\n\nRain\n```\n",
        conf=CONF,
        files={"a.svg": SVG, "rain.csv": "month,rain\n1,2\n"},
    )
    with pikepdf.open(built.pdf) as pdf:
        figures = [
            e for e in pdf.objects if isinstance(e, Dictionary) and "/AF" in e and "/Alt" in e
        ]

        assert [("Rain by month", "rain.csv")] == [(str(f.Alt), str(f.AF[0].F)) for f in figures]


def test_data_that_are_not_attached_are_told(tiny: Callable[..., Built]) -> None:
    built = tiny(
        "# Chapter\n\n```{figure} a.svg\n:alt: Rain by month\n\nRain\n```\n",
        conf=f"from docutils import nodes\n{EXTENSION}",
        files={"a.svg": SVG},
    )

    assert "text.md:3: WARNING: file of a figure is not attached: rain.csv" in built.warnings
    assert built.pdf.exists()


def test_a_file_of_another_kind_names_the_releases(
    tiny: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    good = tiny("# Chapter\n\nWords.\n").pdf.read_bytes()
    two = tree(Dictionary(S=Name.Document), Dictionary(S=Name.Document))
    monkeypatch.setattr(sections, "nest", lambda _pdf: nest(two))
    built = tiny("# Chapter\n\nOther words.\n")

    assert f"typst {version('typst')}" in built.warnings
    assert "structure tree of 2 elements, not one document" in built.warnings
    assert "Traceback" not in built.warnings
    assert built.app.statuscode == 1
    assert built.pdf.read_bytes() == good


def test_data_without_a_figure_or_file_are_an_error() -> None:
    figures = [Dictionary(S=Name.Figure, Alt=pikepdf.String("Rain"))]
    pdf = pikepdf.new()

    with pytest.raises(AssertionError, match=r"nothing is attached under the name rain\.csv"):
        associate(pdf, figures, {"Rain": "rain.csv"})
    pdf.attachments["rain.csv"] = AttachedFileSpec(pdf, b"1", filename="rain.csv")
    with pytest.raises(AssertionError, match=r"no figure for snow\.csv"):
        associate(pdf, figures, {"Rain": "rain.csv", "Snow": "snow.csv"})


def test_labels_that_say_nothing_are_dropped() -> None:
    def item(label: Dictionary) -> Dictionary:
        return Dictionary(S=Name.LI, K=Array([label, Dictionary(S=Name.LBody)]))

    full, empty = item(Dictionary(S=Name.Lbl, K=Array([0]))), item(Dictionary(S=Name.Lbl))
    pdf = tree(Dictionary(S=Name.L, K=Array([full, empty])))
    items = collect(pdf, ["/LI"])["/LI"]
    drop_empty_labels(items)

    assert [["/Lbl", "/LBody"], ["/LBody"]] == [[str(kid.S) for kid in i.K] for i in items]


def outline(element: pikepdf.Object) -> list[object]:
    """Return an element of structure and what is in it as nested lists."""
    return [kind(element), *map(outline, children(element))]


def test_what_belongs_to_a_heading_is_a_section() -> None:
    pdf = pikepdf.new()
    kinds = ("Title", "H1", "P", "H3", "P", "H2", "H1", "Table")
    items = [pdf.make_indirect(Dictionary(S=Name(f"/{name}"))) for name in kinds]
    pdf.Root.StructTreeRoot = Dictionary(K=Dictionary(S=Name.Document, K=Array(items)))
    nest(pdf)

    assert outline(pdf.Root.StructTreeRoot.K) == [
        "/Document",
        ["/Title"],
        ["/Sect", ["/H1"], ["/P"], ["/Sect", ["/H3"], ["/P"]], ["/Sect", ["/H2"]]],
        ["/Sect", ["/H1"], ["/Table"]],
    ]
    assert kind(items[-1].P) == "/Sect"
    assert kind(items[-1].P.P) == "/Document"


@pytest.mark.parametrize(
    ("code", "shorter"),
    [
        (b"1 0 0 -1 125.00787 761.4536 cm", b"1 0 0 -1 125.01 761.45 cm"),
        (b"0.29411766 .5 -10.0000305 scn", b"0.29412 .5 -10 scn"),
        (b"0.00012345 0 0 1 cm", b"0.00012345 0 0 1 cm"),
        (
            b"[(1.23456)-10.37999(a\\)2.34567(b)1.23456)]TJ",
            b"[(1.23456)-10.38(a\\)2.34567(b)1.23456)]TJ",
        ),
        (b"/F1.23456 12345.6789 Tf", b"/F1.23456 12345.68 Tf"),
        (b"[(\\000\\101\\b)]TJ", b"[(\0A\x08)]TJ"),
    ],
)
def test_contents_of_pages_are_short(code: bytes, shorter: bytes) -> None:
    assert shorter == shortened(code)


def test_short_strings_say_the_same() -> None:
    code = b"(%s\\\\000\\r\\050\\051)Tj" % b"".join(b"\\%03o" % n for n in range(256))
    pdf = pikepdf.new()
    before, after = (
        bytes(pikepdf.parse_content_stream(pdf.make_stream(each))[0].operands[0])
        for each in (code, shortened(code))
    )
    assert after == before == bytes(range(256)) + b"\\000\r()"
    assert len(shortened(code)) < len(code) / 3
