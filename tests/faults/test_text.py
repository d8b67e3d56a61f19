"""Pages and settings: every fault of one build is told with file and line, and none twice over.

All faulty pages stand in one small briefing, which is built once.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOTS = Path(__file__).parents[1] / "roots"
#: Name of the page: its text below the title, the line of the fault, and what must be said.
PAGES = {
    # hostile HTML
    "script": ("<script>alert(1)</script>", 3, "raw html: <script>alert"),
    "handler": ('A word <b onclick="alert(1)">bold</b>.', 3, "raw html: <b onclick="),
    "frame": ("<iframe src='https://example.org'></iframe>", 3, "raw html: <iframe"),
    "style": ("<style>body {display: none}</style>", 3, "raw html: <style>"),
    "remark": ("<!-- to do: check -->", 3, "raw html: <!-- to do"),
    "svg": ("<svg onload=alert(1)></svg>", 3, "raw html: <svg"),
    "raw": ("```{raw} html\n<b>bold</b>\n```", 3, "raw html: <b>bold"),
    "raw-latex": ("```{raw} latex\n\\input{/etc/passwd}\n```", 3, "raw latex"),
    "in-caption": ('```{chart} containers\n:alt: Bars.\nA <i onmouseover="x">finding</i>.\n\nOf what.\n\nWith a note.\n```', 5,
                   "raw html: <i onmouseover"),
    "rst-script": ("```{eval-rst}\n`x <javascript:alert(1)>`_\n```", 4, "a link to 'javascript:"),
    "rst-data": ("```{eval-rst}\n`x <data:text/html,x>`_\n```", 4, "a link to 'data:text/html"),
    "file-link": ("```{eval-rst}\n`x <file:///etc/passwd>`_\n```", 4, "a link to 'file:"),
    "remote-image": ("![Alt](https://example.org/a.png)", 3, "an image of another server"),
    "data-image": ("![Alt](data:image/png;base64,AAAA)", 3, "an image of another server"),
    "outside": ("```{literalinclude} ../../outside.txt\n```", None, "lies outside the project"),
    "include": ("```{include} ../../outside.txt\n```", None, "lies outside the project"),
    # form
    "colon-fence": (":::{note}\nNever closed.", 3, "the fence ::: is never closed"),
    "code-fence": ("```python\nNever closed.", 3, "the fence ``` is never closed"),
    "nested-fence": ("::::{note}\n:::{tip}\nA\n::::", 3, "the fence :::: is never closed"),
    "two-titles": ("# Another title", 3, "a second title of the page"),
    "no-alt": ("![](containers.svg)", 3, "image without alt text"),
    "spaces-alt": ("```{image} containers.svg\n:alt: \u2003\n```", None, "alt"),
    "missing-image": ("![Alt](nonesuch.svg)", 3, "image file not readable"),
    # numbers, citations, parts
    "unknown-number": ("{num}`nonesuch`", 3, "unknown number 'nonesuch'"),
    "number-in-alt": ("![{num}`nonesuch`](containers.svg)", 3, "image without alt text"),
    "unknown-end": ("{num}`days.2024|middle`", 3, "middle"),
    "unknown-form": ("{num}`days.2024|digits=many`", 3, "digits"),
    "empty-number": ("{num}` `", 3, "unknown number"),
    "unknown-source": ("{cite:p}`nonesuch2020`", 3, "nonesuch2020"),
    "unknown-chart": ("```{chart} nonesuch\n:alt: A.\nB.\n```", 3, "no chart script 'nonesuch'"),
    "no-finding": ("```{chart} containers\n:alt: A.\n```", 3, "has no finding"),
    "unknown-judgement": ("```{judgement} nonesuch\n```", 3, "no judgement 'nonesuch'"),
    "unknown-topic": ("```{observations} nonesuch\n```", 3, "nothing to list for 'nonesuch'"),
    "unknown-prefix": ("```{numbers} nonesuch.\n```", 3, "nothing to list for 'nonesuch.'"),
    "unknown-term": ("{term}`nonesuch`", 3, "term not in glossary"),
    "unknown-role": ("{nun}`days.2024`", 3, "Unknown interpreted text role"),
    "unknown-directive": ("```{chrat} containers\n```", 3, "Unknown directive type"),
    "unknown-option": ("```{chart} containers\n:atl: A.\nB.\n```", 4, "atl"),
    "unknown-page": ("{doc}`nonesuch`", 3, "unknown document"),
    "unknown-label": ("{ref}`nonesuch`", 3, "undefined label"),
    "unknown-anchor": ("[x](#nonesuch)", 3, "nonesuch"),
    "wrong-doctest": ("```{doctest}\n>>> 1 +\n```", None, ""),
}  # fmt: skip
#: Found by the doctest builder, not by this one.
ELSEWHERE = {"wrong-doctest"}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, root: Path) -> str:
    """Build all faulty pages at once; return what was said."""
    folder = tmp_path_factory.mktemp("text") / "briefing"
    shutil.copytree(ROOTS / "briefing-small", folder)
    for name in ("evidence", "analysis", "design", ".cache"):
        if (root / name).exists():
            shutil.copytree(root / name, folder / name)
    for name in ("refs.bib", "CITATION.cff"):
        shutil.copy(root / name, folder)
    (folder.parent / "outside.txt").write_text("secret")
    (folder / "docs" / "containers.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    for name, (text, _, _) in PAGES.items():
        page = f"---\norphan: true\n---\n# A page\n\n{text}\n"
        (folder / "docs" / f"x-{name}.md").write_text(page, "utf-8")
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", "--no-color", "-q",
               "-c", ".", "-b", "html", "docs", "build"]  # fmt: skip
    found = subprocess.run(command, cwd=folder, text=True, capture_output=True, check=False)
    assert 1 == found.returncode
    return found.stderr.replace(f"{folder}/", "")


@pytest.mark.parametrize("name", sorted(PAGES.keys() - ELSEWHERE))
def test_fault_of_a_page_is_told(told: str, name: str) -> None:
    """With file and line; the line is counted from the title."""
    _, line, says = PAGES[name]
    lines = [said for said in told.splitlines() if said.startswith(f"docs/x-{name}.md")]
    found = [said for said in lines if says.lower() in said.lower()]

    assert found, lines
    if line is not None:
        place = re.match(r"docs/x-[\w-]+\.md:(\d+):", found[0])
        assert place and line + 3 == int(place[1]), found


def test_nothing_else_is_said(told: str) -> None:
    """No traceback, and no page without a fault."""
    assert "Traceback" not in told
    pages = set(re.findall(r"^docs/([\w-]+)\.md", told, re.M))
    assert {f"x-{name}" for name in PAGES.keys() - ELSEWHERE} == pages
