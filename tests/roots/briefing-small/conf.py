"""A briefing of a few pages: the smallest that prints, plots and proves a number."""

import os

os.environ["SOURCE_DATE_EPOCH"] = "1764000000"

project = "A small briefing"
author = "The authors"
release = version = "1"
language = "en"
extensions = [
    "myst_parser", "sphinxcontrib.bibtex", "sphinx.ext.doctest", "briefing.sphinxext",
    "sphinx_taggedpdf",
]  # fmt: skip
numfig = True
nitpicky = True
myst_enable_extensions = ["colon_fence", "dollarmath"]
myst_update_mathjax = False
bibtex_bibfiles = ["refs.bib"]
bibtex_default_style = bibtex_reference_style = "briefing"
bibtex_cite_id = "source-{key}"
bibtex_tooltips = False
html_theme = "basic"
html_math_renderer = "mathml"
html_copy_source = False
html_additional_pages = {"search": "search.html"}  # without Sphinx's index of words
html_permalinks_icon = "#"
taggedpdf_font_packages = [
    "fontpkg_source_serif_4", "fontpkg_source_sans_3", "fontpkg_source_code_pro",
    "font_source_sans_pro",
]  # fmt: skip
taggedpdf_filename = "small-en.pdf"
taggedpdf_metadata = {"title": project, "authors": [author], "date": "2025-11-24"}
