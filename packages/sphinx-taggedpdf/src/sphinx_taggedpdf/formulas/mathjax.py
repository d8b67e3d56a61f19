"""The macros that a project has defined for MathJax."""

from __future__ import annotations

from typing import Any


def mathjax_config(config: Any) -> dict[str, Any]:
    """Return the configuration of MathJax, whatever its version."""
    for name in ("mathjax4_config", "mathjax3_config", "mathjax2_config"):
        if found := getattr(config, name, None):
            return dict(found)
    return {}
