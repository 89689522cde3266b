"""The bridge between what is written and what is meant."""

from argmap.building.builder import Building, build
from argmap.building.places import Places

__all__ = ["Building", "Places", "build"]
