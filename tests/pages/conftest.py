"""What the tests of pages ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from cheatsheet.load import load_content
from cheatsheet.model import Content


@pytest.fixture(scope="session")
def content(root: Path) -> Content:
    """The content of this project."""
    return load_content(root)
