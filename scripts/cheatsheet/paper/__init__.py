"""Paper: the cram sheets, corrected on a second side, and the printable book, set by Typst."""

from cheatsheet.paper.editions import Edition, Extras, Notice, Paper

__all__ = ["Edition", "Extras", "Notice", "Paper"]
