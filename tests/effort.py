"""How far the tests look: as far as finds what a change is likely to break, or much further with `HYPOTHESIS_PROFILE=search`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "suite")
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]

# The same examples each time, so that a failure is the change's and not chance's.
settings.register_profile("suite", max_examples=30, deadline=None, derandomize=True, suppress_health_check=_SLOW)
settings.register_profile("search", max_examples=1000, deadline=None, suppress_health_check=_SLOW)
settings.load_profile(_PROFILE)


def effort(usual: int, full: int) -> int:
    """How many examples to try, or how large a text to read: what the suite has time for, or the full number where one searches."""
    return usual if _PROFILE == "suite" else full
