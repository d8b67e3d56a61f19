"""A project that shows every construct that the PDF builder knows, about nothing but a garden."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

project = "The Garden Almanac"
author = "Rosa Hedge, Basil Root"
copyright = "2024, the gardeners"
release = "3"
version = "3"
language = "en"
numfig = True
nitpicky = True

extensions = [
    "myst_parser",
    "sphinxcontrib.bibtex",
    "sphinx_design",
    "sphinx.ext.doctest",
    "sphinx.ext.autodoc",
    "sphinx_taggedpdf",
]
myst_enable_extensions = [
    "amsmath",
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
    "fieldlist",
    "html_image",
    "linkify",
    "replacements",
    "smartquotes",
    "strikethrough",
    "substitution",
    "tasklist",
]
myst_enable_extensions.remove("linkify")  # needs a package of its own
myst_substitutions = {"tool": "a spade"}
myst_heading_anchors = 3
bibtex_bibfiles = ["refs.bib"]
bibtex_reference_style = "author_year"
exclude_patterns = ["_build"]
suppress_warnings = ["myst.strikethrough", "epub.duplicated_toc_entry"]

taggedpdf_filename = "almanac.pdf"
taggedpdf_template = "almanac.typ"
taggedpdf_metadata = {
    "subtitle": "What grows where, and how sure we are",
    "series": "Garden papers",
    "subject": "A test of every construct",
    "keywords": ["garden", "almanac"],
    "licence": "CC0 1.0",
    "citation": "Hedge and Root (2024), The Garden Almanac, edition 3.",
    "date": "2024-03-01",
    "short_title": "Garden Almanac",
    "cover": {"Contact": "garden@example.org"},
}
taggedpdf_attachments = [
    {"path": "data/rain.csv", "description": "Rain by month", "relationship": "data"},
    {"path": "refs.bib", "description": "The sources", "relationship": "source"},
]
