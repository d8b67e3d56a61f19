"""Writes the pictures of charts that readers take along, beside the HTML.

A picture holds the words of the page in the language of the build. Links to the files are made in
`html.figures`.
"""

from __future__ import annotations

import re
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from ...charts.drawing import drawing_name
from ...publishing.frames import Frame, framed
from ...words.catalogue import Language, translate
from ..addresses import base
from ..loading import FIGURES
from ..state import charts_of, house_of, language_of, ledger_of, root_of, work_of

#: Below the HTML.
FOLDER = "charts"
LICENCE = "CC BY 4.0"


def write(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Write the pictures of the charts of a page."""
    if app.builder.format != "html":
        return
    for figure in doctree.findall(nodes.figure):
        if name := figure.get("chart"):
            frame = _frame(app, figure, name, docname)
            for file, content in _pictures(app, frame, name).items():
                path = Path(app.outdir, FOLDER, file)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)


def files_of(name: str) -> dict[str, str]:
    """Return the files of a chart by what they are called on the page."""
    return {
        "Picture (PNG)": f"{name}.png",
        "Drawing (SVG)": f"{name}.svg",
        "For phones (SVG)": f"{name}-narrow.svg",
    }


def _pictures(app: Sphinx, frame: Frame, name: str) -> dict[str, bytes]:
    folder = root_of(app.env) / FIGURES / app.config.language
    wide, narrow = (
        (folder / drawing_name(name, "light", small)).read_text("utf-8") for small in (False, True)
    )
    house, (png, svg, phone) = house_of(app.env), files_of(name).values()
    return {
        png: framed(frame, wide, house, "png"),
        svg: framed(frame, wide, house, "svg"),
        phone: framed(frame, narrow, house, "svg"),
    }


def _frame(app: Sphinx, figure: nodes.figure, name: str, docname: str) -> Frame:
    language, work = language_of(app.env), work_of(app.env)
    caption = next(figure.findall(nodes.caption))
    subtitle = next(
        (n for n in caption.findall(nodes.inline) if "chart-subtitle" in n["classes"]), None
    )
    finding = "".join(part.astext() for part in caption.children if part is not subtitle)
    anchor = (figure["ids"] or [""])[0]
    place = base(app.config) and f"{base(app.config)}{docname}.html#{anchor}"
    credit = " · ".join(filter(None, (work.title.partition(":")[0], work.version, LICENCE, place)))
    words = subtitle.astext() if subtitle is not None else ""
    return Frame(finding, words, _sources(app, name, language), credit, language.code)


def publisher(outlet: str) -> str:
    """Return who published a source, without the edition, the copy or the part that was read.

    >>> publisher("Kyodo News, in Gifu Shimbun"), publisher("RBC (Kyiv), on Yonhap")
    ('Kyodo News', 'RBC')
    """
    return re.split(r" \(|, ", outlet)[0]


def _sources(app: Sphinx, name: str, language: Language) -> str:
    """Name the publishers, each once."""
    chart = charts_of(app.env)[name]
    found = ledger_of(app.env).sources(*chart.stated)
    names = [publisher(source.outlet) for source in found]
    if chart.modelled:
        names.append(translate("this briefing’s model", language))
    several = len(set(names)) > 1
    return f"{translate('Sources:' if several else 'Source:', language)} {'; '.join(dict.fromkeys(names))}"
