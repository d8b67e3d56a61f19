"""Where a project has defined macros for other builders: MathJax and LaTeX."""

from __future__ import annotations

from typing import Any


def mathjax_config(config: Any) -> dict[str, Any]:
    """Return the configuration of MathJax, whatever its version."""
    for name in ("mathjax4_config", "mathjax3_config", "mathjax2_config"):
        if found := getattr(config, name, None):
            return dict(found)
    return {}


def latex_preamble(config: Any) -> str:
    """Return what the project puts before its documents in LaTeX."""
    elements = getattr(config, "latex_elements", {})
    return f"{elements.get('preamble', '')}\n{getattr(config, 'imgmath_latex_preamble', '')}"
