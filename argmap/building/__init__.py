"""The bridge between what is written and what is meant."""

from argmap.building.builder import Building, build
from argmap.building.moving import LEVELS, move_out
from argmap.building.places import Places
from argmap.building.unbuild import print_map, unbuild

__all__ = ["LEVELS", "Building", "Places", "build", "move_out", "print_map", "unbuild"]
