"""The bridge from the ledger to the text: roles, directives, page metadata.

Everything that is registered with Sphinx stands here, in the order in which it happens; everything that can
be known without Sphinx is in `briefing`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata
from sphinxcontrib.bibtex.plugin import register_plugin

from .. import __version__
from . import alone, border, datafiles, languages, loading, nodes, print, rowheads, settings, stale
from .directives import (
    actions,
    assumed,
    assumption_table,
    changes,
    chart,
    citing,
    downloads,
    findings,
    forecast_table,
    judgements,
    online,
    recommendations,
    registers,
    robustness_tables,
    search,
    whatif_form,
)
from .domain import BriefingDomain
from .html import (
    bodyrepairs,
    cell_labels,
    chartfiles,
    conclusions,
    cover,
    details,
    figures,
    filters,
    head,
    images,
    machines,
    markdown,
    mathml,
    pictures,
    popovers,
    repairs,
    searchindex,
    sitemap,
    visitors,
)
from .html import registers as registers_html
from .print import imprint, phrases
from .references import bibliography, in_text, style
from .roles import alt, num

#: Settings of conf.py: name, default, what is built anew when it changes, type.
SETTINGS: tuple[tuple[str, Any, Literal["html", "env", ""], type], ...] = (
    ("briefing_languages", [], "html", list),  # editions in other languages
    ("briefing_pages", {}, "html", dict),  # of citing, whatif, data, changes: others link there
    ("briefing_complete", False, "env", bool),  # a word without a translation is a warning
    ("briefing_places", [], "html", list),  # what the data cover, for catalogues of data
    ("briefing_audited", "", "html", str),  # the source of which the claims are audited
    ("briefing_repository", "", "html", str),  # where the sources are kept and faults reported
    ("briefing_pdf", "", "html", str),  # name of the PDF …
    ("briefing_pdf_folder", "build/work/pdf", "", str),  # … and the folder where it is built
    ("briefing_cover_chart", "", "", str),  # the chart on the cover of the PDF …
    ("briefing_overview_charts", [], "", list),  # … and those on the page of its overview
    ("briefing_pull_figures", [], "", list),  # numbers in large type beside the text in print
)
ROLES: dict[str, Any] = {
    "num": num.NumRole(),
    "citefile": citing.FileRole(),
}
DIRECTIVES = {
    "chart": chart.ChartDirective,
    "chart-picture": chart.ChartPicture,
    "observations": registers.Observations,
    "numbers": registers.Numbers,
    "assumptions": assumption_table.Assumptions,
    "parameters": assumed.Parameters,
    "robustness": robustness_tables.Robustness,
    "reconciliation": robustness_tables.Reconciliation,
    "judgement": findings.JudgementBox,
    "judgements": judgements.Judgements,
    "likelihoods": judgements.Likelihoods,
    "claims": findings.Claims,
    "verdicts": findings.Verdicts,
    "recommendations": recommendations.Recommendations,
    "policy-options": recommendations.Options,
    "policy-option": recommendations.OptionEntry,
    "forecasts": forecast_table.Forecasts,
    "changes": changes.Changes,
    "whatif": whatif_form.WhatIf,
    "downloads": downloads.Downloads,
    "citing": citing.Citing,
    "web-only": online.WebOnly,
    "actions": actions.Actions,
    "search-form": search.SearchForm,
}
#: Nodes and how HTML writes them; the other writers write their content alone.
NODES = (
    (nodes.number, visitors.visit_number, visitors.depart_number),
    (nodes.fold, visitors.visit_fold, visitors.depart_fold),
)
WORDS = ("latex", "text", "man", "texinfo")
#: Nodes that are gone when a page is written.
PLACES = (nodes.register, nodes.number_entry, citing.citing, actions.actions)
#: Scripts of every page.
SCRIPTS = ("cards.js", "menus.js", "pictures.js")

#: What changes a page when it is read: transform and its place among those of Sphinx.
TRANSFORMS: tuple[tuple[type[SphinxTransform], int], ...] = (
    (rowheads.PlaceCells, 5),
    (languages.MarkEnglish, 25),  # 20 translates the text
    (languages.SortGlossary, 30),
    (rowheads.HeadRows, 30),
)
#: What changes a page when it is written: transform and its place among those of Sphinx.
POST_TRANSFORMS: tuple[tuple[type[SphinxPostTransform], int], ...] = (
    *print.TRANSFORMS,
    (cover.LeaveOutCover, 5),
    (registers_html.Tables, 6),  # what print has not set as paragraphs
    (chart.CompleteCharts, 5),
    (languages.MarkTitles, 810),
)

#: When a handler is called, among those of Sphinx, its theme and other extensions.
EARLY, USUAL, LATE = 100, 500, 900
#: Event, handler and when; those of one event at one time are called in this order.
EVENTS: tuple[tuple[str, Callable[..., Any], int], ...] = (
    ("config-inited", alone.wait, USUAL),
    ("config-inited", settings.check_names, LATE),  # all settings are known
    ("config-inited", bibliography.hide_what_does_not_hold, USUAL),
    ("config-inited", imprint.say, USUAL),
    # the data are read, charts drawn and data files written
    ("builder-inited", searchindex.leave_out_words, USUAL),
    ("builder-inited", loading.load, LATE),
    # pages are read
    ("env-get-outdated", stale.outdated, USUAL),
    ("source-read", languages.begin_page, USUAL),
    ("source-read", border.check_characters, USUAL),
    ("source-read", border.check_fences, USUAL),
    ("doctree-read", alt.fill, USUAL),
    ("doctree-read", border.check, LATE),  # what a page rests on is known
    ("env-updated", stale.rewritten, LATE),
    # a page is resolved: links are known
    ("doctree-resolved", stale.written, EARLY),
    ("doctree-resolved", downloads.resolve, USUAL),
    ("doctree-resolved", actions.resolve, USUAL),
    ("doctree-resolved", citing.resolve, LATE),
    ("doctree-resolved", chartfiles.write, USUAL),
    ("doctree-resolved", figures.complete, LATE),
    ("doctree-resolved", filters.append, USUAL),  # before rows have more in them
    ("doctree-resolved", details.append, LATE),
    ("doctree-resolved", conclusions.append, LATE),
    ("doctree-resolved", popovers.append, LATE),  # of everything that the others have linked
    ("doctree-resolved", phrases.keep_together, LATE),
    # a page is written
    ("html-page-context", whatif_form.add_script, USUAL),
    ("html-page-context", registers_html.add_script, USUAL),
    ("html-page-context", head.add, USUAL),
    ("html-page-context", searchindex.leave_out_scripts, USUAL),
    ("html-page-context", search.fill, LATE),
    ("html-page-context", bodyrepairs.repair_page, LATE),
    ("html-page-context", markdown.write, LATE),
    ("html-page-context", stale.left, LATE),
    # all pages are written
    *(
        ("build-finished", stale.unless_as_written(finish, of_data), USUAL)
        for finish, of_data in (
            (datafiles.publish, True),
            (machines.write_numbers, True),  # beside the data
            (citing.write, True),
            (actions.copy, False),
            (images.draw_cards, False),
            (sitemap.write, False),
            (languages.report_missing, False),
            (searchindex.write, False),
            (machines.write, False),
        )
    ),
    # after what Sphinx writes even when nothing has changed
    ("build-finished", images.embed_fonts, USUAL),
    ("build-finished", repairs.repair_files, LATE),
    ("build-finished", stale.remember, LATE),
)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell Sphinx all of the above."""
    for setting in SETTINGS:
        app.add_config_value(*setting)
    app.add_domain(BriefingDomain)
    for name, role in ROLES.items():
        app.add_role(name, role)
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, border.marking(directive))
    _add_nodes(app)
    for transform, place in TRANSFORMS:
        transform.default_priority = place
        app.add_transform(transform)
    for post_transform, place in POST_TRANSFORMS:
        post_transform.default_priority = place
        app.add_post_transform(post_transform)
    for event, handler, when in EVENTS:
        app.connect(event, handler, priority=when)
    style.register_style()
    register_plugin(
        "sphinxcontrib.bibtex.style.referencing", style.NAME, in_text.BriefingReferences
    )
    return {
        "version": __version__,
        "env_version": stale.code_version(Path(app.confdir)),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _add_nodes(app: Sphinx) -> None:
    """Register nodes, and how each output writes them."""
    words = dict.fromkeys(WORDS, (visitors.nothing, visitors.nothing))
    for node, visit, depart in NODES:
        writers: dict[str, Any] = {"html": (visit, depart), **words}
        app.add_node(node, **writers)
    app.add_node(
        judgements.likelihood_bar, html=(judgements.visit_html, None),
        latex=(judgements.skip, None), text=(judgements.skip, None),
        taggedpdf=(judgements.visit_print, None),
    )  # fmt: skip
    for printed, write in print.NODES:
        app.add_node(printed, taggedpdf=(write, None))
    for part, write_cells in cell_labels.WRITERS.items():
        app.add_node(part, override=True, html=write_cells)
    for place in PLACES:
        app.add_node(place)
    app.add_node(nodes.picture, html=(pictures.visit_picture, None))
    app.add_html_math_renderer("mathml", (mathml.visit_inline, None), (mathml.visit_block, None))
    for script in SCRIPTS:
        app.add_js_file(script, loading_method="defer")
