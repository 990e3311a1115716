"""An engine that is not there is never passed over in silence."""

from __future__ import annotations

import pytest

from tests.engines import conftest
from tests.engines.conftest import Start


@pytest.mark.parametrize(
    ("engine", "finder", "says"), [("firefox", "find_firefox", "no Firefox"), ("webkit", "find_webkit", "no WebKit")]
)
def test_a_missing_engine_is_skipped_at_home_and_fails_where_it_is_required(
    monkeypatch: pytest.MonkeyPatch, start: Start, engine: str, finder: str, says: str
) -> None:
    """Without the browser the tests say «skipped: no Firefox»; where all engines are required they fail."""
    monkeypatch.setattr(conftest, finder, lambda: None)
    monkeypatch.delenv(conftest.REQUIRED, raising=False)
    with pytest.raises(pytest.skip.Exception, match=says):
        start(engine)
    monkeypatch.setenv(conftest.REQUIRED, "1")
    with pytest.raises(AssertionError, match=says):
        start(engine)


def test_an_engine_that_does_not_start_is_named(monkeypatch: pytest.MonkeyPatch, start: Start) -> None:
    """A browser that ends at once is skipped with its own last words, and fails where all engines are required."""
    monkeypatch.setattr(conftest, "find_firefox", lambda: "/bin/false")
    monkeypatch.delenv(conftest.REQUIRED, raising=False)
    with pytest.raises(pytest.skip.Exception, match="Firefox does not start"):
        start("firefox")
    monkeypatch.setenv(conftest.REQUIRED, "1")
    with pytest.raises(AssertionError, match="Firefox does not start"):
        start("firefox")
