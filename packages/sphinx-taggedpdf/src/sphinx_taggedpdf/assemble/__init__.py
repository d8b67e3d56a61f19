"""One doctree of a whole project, and what is known about it before a word of Typst is written."""
