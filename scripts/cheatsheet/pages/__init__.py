"""Markdown pages for MkDocs."""
