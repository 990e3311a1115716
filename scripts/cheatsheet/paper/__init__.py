"""Paper: the cram sheets, corrected on a second side, and the printable book, set by Typst."""

from cheatsheet.paper.editions import Edition, Extras, Notice, Paper
from cheatsheet.paper.press import produce

__all__ = ["Edition", "Extras", "Notice", "Paper", "produce"]
