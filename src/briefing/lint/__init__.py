"""Checks of the text: typed results, uncited claims, load on the reader, grammar."""
