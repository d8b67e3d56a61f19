"""refs.bib: what exporters, hurried hands and attackers write, each told or taken rightly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.evidence.sources import read_sources

from .conftest import BIBLIOGRAPHY, told

#: Name of the fault: old text, new text, what must be said.
FIELDS = {
    # dates
    "year of words": ("year = {2025}", "year = {forthcoming}", "'year': 'forthcoming' is not a valid year"),
    "circa": ("year = {2025}", "year = {c. 1998}", "'year': 'c. 1998' is not a valid year"),
    "two years": ("year = {2025}", "year = {2019/2020}", "'year': '2019/2020' is not a valid year"),
    "year of two digits": ("year = {2025}", "year = {25}", "is not a valid year"),
    "year of other digits": ("year = {2025}", "year = {２０２５}", "is not a valid year"),
    "year 9999": ("year = {2025}", "year = {9999}", "is not a valid year"),
    "year empty": ("year = {2025}", "year = {}", "is not a valid year"),
    "year after reading": ("year = {2025}", "year = {2026}", "read before it was published"),
    "month 13": ("year = {2025}", "year = {2025}, month = {13}", "'month': '13' is not a valid month"),
    "month 0": ("year = {2025}", "year = {2025}, month = {0}", "is not a valid month"),
    "range of months": ("year = {2025}", "year = {2025}, month = {3--4}", "is not a valid month"),
    "month of words": ("year = {2025}", "year = {2025}, month = {spring}", "is not a valid month"),
    "unknown macro": ("year = {2025}", "year = {2025}, month = spring", "undefined string"),
    "range of macros": ("year = {2025}", 'year = {2025}, month = mar # "--" # apr', "is not a valid month"),
    "day 32": ("year = {2025}", "year = {2025}, month = 1, day = 32", "is not a valid day"),
    "30 February": ("year = {2025}", "year = 2025, month = 2, day = 30", "there is no 2025-2-30"),
    "month without year": ("year = {2025}", "month = {3}", "has month but no year"),
    "day without month": ("year = {2025}", "year = {2025}, day = {3}", "has day but no month"),
    "date and year": ("year = {2025}", "year = {2025}, date = {2024}", "year is a duplicate"),
    "date of words": ("year = {2025}", "date = {May 2025}", "'date': 'May 2025' is not a valid date"),
    "range of dates": ("year = {2025}", "date = {2024-01/2024-02}", "is not a valid date"),
    "open date": ("year = {2025}", "date = {2024/}", "is not a valid date"),
    "uncertain date": ("year = {2025}", "date = {2024~}", "is not a valid date"),
    "date of month 13": ("year = {2025}", "date = {2024-13}", "is not a valid date"),
    "urldate of words": ("{2025-05-01}", "{2 Nov 2024}", "'urldate': '2 Nov 2024' is not a valid date"),
    "urldate of a month": ("{2025-05-01}", "{2025-05}", "'urldate': '2025-05' is not a valid day"),
    "urldate that is none": ("{2025-05-01}", "{2025-02-30}", "is not a valid date"),
    "urldate of bad order": ("{2025-05-01}", "{01-05-2025}", "is not a valid date"),
    # addresses
    "script": ("https://example.org/shells", "javascript:alert(1)", "is not a valid address"),
    "SCRIPT": ("https://example.org/shells", "JaVaScRiPt:alert(1)", "is not a valid address"),
    "data": ("https://example.org/shells", "data:text/html,x", "is not a valid address"),
    "file": ("https://example.org/shells", "file:///etc/passwd", "is not a valid address"),
    "ftp": ("https://example.org/shells", "ftp://example.org/a", "is not a valid address"),
    "mail": ("https://example.org/shells", "mailto:a@example.org", "is not a valid address"),
    "no scheme": ("https://example.org/shells", "example.org/shells", "is not a valid address"),
    "two slashes": ("https://example.org/shells", "//example.org/shells", "is not a valid address"),
    "space": ("example.org/shells", "example.org/all shells", "is not a valid address"),
    "quote": ("example.org/shells", 'example.org/\\"onmouseover=alert(1)', "is not a valid address"),
    "tag": ("example.org/shells", "example.org/<script>", "is not a valid address"),
    "backslash": ("example.org/shells", r"example.org\\@evil.example", "is not a valid address"),
    "user": ("https://example.org", "https://example.org@evil.example", "is not a valid address"),
    "no host": ("https://example.org/shells", "https:///shells", "is not a valid address"),
    "host of dots": ("https://example.org/shells", "https://..", "is not a valid address"),
    "port that is none": ("example.org/shells", "example.org:65536/", "is not a valid address"),
    "title in another encoding": ("Shells, counted", "Shells \u00e2\u20ac\u201c counted", "read in another encoding"),
    "port of words": ("example.org/shells", "example.org:http/", "is not a valid address"),
    "broken escape": ("example.org/shells", r"example.org/100\%zz", "is not a valid address"),
    "letters of other scripts": ("example.org/shells", "example.org/снаряды", "is not a valid address"),
    "zero width in address": ("example.org/shells", "example.org/​shells", "is not a valid address"),
    "full stop at the end": ("example.org/shells", "example.org/shells.", "is not a valid address"),
    "comma at the end": ("example.org/shells", "example.org/shells,", "is not a valid address"),
    "DOI with a full stop": ("year = {2025}", "year = {2025}, doi = {10.1000/182.}", "is not a valid DOI"),
    "macro of LaTeX": ("{https://example.org/shells}", r"{\url{https://example.org}}", "not a valid address"),
    "DOI of words": ("year = {2025}", "year = {2025}, doi = {see below}", "'doi': .* is not a valid DOI"),
    "DOI with a tag": ("year = {2025}", "year = {2025}, doi = {10.1000/<b>}", "is not a valid DOI"),
    "DOI of another host": ("year = {2025}", "year = 2025, doi={https://evil.org/10.1000/1}",
                            "is not a valid DOI"),
    # text
    "title of spaces": ("Shells, counted", "   ", "'title': nothing stands in it"),
    "title of braces": ("Shells, counted", "{}", "'title': nothing stands in it"),
    "italic": ("Shells, counted", r"On \textit{E. coli}", r"'\\\\textit' of LaTeX"),
    "thin space": ("Shells, counted", r"100\,\% of shells", "of LaTeX, which nothing prints"),
    "formula": ("Shells, counted", "Rate $p_i$", "'title': a formula"),
    "line break of LaTeX": ("Shells, counted", r"Shells \newline counted", "of LaTeX"),
    "input of LaTeX": ("Shells, counted", r"\input{/etc/passwd}", "of LaTeX"),
    "NUL": ("Shells, counted", "Shells\0counted", "nobody sees, U\\+0000"),
    "writing direction": ("Shells, counted", "Shells\u202ecounted", "U\\+202E RIGHT-TO-LEFT OVERRIDE"),
    "zero-width space": ("Shells, counted", "Shells\u200bcounted", "U\\+200B ZERO WIDTH SPACE"),
    "soft hyphen": ("Shells, counted", "Shel\u00adls", "U\\+00AD SOFT HYPHEN"),
    "byte-order mark within": ("Shells, counted", "Shells\ufeff", "U\\+FEFF"),
    "hidden letter of a name": ("Doe, Jane", "Do\u200be, Jane", "'author': .*U\\+200B"),
    "private character": ("Shells, counted", "Shells \ue000", "U\\+E000"),
    "unknown language": ("year = {2025}", "year = {2025}, langid = {klingonese}", "unknown language"),
    "code of a language": ("year = {2025}", "year = {2025}, langid = {de}", "unknown language 'de'"),
    "entity of HTML": ("Shells, counted", r"Shells \&amp; guns", "'&amp;' of HTML"),
    "entity of a number": ("Shells, counted", "Shells &#8211; counted", "'&#8211;' of HTML"),
    "lost letter": ("Shells, counted", "St\ufffdck", "U\\+FFFD REPLACEMENT CHARACTER"),
    "unassigned character": ("Shells, counted", "Shells \u0378", "U\\+0378"),
    "pages backwards": ("year = {2025}", "year = {2025}, pages = {67--45}", "end before they begin"),
    "pages of words": ("year = {2025}", "year = {2025}, pages = {ff.}", "'ff.' are no pages"),
    # names
    "name of four parts": ("Doe, Jane", "Doe, Jane, the, third", "is not a valid name"),
    "names with commas": ("Doe, Jane", "Doe, J., Roe, R., Poe, A.", "is not a valid name"),
    "empty name": ("{Doe, Jane}", "{}", "'author': nothing stands in it"),
    "names with &": ("Doe, Jane", r"Doe, Jane \& Roe, Max", "'author': '&' is no part of a name"),
    "names with ;": ("Doe, Jane", "Doe, Jane; Roe, Max", "'author': ';' is no part of a name"),
    "et al.": ("Doe, Jane", "Doe, Jane et al.", "'et al' is no part of a name"),
    "and et al.": ("Doe, Jane", "Doe, Jane and et al.", "Write .*'and others' after them"),
    "and at the end": ("Doe, Jane", "Doe, Jane and", "'and' is no part of a name"),
    "and twice": ("Doe, Jane", "Doe, Jane and and Roe, Max", "'and and' is no part of a name"),
    "others alone": ("Doe, Jane", "others", "'others' stands before a name"),
    "others in the middle": ("Doe, Jane", "Doe, Jane and others and Roe, Max", "'others' stands before"),
    "name of LaTeX": ("Doe, Jane", r"\textsc{Doe}, Jane", "'author': .*of LaTeX"),
    # fields and types
    "unknown field": ("year = {2025}", "year = {2025}, pubstate = {forthcoming}", "unknown field"),
    "grade of the original": (
        "year = {2025}", "year = {2025}, originalgrade = {G}", "not a valid letter of the Admiralty code",
    ),
    "misspelt field": ("title = ", "tilte = ", r"unknown field \(did you mean 'title'\?\)"),
    "crossref": ("year = {2025}", "year = {2025}, crossref = {par}", "'crossref': unknown field"),
    "abstract": ("year = {2025}", "year = {2025}, abstract = {Long}", "Nothing would print it"),
    "file of an exporter": ("year = {2025}", "year = {2025}, file = {:a.pdf:PDF}", "unknown field"),
    "field twice": ("year = {2025}", "year = {2025}, year = {2024}", "is a duplicate"),
    "field and its other name": ("year = {2025}", "year=2025, journal={A}, journaltitle={B}",
                                 "'journaltitle': is a duplicate"),
    "no author": ("  author = {Doe, Jane},\n", "", "has no author"),
    "no title": ("  title = {Shells, counted},\n", "", "has no title"),
    "no address": ("  url = {https://example.org/shells},\n", "", "has no url"),
    "no date": ("  year = {2025},\n  url = {https://example.org/shells},\n  urldate = {2025-05-01},",
                "  url = {https://example.org/shells},", "has no year or urldate"),
    "unknown type": ("@online", "@webpage", "unknown type @webpage"),
    "misspelt type": ("@online", "@onlin", r"\(did you mean 'online'\?\)"),
    "preamble": ("@online", '@preamble{"\\\\newcommand{}"}\n@online', "unknown type @preamble"),
    # form of the file
    "key with a quote": ("doe2025", "doe'2025", "is not a valid key"),
    "key with a tag": ("doe2025", "<b>", "is not a valid key"),
    "key twice": ("@online", BIBLIOGRAPHY + "@online", "'doe2025' is a duplicate"),
    "key twice but for case": ("@online", BIBLIOGRAPHY.replace("doe", "DOE") + "@online", "is a duplicate"),
    "no key": ("{doe2025,", "{,", "expected"),
    "no comma": ("year = {2025},", "year = {2025}", "expected"),
    "brace too few": ("{Shells, counted}", "{Shells, counted", "end of file|expected"),
    "brace too many": ("{Shells, counted}", "{Shells, counted}}", "expected|outside"),
    "quote too few": ("{Shells, counted}", '"Shells, counted', "end of file|expected|unbalanced braces"),
    "no @": ("@online", "online", "text outside an entry"),
    "words between entries": ("@online", "These are our sources.\n@online", "text outside an entry"),
    "at-sign in a remark": ("@online", "% ask a@example.org\n@online", "expected"),
    "RIS": (BIBLIOGRAPHY, "TY  - RPRT\nTI  - A\nER  -\n", "text outside an entry"),
    "JSON": (BIBLIOGRAPHY, '[{"id": "a"}]\n', "text outside an entry"),
    "HTML of an error page": (BIBLIOGRAPHY, "<html><body>404</body></html>", "outside an entry"),
    "marks of a merge": ("@online", "<<<<<<< HEAD\n@online", "text outside an entry"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FIELDS)
def test_fault_is_told(tiny: Path, fault: str) -> None:
    """Each names file, line, entry, field and remedy."""
    old, new, says = FIELDS[fault]
    path = tiny / "refs.bib"
    text = path.read_text("utf-8")
    assert 1 == text.count(old), f"{fault}: the text to be changed"
    path.write_text(text.replace(old, new), "utf-8")

    told(lambda: read_sources(path), path, says)


def test_line_is_that_of_the_field(tiny: Path) -> None:
    """Not that of the entry, and of each fault its own."""
    path = tiny / "refs.bib"
    text = BIBLIOGRAPHY.replace("{2025}", "{soon}").replace("https:", "ftp:")
    path.write_text("% sources\n\n" + text, "utf-8")

    told(lambda: read_sources(path), path, "is not a valid year", line=6)
    told(lambda: read_sources(path), path, "is not a valid address", line=7)


#: What is written otherwise by others, and means the same.
VARIANTS: dict[str, Callable[[str], str]] = {
    "Windows": lambda text: text.replace("\n", "\r\n"),
    "byte-order mark": lambda text: "\ufeff" + text,
    "capitals": lambda text: text.replace("@online", "@ONLINE").replace("author", "AUTHOR"),
    "quotes": lambda text: text.replace("{Shells, counted}", '"Shells, counted"'),
    "one line": lambda text: " ".join(text.split()),
    "no comma at the end": lambda text: text.replace("01},\n}", "01}\n}"),
    "remark": lambda text: "% a remark\n" + text,
    "remark of JabRef": lambda text: text + "@comment{jabref-meta: grouping:}\n",
    "string": lambda text: "@string{y = {2025}}\n" + text.replace("{2025}", "y"),
    "parentheses": lambda text: text.replace("@online{", "@online(").replace("},\n}", "},\n)"),
    "biblatex": lambda text: text.replace("year = {2025}", "date = {2025}"),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_variant_means_the_same(tiny: Path, variant: str) -> None:
    """Ways of writing that lose nothing are taken."""
    path = tiny / "refs.bib"
    before = read_sources(path)
    path.write_bytes(VARIANTS[variant](BIBLIOGRAPHY).encode())

    assert before == read_sources(path)
