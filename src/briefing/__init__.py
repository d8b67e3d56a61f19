"""The analysis behind the briefing: evidence, model, ledger, exports.

Pure Python: nothing here knows of Sphinx.
`briefing.sphinxext` is the bridge from the ledger to the text.
"""

from importlib.metadata import version

__version__ = version("price-of-partnership")
