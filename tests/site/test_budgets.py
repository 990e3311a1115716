"""The size of the site is held by every build."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cheatsheet.build import SITE_URL
from cheatsheet.load import load_content
from tests.site.budgets import load_budgets, over_budget
from tests.site.site_model import Site


def test_budgets(site_folder: Path, root: Path) -> None:
    """No page, script, style or search index is larger than its kind may be."""
    site = Site(site_folder, os.environ.get("SITE_URL", SITE_URL))
    if found := list(over_budget(site, load_content(root), load_budgets())):
        pytest.fail("\n".join(found), pytrace=False)
