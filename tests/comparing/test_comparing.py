"""What changed from one map to another; each pair is small enough to compare in one's head."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from attrs import evolve
from ground import ROOT
from hypothesis import given
from hypothesis import strategies as st
from strategies import read_text, sketched_maps

from argmap.argument import ArgumentMap, Claim, Evidence, Objection, Premise, Reason, Undercut
from argmap.comparing import Part, Why, compare
from argmap.comparing.matching import CLOSE
from argmap.weighing import Standpoint, Status
