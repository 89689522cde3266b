"""The bridge between what is written and what is meant."""

from argmap.building.builder import Building, build
from argmap.building.moving import LEVELS, move_out
from argmap.building.places import Places

__all__ = ["LEVELS", "Building", "Places", "build", "move_out"]
