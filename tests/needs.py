"""What a machine may lack: a test that needs it is skipped there, and says so."""

from __future__ import annotations

import shutil

import pytest

WITHOUT_GIT = shutil.which("git") is None
NEEDS_GIT = pytest.mark.skipif(WITHOUT_GIT, reason="no git on this machine")
"""For a test or a module that makes repositories; a fixture calls :func:`need_git`."""


def need_git() -> None:
    """Skip the test that is under way where there is no git."""
    if WITHOUT_GIT:
        pytest.skip("no git on this machine")
