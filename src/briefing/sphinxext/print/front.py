"""The first pages in print: cover, one page at a glance, contents with the findings, chapters.

The start page of the site holds all of it in another order.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docutils import nodes
from sphinx.addnodes import start_of_file
from sphinx.transforms.post_transforms import SphinxPostTransform

from ...words.catalogue import translate
from ...words.patterns import phrases
from ...words.together import Phrases
from ..state import language_of
from .numbered import number_of

#: What the page at a glance shows beside the judgements.
ASIDE = (nodes.container, nodes.paragraph)


class contents_line(nodes.Invisible, nodes.Element):
    """What the contents say of a chapter below its title: `pieces`, as `Phrases` parts a text."""


def visit_contents_line(writer: Any, node: contents_line) -> None:
    """Hand the words to the template, which shows them in the contents only."""
    writer.emit(f"doc.contents-line({together(node['pieces'])})")
    raise nodes.SkipNode


def together(pieces: Iterable[tuple[str, bool]]) -> str:
    """Write content for Typst that cuts no phrase at the end of a line.

    >>> together([("in ", False), ("May 2024", True)])
    '{"in "; box("May 2024")}'
    """
    parts = (f"box({string(said)})" if whole else string(said) for said, whole in pieces)
    return f"{{{'; '.join(parts)}}}"


def string(words: str) -> str:
    """Write a string for Typst."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


class Arrange(SphinxPostTransform):
    """Puts the front pages before the chapters, and the finding of each chapter into the contents."""

    builders = ("taggedpdf",)

    def run(self, **kwargs: object) -> None:
        """Arrange the document."""
        known = phrases(language_of(self.env))
        for chapter in self.document.findall(start_of_file):
            name_finding(chapter, known)
        top = next(self.document.findall(nodes.section), None)
        glance = first_section(top) if top is not None else None
        chapters = next(filter(holds_chapters, top or ()), None)
        if top is not None and glance is not None and chapters is not None:
            top.remove(glance)
            pages = [
                front_page(glance),
                *self._overview(),
                nodes.container(classes=["contents-page"]),
            ]
            top.insert(top.index(chapters), pages)
        for cover in self.document.findall(nodes.container):
            if "cover" in cover["classes"]:
                for chart in self._charts(self.config.briefing_cover_chart):
                    cover += [show(chart), *sources(chart)]

    def _charts(self, *names: str) -> list[nodes.figure]:
        """Return the charts of these names, as far as there are any."""
        found = {figure.get("chart"): figure for figure in self.document.findall(nodes.figure)}
        return [found[name] for name in names if name in found]

    def _overview(self) -> list[nodes.Node]:
        """Return a page that shows charts of several chapters, each with the number of its figure."""
        charts = self._charts(*self.config.briefing_overview_charts)
        title = nodes.title("", translate("Where and when", language_of(self.env)))
        shown = [show(chart, self._finding(chart)) for chart in charts]
        page = nodes.section("", title, *shown, ids=["where-and-when"])
        return [nodes.container("", page, classes=["front-page"])] if charts else []

    def _finding(self, chart: nodes.figure) -> nodes.paragraph:
        """Return the finding of a chart as a paragraph, and where the chart stands with its sources."""
        caption = next(chart.findall(nodes.caption))
        said = [node.deepcopy() for node in caption if "chart-subtitle" not in node_classes(node)]
        words = number_of(self.env, chart) or chart["chart"]
        number = nodes.reference("", words, refid=chart["ids"][0],
                                 docname=docname_of(chart, self.config.root_doc))  # fmt: skip
        return nodes.paragraph(
            "", "", nodes.strong("", "", *said), nodes.Text(" ("), number, nodes.Text(")")
        )


def docname_of(node: nodes.Node, start: str) -> str:
    """Return the name of the page that a node comes from; *start* is that of the first."""
    here = node.parent
    while here is not None and not isinstance(here, start_of_file):
        here = here.parent
    return start if here is None else str(here["docname"])


def node_classes(node: nodes.Node) -> list[str]:
    """Return the classes of a node; words have none."""
    return list(node["classes"]) if isinstance(node, nodes.Element) else []


def show(chart: nodes.figure, *words: nodes.Node) -> nodes.container:
    """Return the picture of a chart below *words*, to be shown without number."""
    image = chart.next_node(nodes.image)
    assert image is not None
    return nodes.container("", *words, image.deepcopy(), classes=["shown-chart"])


def sources(chart: nodes.figure) -> list[nodes.Node]:
    """Return the lines that name the sources of a chart."""
    lines = chart.findall(nodes.paragraph)
    return [line.deepcopy() for line in lines if "source-line" in line["classes"]]


def name_finding(chapter: start_of_file, known: Phrases) -> None:
    """Put the first sentence of the finding of a chapter behind its title."""
    findings = (box for box in chapter.findall(nodes.container) if "finding" in box["classes"])
    finding = next(findings, None)
    title = chapter.next_node(nodes.title)
    if finding is not None and title is not None:
        sentence = next(finding.findall(nodes.strong), finding)
        title.append(contents_line(pieces=[*known.pieces(sentence.astext())]))


def first_section(top: nodes.section) -> nodes.section | None:
    """Return the section that the start page has of its own."""
    own = (node for node in top if isinstance(node, nodes.section))
    return next((node for node in own if not holds_chapters(node)), None)


def holds_chapters(node: nodes.Node) -> bool:
    """Tell whether a node is a chapter or holds some."""
    return any(True for _ in node.findall(start_of_file))


def front_page(section: nodes.section) -> nodes.container:
    """Set a section in two columns below its finding: what is short at the left."""
    said = (node for node in section if not isinstance(node, nodes.Invisible))
    title, finding, *rest = said
    aside = [node for node in rest if isinstance(node, ASIDE)]
    main = [node for node in rest if not isinstance(node, ASIDE)]
    foot = [node for node in aside if "likelihoods" in node["classes"]]
    columns = nodes.container(
        "",
        nodes.container("", *(node for node in aside if node not in foot)),
        nodes.container("", *main),
        classes=["glance"],
    )
    section.children = []
    section += [title, finding, columns, *foot]
    return nodes.container("", section, classes=["front-page"])


NODES = ((contents_line, visit_contents_line),)
