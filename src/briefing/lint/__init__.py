"""Checks of the text: typed results, uncited claims, readability."""
