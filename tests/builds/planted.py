"""What hostile text is planted, and how a field answers to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from briefing.errors import BriefingError

FORMULA = "=HYPERLINK(1)"
#: Ends scripts, comments, attributes and strings; is a reference, a role, code or a call elsewhere.
MILD = (
    '" onfocus="alert(3)" \' ]]> --> &lt;script&gt;alert(5)&lt;/script&gt; @cite'
    r" \u003c {x} {{7*7}} #eval(1) #read(\"/etc/passwd\") %0A"
)
#: The same without what MyST reads as a role or as code of its own.
IN_PAGE = MILD.replace("{", "(").replace("}", ")").replace("\\u003c", "").replace("\\", "")
#: The same with elements and links, for fields that no page reads as MyST.
WILD = (
    "</script><script>alert(1)</script><img src=x onerror='alert(2)'> <!-- # [link](javascript:alert(4))"
    f" `code` *em* $x_1$ {MILD}"
)
#: Without what LaTeX reads: its border refuses commands, formulas and entities of HTML.
IN_BIB = WILD.replace("$x_1$", r"\$").replace("\\u003c", "").replace('\\"', '"').replace("{", "(")
IN_BIB = IN_BIB.replace("&lt;", "").replace("&gt;", "").replace("}", ")")
IN_BIB = IN_BIB.replace("#", r"\#").replace("%", r"\%").replace("&", r"\&")
#: Ticks of the chart have no room for more.
IN_CHART = "<script>$a_1$</script> & '"


@dataclass
class Planted:
    """What each field said to its text: taken, as it was planted, or refused."""

    root: Path
    taken: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)

    def plant(self, name: str, path: Path, write: Callable[[str], None], load: Callable[[], object],
              *texts: str) -> None:  # fmt: skip
        """Write the first of the texts that the loader takes; else put the file back."""
        before = path.read_bytes()
        for text in texts:
            marked = f"{FORMULA} mark-{name} {text} end-{name}"
            write(marked)
            try:
                load()
            except BriefingError as error:
                assert str(path) in str(error), (name, str(error))
                self.refused[name] = str(error)
                path.write_bytes(before)
            else:
                self.taken[name] = marked
                self.refused.pop(name, None)
                return
