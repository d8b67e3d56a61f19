"""Settings of the briefing's Sphinx build: data, hardly any logic."""

import datetime as dt
import os
from pathlib import Path
from urllib.parse import urlsplit

from briefing.exchange.formats import in_text
from briefing.sphinxext.settings import read_work

ROOT = Path(__file__).parent
LANGUAGES = sorted(path.name for path in ROOT.glob("locales/*") if path.is_dir())
# `-t de` makes the German edition; Sphinx puts `tags` here before it reads this file.
language = next(filter(tags.has, LANGUAGES), "en")  # type: ignore[name-defined]  # noqa: F821
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
WORK = read_work(ROOT, language, html_baseurl)

# Determinism is set once, here: the clock of every output is the date of the edition.
MIDNIGHT = dt.datetime.fromisoformat(f"{WORK.date}T00:00:00+00:00")
os.environ["SOURCE_DATE_EPOCH"] = str(int(MIDNIGHT.timestamp()))
os.environ["TZ"] = "UTC"

project, _, SUBTITLE = WORK.title.partition(": ")
author = ", ".join(WORK.names)
copyright = f"{WORK.year}, {author}. CC BY 4.0"
version = release = WORK.version

extensions = ["myst_parser", "sphinxcontrib.bibtex", "sphinx.ext.doctest", "briefing.sphinxext",
              "sphinx_taggedpdf", "notfound.extension"]  # fmt: skip
exclude_patterns = ["_*"]
templates_path = ["docs/_templates"]
root_doc = "index"
numfig = True
nitpicky = True
locale_dirs = ["../locales"]
gettext_compact = gettext_location = False
# A term links to the entry of the glossary in its language; tests compare all other references.
suppress_warnings = ["i18n.inconsistent_references"] if language != "en" else []

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist"]
myst_heading_anchors = 3
# The one setting is `repository-code` of CITATION.cff; without it no page speaks of a tracker.
briefing_repository = WORK.repository
if briefing_repository:
    tags.add("repository")  # type: ignore[name-defined]  # noqa: F821
myst_url_schemes = {
    "http": None, "https": None, "mailto": None,
    "tracker": {"url": f"{briefing_repository}/issues{{{{path}}}}"},
}  # fmt: skip
myst_update_mathjax = False

bibtex_bibfiles = ["refs.bib"]
bibtex_default_style = "briefing"
bibtex_reference_style = "briefing"
bibtex_cite_id = "source-{key}"
bibtex_tooltips = False

html_theme = "furo"
pygments_style = "a11y-high-contrast-light"  # contrast of at least 7, as in the dark theme
html_title = project
html_static_path = ["docs/_static"]
html_css_files = ["briefing.css"]
html_sidebars = {
    "**": [f"sidebar/{part}.html" for part in
           ("brand", "search", "scroll-start", "navigation", "edition", "scroll-end")]
}  # fmt: skip
html_favicon = "docs/_static/favicon.svg"
html_use_index = False
html_additional_pages = {"search": "search.html"}  # of our own: Sphinx's index is not made
html_permalinks_icon = "#"
html_math_renderer = "mathml"
html_copy_source = False
html_show_sphinx = False
notfound_urls_prefix = urlsplit(html_baseurl).path or "/"
briefing_pdf = f"price-of-partnership-{language}.pdf"
briefing_places = ["North Korea", "Russia", "Ukraine"]
briefing_audited = "meinberlin2024news"
briefing_pages = {"citing": "cite", "whatif": "what-if", "data": "data", "changes": "changes"}
briefing_cover_chart = "estimates"
briefing_overview_charts = ["route", "timeline"]
briefing_pull_figures = [
    "fnf2024.value", "containers.rok-dia.2026", "shells.2025", "price.iran-contract.per-round",
    "value.2024", "value-with-pay.2025", "returned.2025", "troops.rok-dia.2026-03-01",
    "worker-income.2025", "value.2024.times-trade", "trade.china.2024.customs", "fnf2025.value",
]  # fmt: skip
briefing_languages = ["en", *LANGUAGES]

taggedpdf_filename = briefing_pdf
taggedpdf_fonts = ["design/fonts"]
taggedpdf_show_urls = "footnote"
taggedpdf_use_index = False
taggedpdf_template = "docs/_print"
taggedpdf_metadata = {
    "title": project,
    "subtitle": SUBTITLE,
    "authors": WORK.names,
    "keywords": list(WORK.keywords),
    "subject": WORK.abstract,
    "citation": in_text(WORK),
    "licence": "Creative Commons Attribution 4.0 International (CC BY 4.0)",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    "edition": version,
    "date": WORK.date,
    "series": "Policy briefing",
    "address": html_baseurl,
    "colophon": {
        "Data": "The data of every chart, all numbers and all evidence are attached to this PDF as CSV files."
    },
    "words": {"figures": "Figures", "tables": "Tables", "web": "Web"},
}
