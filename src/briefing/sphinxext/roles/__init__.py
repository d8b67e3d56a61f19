"""Roles of the text."""
