"""The bridge between what is written and what is meant; the way back, `unbuild` and `moving`, is imported where it is used."""

from argmap.building.builder import Building, build
from argmap.building.places import Places

__all__ = ["Building", "Places", "build"]
