"""A briefing on another topic: three observations, one chart, one page, units of its own."""

import os

os.environ["SOURCE_DATE_EPOCH"] = "1764000000"

project = "Rain on a roof"
author = "The garden"
release = version = "1"
language = "en"
extensions = ["myst_parser", "sphinxcontrib.bibtex", "briefing.sphinxext", "sphinx_taggedpdf"]
numfig = True
nitpicky = True
myst_enable_extensions = ["colon_fence"]
bibtex_bibfiles = ["refs.bib"]
bibtex_default_style = bibtex_reference_style = "briefing"
bibtex_cite_id = "source-{key}"
bibtex_tooltips = False
html_theme = "basic"
html_math_renderer = "mathml"
html_copy_source = False
taggedpdf_font_packages = [
    "fontpkg_source_serif_4", "fontpkg_source_sans_3", "fontpkg_source_code_pro",
    "font_source_sans_pro",
]  # fmt: skip
