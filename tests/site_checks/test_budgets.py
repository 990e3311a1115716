"""The size of the site is held by every build."""

from __future__ import annotations

import os

import pytest

from cheatsheet.addresses import REPO_URL
from cheatsheet.model import Content
from tests.site_checks.budgets import load_budgets, over_budget
from tests.site_checks.site_model import Site


def test_budgets(site: Site, content: Content) -> None:
    """No page, script, style or search index is larger than its kind may be."""
    if found := list(over_budget(site, content, load_budgets(), os.environ.get("REPO_URL", REPO_URL))):
        pytest.fail("\n".join(found), pytrace=False)
