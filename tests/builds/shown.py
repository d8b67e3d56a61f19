"""What the two hostile sites show: every text of pages, data and search."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree, html
from markdown_it import MarkdownIt
from pypdf import PdfReader

from .hostile import Built


def strings(data: Any) -> Iterator[str]:
    """Yield all texts of a piece of JSON."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from strings(each)


def shown(built: Built, language: str) -> Iterator[str]:
    """Yield all that the outputs of a language say, each read as its readers do."""
    site = built.out / language / "html"
    for path in sorted(site.rglob("*.html")):
        page = html.fromstring(path.read_bytes())
        yield page.text_content()
        yield from (str(value) for e in page.iter(etree.Element) for value in e.attrib.values())
    for path in sorted(site.rglob("*.json")):
        yield from strings(json.loads(path.read_text("utf-8")))
    for path in sorted(site.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from (cell for row in csv.reader(file, strict=True) for cell in row)
    for pdf in (built.out / language / "taggedpdf").glob("*.pdf"):
        yield "".join(page.extract_text() for page in PdfReader(pdf).pages)
    for path in (*sorted(site.glob("_images/*.svg")), site / "feed.xml"):
        yield "".join(etree.parse(path).getroot().itertext())
    yield from strings(searched(site / "_static" / "searchtexts.js"))
    yield html.fromstring(
        MarkdownIt().render((site / "llms.txt").read_text("utf-8"))
    ).text_content()
    for path in sorted(site.glob("data/*.zip")):
        with zipfile.ZipFile(path) as package:
            yield from (package.read(name).decode() for name in package.namelist()
                        if name.endswith("README.md"))  # fmt: skip


def searched(path: Path) -> Any:
    """Return what the search page searches."""
    return json.loads(
        path.read_text("utf-8").removeprefix("const searchTexts = ").removesuffix(";\n")
    )
