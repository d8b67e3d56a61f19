"""Shows pages in a browser while they are written: `tox -e live`.

Not for what is published: that is built by `tox -e docs`.
"""
