"""``{citing}``: how to cite the briefing, or each chart, in every format; and files of the same.

``{citing}`` alone shows the whole work, ``{citing} charts`` one entry for each chart.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective, SphinxRole

from ...exchange.citation import Work
from ...exchange.formats import FORMATS, in_text
from ...words.catalogue import translate
from ...words.entries import cited_title
from ..addresses import cited_base, up
from ..domain import domain_of
from ..nodes import plain
from ..state import ledger_of, state_of, work_of


class citing(nodes.General, nodes.Element):
    """Stands where citations go, until all charts and their captions are known."""


class Citing(SphinxDirective):
    """Shows how to cite."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the place of the citations."""
        what = directives.choice(self.arguments[0] if self.arguments else "all", ("all", "charts"))
        node = citing(what=what)
        self.set_source_info(node)
        return [node]


class FileRole(SphinxRole):
    """Links a file of citations; in print its name stands."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the name of the file, which `resolve` links."""
        ending = self.text.rpartition(".")[2]
        return [nodes.inline("", FORMATS[ending][0], citefile=self.text)], []


#: Page, anchor and words of a caption.
Caption = tuple[str, str, str]


def captions(app: Sphinx) -> dict[str, Caption]:
    """Return the charts of the text, by their names."""
    found = {}
    for page in sorted(app.env.found_docs):
        found.update(captions_on(page, app.env.get_doctree(page)))
    return found


def captions_on(page: str, doctree: nodes.document) -> dict[str, Caption]:
    """Return the charts of a page, by their names."""
    found = {}
    for figure in doctree.findall(nodes.figure):
        if name := figure.get("chart"):
            caption = next(figure.findall(nodes.caption), nodes.Text(name))
            found[name] = page, (figure["ids"] or [""])[0], plain(caption)
    return found


def charts(app: Sphinx) -> Iterator[tuple[str, Work]]:
    """Yield each chart of the text as a work."""
    work, root = work_of(app.env), cited_base(app.config)
    for name, (page, anchor, caption) in captions(app).items():
        state_of(app.env).reads.see(("captions", name))
        url = root and f"{root}{page}.html#{anchor}"
        yield name, work.part(name, caption, url)


def numbers(app: Sphinx) -> Iterator[tuple[str, Work]]:
    """Yield each number that has an entry as a work."""
    work, root = work_of(app.env), cited_base(app.config)
    ledger = ledger_of(app.env)
    for name, (page, anchor) in sorted(domain_of(app.env).entries.items()):
        if name in ledger:
            url = root and f"{root}{page}.html#{anchor}"
            yield name, work.part(name, cited_title(ledger[name], work.language), url)


def formats(work: Work, ident: str) -> str:
    """Return a work in all formats, each with a button that copies it."""

    def say(words: str) -> str:
        return html.escape(translate(words, work.language))

    written = {"Text": in_text(work)} | {name: write(work) for name, write in FORMATS.values()}
    parts = []
    for name, text in written.items():
        place, label = f"{ident}-{name.lower()}", f"{say(name)}: {html.escape(work.title)}"
        parts.append(
            f"<details{' open' if name == 'Text' else ''}><summary>{say(name)}"
            f'</summary><div class="cite-format"><pre id="{place}" '
            f'aria-label="{label}" role="group">{html.escape(text.strip())}</pre>'
            f'<button type="button" class="copy" data-from="{place}">'
            f"{say('Copy')}</button></div></details>"
        )
    return "".join(parts)


def resolve(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the citations in their places: all formats in HTML, the words elsewhere."""
    for place in list(doctree.findall(citing)):
        works = {"briefing": work_of(app.env)}
        if place["what"] == "charts":
            works = dict(charts(app))
        made: list[nodes.Node] = []
        for name, work in works.items():
            if app.builder.format == "html":
                ident = f"cite-chart-{name}" if place["what"] == "charts" else "cite-briefing"
                title = nodes.paragraph("", "", nodes.strong("", work.title))
                box = nodes.container("", title, ids=[ident], classes=["cite-entry"])
                box += nodes.raw("", formats(work, ident), format="html")
                made.append(box)
            else:
                made.append(nodes.paragraph("", in_text(work)))
        place.replace_self(made)
    for words in list(doctree.findall(nodes.inline)):
        if app.builder.format == "html" and (file := words.get("citefile")):
            uri = f"{up(docname)}cite/{file}"
            words.replace_self(nodes.reference("", words.astext(), refuri=uri))


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write the files: the briefing, all charts, all numbers, each in every format."""
    if exception or app.builder.format != "html":
        return
    folder = Path(app.outdir) / "cite"
    folder.mkdir(exist_ok=True)
    whole = [work_of(app.env)]
    works = {
        "briefing": whole,
        "charts": [w for _, w in charts(app)],
        "numbers": [w for _, w in numbers(app)],
    }
    for name, each in works.items():
        for ending, (_, written) in FORMATS.items():
            (folder / f"{name}.{ending}").write_text(written(*each), "utf-8", newline="")
