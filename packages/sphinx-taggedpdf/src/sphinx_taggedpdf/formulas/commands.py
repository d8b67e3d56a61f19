"""Commands of LaTeX that the converter does not know or gets wrong, and what they stand for."""

from __future__ import annotations

from typing import NamedTuple


class Macro(NamedTuple):
    """A command: how many arguments it takes, and what it stands for (`#1` is the first)."""

    arguments: int
    definition: str
    #: the first argument if it is left out; then it stands in square brackets
    default: str | None = None


#: commands that the converter does not know or gets wrong
BUILT_IN: dict[str, Macro] = {
    **{
        name: Macro(0, definition)
        for name, definition in {
            "lVert": r"\|", "rVert": r"\|", "lvert": "|", "rvert": "|", "middle": "",
            "dfrac": r"\frac", "tfrac": r"\frac", "cfrac": r"\frac", "nonumber": "", "notag": "",
            "cr": r"\\", "newline": r"\\", "hline": "", "limits": "", "nolimits": "",
            "smallskip": "", "medskip": "", "bigskip": "", "allowbreak": "", "coloneqq": ":=",
            "blacksquare": "■", "Box": "□", "amalg": "⨿", "eth": "ð", "wp": "℘", "bm": r"\boldsymbol",
            "mathbbm": r"\mathbb", "mathds": r"\mathbb", "mbox": r"\text", "hbox": r"\text",
            "textrm": r"\text", "textup": r"\text", "textnormal": r"\text", "emph": r"\text",
            "texttt": r"\text", "textit": r"\text", "textbf": r"\text", "textsf": r"\text",
            "dotsc": r"\ldots", "dotso": r"\ldots", "dotsb": r"\cdots", "dotsm": r"\cdots", "dotsi": r"\cdots",
            "impliedby": "⟸", "unlhd": "⊴", "unrhd": "⊵", "Diamond": "◇", "textbackslash": r"\backslash",
            "enspace": r"\ ", "thinspace": r"\,", "medspace": r"\:", "thickspace": r"\;", "mathstrut": "",
            "scriptstyle": "", "scriptscriptstyle": "",
            "varlimsup": r"\overline{\lim}", "varliminf": r"\underline{\lim}", "AA": r"\text{Å}",
            "injlim": r"\operatorname*{inj lim}", "projlim": r"\operatorname*{proj lim}",
            "stackrel": r"\overset", "argmax": r"\operatorname*{argmax}",
            "argmin": r"\operatorname*{argmin}",
        }.items()
    },
    **{size + side: Macro(0, "") for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")},
    **{
        name: Macro(1, definition)
        for name, definition in {
            "check": r"\overset{ˇ}{#1}", "widecheck": r"\overset{ˇ}{#1}", "acute": r"\overset{´}{#1}",
            "grave": r"\overset{ˋ}{#1}", "breve": r"\overset{˘}{#1}", "dddot": r"\overset{\cdots}{#1}",
            "intertext": r"\\ \text{#1} \\", "smash": "{#1}", "mathord": "{#1}", "mathopen": "{#1}",
            "mathclose": "{#1}", "mathpunct": "{#1}", "mathinner": "{#1}",
            "mathring": r"\overset{\circ}{#1}", "boxed": "{#1}",
            "fbox": r"\text{#1}", "ensuremath": "{#1}", "tag": "", "label": "", "color": "",
            "phantom": r"\quad", "hphantom": r"\quad", "vphantom": "", "strut": "",
            "textsuperscript": r"^{\text{#1}}", "textsubscript": r"_{\text{#1}}",
        }.items()
    },
    **{
        f"x{side}arrow": Macro(2, rf"\underset{{#1}}{{\overset{{#2}}{{\long{side}arrow}}}}", r"\ ")
        for side in ("left", "right")
    },
}  # fmt: skip
