"""Directives of the text."""
