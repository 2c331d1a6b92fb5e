"""Blocks as paragraphs and tables of a Word file."""
