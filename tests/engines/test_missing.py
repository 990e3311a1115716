"""An engine that is not there is never passed over in silence."""

from __future__ import annotations

import pytest

from tests.engines import conftest
from tests.engines.conftest import Start


@pytest.mark.parametrize(
    ("engine", "finder", "says"), [("firefox", "find_firefox", "no Firefox"), ("webkit", "find_webkit", "no WebKit")]
)
def test_a_missing_engine_is_skipped_at_home_and_fails_in_ci(
    monkeypatch: pytest.MonkeyPatch, start: Start, engine: str, finder: str, says: str
) -> None:
    """Without the browser the tests say «skipped: no Firefox»; where ``CI`` is set they fail."""
    monkeypatch.setattr(conftest, finder, lambda: None)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=says):
        start(engine)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(AssertionError, match=says):
        start(engine)
