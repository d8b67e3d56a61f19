"""The finished HTML as files: links, ids, policy, metadata, validity. Needs no browser."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

ROOT = Path(__file__).resolve().parents[2]
#: Made by the PDF builder, and put beside the pages when a whole edition is published.
LATER = "price-of-partnership-"


def test_no_id_stands_twice(trees: dict[str, html.HtmlElement]) -> None:
    counts = {name: Counter(tree.xpath("//@id")) for name, tree in trees.items()}
    twice = {name: [i for i, n in found.items() if n > 1] for name, found in counts.items()}

    assert {name: ids for name, ids in twice.items() if ids} == {}


def dead_links(folder: Path, trees: dict[str, html.HtmlElement]) -> list[str]:
    """Name the links of the site to files or fragments that are not there."""
    ids = {name: set(tree.xpath("//@id")) for name, tree in trees.items()}
    dead = []
    for name, tree in trees.items():
        for _, _, link, _ in tree.iterlinks():
            url = urlsplit(link)
            if url.scheme or url.netloc or url.path.startswith(LATER):
                continue
            base = folder if url.path.startswith("/") else (folder / name).parent
            file = (base / unquote(url.path).lstrip("/")).resolve() if url.path else folder / name
            file = file / "index.html" if file.is_dir() else file
            known = ids.get(os.path.relpath(file, folder))
            lost = url.fragment and known is not None and unquote(url.fragment) not in known
            if not file.exists() or lost:
                dead.append(f"{name}: {link}")
    return sorted(set(dead))


def test_no_link_is_dead(folder: Path, trees: dict[str, html.HtmlElement]) -> None:
    assert dead_links(folder, trees) == []


def test_the_link_check_can_fail(tmp_path: Path) -> None:
    page = html.document_fromstring('<a href="#gone"></a><a href="no.html"></a><p id="a"></p>')
    (tmp_path / "index.html").touch()

    assert dead_links(tmp_path, {"index.html": page}) == [
        "index.html: #gone",
        "index.html: no.html",
    ]


def test_every_page_has_a_strict_policy_and_nothing_inline(
    trees: dict[str, html.HtmlElement],
) -> None:
    for name, tree in trees.items():
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        inline = tree.xpath("//script[not(@src)][not(contains(@type, 'json'))]")

        assert "default-src 'self'" in policy and "unsafe" not in policy, name
        assert not inline and not tree.xpath("//style | //@style | //@onclick"), name


def test_every_page_says_what_it_is(trees: dict[str, html.HtmlElement]) -> None:
    for name, tree in trees.items():
        assert len(tree.xpath("//meta[@name='description']/@content")) == 1, name
        assert len(tree.xpath("//h1")) == 1, name
        assert tree.get("lang"), name


def test_every_chart_has_its_size_and_its_words(trees: dict[str, html.HtmlElement]) -> None:
    images = [i for tree in trees.values() for i in tree.xpath("//figure//img")]

    assert len(images) >= 2
    assert all(i.get("width") and i.get("height") and i.get("alt") for i in images)
    assert {i.get("loading") for i in images} == {"lazy"}


def test_charts_carry_their_fonts(folder: Path) -> None:
    charts = list((folder / "_images").glob("*.svg"))

    assert charts and all("@font-face" in path.read_text("utf-8") for path in charts)


def test_citations_of_all_kinds_are_offered(folder: Path) -> None:
    items = json.loads((folder / "cite" / "numbers.json").read_text("utf-8"))

    assert len(items) > 50
    for kind in ("briefing", "charts", "numbers"):
        assert (folder / "cite" / f"{kind}.bib").read_text("utf-8").startswith("@")
        assert (folder / "cite" / f"{kind}.ris").read_text("utf-8").startswith("TY  - ")


def _vnu() -> list[str] | None:
    jar = Path(
        os.environ.get("VNU_JAR", ROOT / "build/tools/node_modules/vnu-jar/build/dist/vnu.jar")
    )
    java = shutil.which("java")
    return (
        [java, "-jar", str(jar), "--errors-only", "--skip-non-html"]
        if java and jar.exists()
        else None
    )


@pytest.mark.skipif(_vnu() is None, reason="no Java, or no vnu.jar (npm package vnu-jar; VNU_JAR)")
def test_the_validator_finds_no_error(folder: Path, pages: list[str]) -> None:
    command = [*(_vnu() or []), *(str(folder / name) for name in pages)]
    done = subprocess.run(command, capture_output=True, text=True)

    assert done.stderr == ""
