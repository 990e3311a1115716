"""What all site checks look at, read once."""

from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path

import pytest

from cheatsheet.addresses import SITE_URL
from cheatsheet.child import PIPED
from cheatsheet.load import load_content
from cheatsheet.model import Content
from tests.site_checks.site_model import Site


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Site:
    """The built site."""
    return Site(site_folder, os.environ.get("SITE_URL", SITE_URL))


@pytest.fixture(scope="session")
def content(root: Path) -> Content:
    """The text that the site was built from: a build has read it already."""
    if PIPED not in os.environ:
        return load_content(root)
    piped: Content = pickle.load(sys.stdin.buffer)
    return piped
