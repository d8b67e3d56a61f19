"""Fonts, and the characters that they can print."""
