"""Plants hostile text in the words of the sums, in the parts of a page and in the settings."""

from __future__ import annotations

import json

from .planted import IN_PAGE, WILD, Planted

#: Every record of analysis/study.py and its fields that are words; a new one fails the test.
WORDS_OF_STUDY = {
    "Cutoff": {"label"}, "Published": {"author"}, "Constant": {"label", "reason"},
    "Stored": {"label", "reason"}, "Output": {"label"}, "Formula": {"label", "note"},
}  # fmt: skip
STUDY = """
from briefing.quantities.expression import Name as N
from briefing.quantities.formula import Formula as F
from briefing.quantities.model import Model, Output
from briefing.study.study import Constant, Cutoff, Published, Stored, Study

STUDY = Study(
    model=Model({{"caught": Output(N("depth") * N("roof") * (1 - N("loss")), "litre/year", {Output_label!r})}}),
    cutoffs={{"year": Cutoff({Cutoff_label!r}, "caught", ("caught",), ("caught",))}},
    formulas=(F("rain.gap", {Formula_label!r}, N("rain.roe.2024") / N("rain.doe.2024"), "percent",
                digits=2, note={Formula_note!r}),
              F("told", "Told by a neighbour", N("rain.doe.2024") * N("roof.doe"), "litre/year")),
    formulas_of_results=(F("caught.month", "Rain in a month", N("caught"), "litre/month", digits=2),),
    constants=(Constant("months", {Constant_label!r}, "month", 12.0, {Constant_reason!r}),),
    stored=(Stored("second", {Stored_label!r}, "litre/year", 1.0, 2.0, 3.0, {Stored_reason!r}),),
    published={{"told": Published("told", "caught", {Published_author!r})}},
)
"""


def study(planted: Planted) -> None:
    """Plant in the words of the sums, which are code: what takes them is the build."""
    words = {f"{record}_{name}": f"mark-study-{record}-{name} {WILD} end-study-{record}-{name}"
             for record, names in WORDS_OF_STUDY.items() for name in names}  # fmt: skip
    (planted.root / "analysis" / "study.py").write_text(STUDY.format(**words), "utf-8")
    planted.taken |= {f"study-{name.replace('_', '-')}": text for name, text in words.items()}


#: All parts that show data, and the parts of a page: front matter, title, texts, code, link, table.
PAGE = """---
myst:
  html_meta:
    description: {front}
---
# {title}

{{num}}`caught`, {{num}}`caught.month`, {{num}}`rain.gap`: {{cite:p}}`doe2025`, {{cite:t}}`roe2025`,
{{cite:t}}`poe2025`, {{cite:t}}`moe2025`. {text}

[{words}](<https://example.org/a?b="c"&d=e>) and ``{code}`` [^n]

[^n]: {note}

```{{chart}} gauges
:alt: {alt}

{finding}

{subtitle}

{remark}

{long}
```

```{{code-block}} text
{block}
```

:::{{list-table}} {caption}
:header-rows: 1

* - {head}
  - B
* - {cell}
  - D
:::

{{ref}}`x <option-barrel>`

```{{glossary}}
{term}
  {meaning}
```

"""
#: What only machines read of a page is printed by the template of a briefing.
TEMPLATE = """{% extends "!layout.html" %}
{% block extrahead %}{{ super() }}{{ details | default("") }}{% endblock %}
"""
PARTS = ("claims} wrong", "verdicts", "judgement} wet", "judgements} wet", "likelihoods", "recommendations",
         "policy-options", "policy-option} barrel", "changes", "whatif", "citing",
         "citing} charts", "actions", "downloads", "search-form", "robustness} choices",
         "robustness} omissions", "robustness} chances", "reconciliation", "observations",
         "parameters", "numbers", "bibliography")  # fmt: skip


def pages(planted: Planted) -> None:
    """Plant in each part of a page; MyST reads it, so that it holds no element and no link."""
    names = ("front", "title", "text", "words", "code", "note", "alt", "finding", "subtitle", "remark",
             "long", "block", "caption", "head", "cell", "term", "meaning")  # fmt: skip
    texts = {name: f"mark-page-{name} {IN_PAGE} end-page-{name}" for name in names}
    texts["alt"] = texts["alt"].replace("#", "")  # MyST takes it for a remark
    texts["front"] = json.dumps(texts["front"])
    parts = "".join(f"```{{{part if '}' in part else part + '}'}\n```\n\n" for part in PARTS)
    (planted.root / "docs" / "index.md").write_text(PAGE.format(**texts) + parts, "utf-8")
    planted.taken |= {f"page-{name}": text for name, text in texts.items()}
    (planted.root / "docs" / "_templates").mkdir()
    (planted.root / "docs" / "_templates" / "layout.html").write_text(TEMPLATE, "utf-8")
    with (planted.root / "conf.py").open("a", encoding="utf-8") as file:
        for name in ("project", "author", "copyright", "html_title", "html_short_title"):
            planted.taken[f"conf-{name}"] = f"mark-conf-{name} {WILD} end-conf-{name}"
            file.write(f"{name} = {planted.taken[f'conf-{name}']!r}\n")
        file.write('briefing_languages = ["en", "de"]\nlocale_dirs = ["../locales"]\n')
        file.write('templates_path = ["docs/_templates"]\n')
        # that words are in the PDF is asked by the tests; their labels make tables wide
        file.write('suppress_warnings = ["taggedpdf.lost", "taggedpdf.table", "taggedpdf.edge"]\n')
        file.write('html_baseurl = f"https://example.org/{language}/"\n')
