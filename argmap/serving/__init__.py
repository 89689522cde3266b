"""Maps that are shown while people write them: what changed, and a page of it for this computer alone."""

from __future__ import annotations

from argmap.serving.following import Follower, wait

__all__ = ["Follower", "wait"]
