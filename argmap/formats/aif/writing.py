"""A map to an AIF file."""

from __future__ import annotations

from typing import Any

from argmap.argument import ArgumentMap
from argmap.formats.aif.kept import KEYS, unpack
from argmap.formats.aif.losses import losses_of
from argmap.formats.aif.patching import Patching
from argmap.formats.aif.plain import new_file, print_file
from argmap.formats.format import Export, Loss


def write_document(map: ArgumentMap, format: str) -> Export:
    """Write a map as a file of either format: the file that it came from, if it was kept, with what has changed since, and else a new one."""
    whole, losses = _kept(map, format)
    document = whole.get("AIF") if whole is not None and format == "xaif" else whole
    if whole is None or not isinstance(document, dict):
        losses += losses_of(map, majors=False, given=frozenset())
        return Export(print_file(new_file(map, format)), tuple(losses))
    patching = Patching(document, map)
    majors = patching.marks_majors
    patching.patch()
    given, unsaid = patching.given, patching.unsaid
    # What was read of the file takes as much room as the map.
    del patching
    losses += losses_of(map, majors=majors, given=given, unsaid=unsaid)
    return Export(print_file(whole), tuple(losses))


def _kept(map: ArgumentMap, format: str) -> tuple[dict[str, Any] | None, list[Loss]]:
    """The file that the map came from, made one of the format that is wanted, and what is lost by that."""
    held = {meta.key for meta in map.meta}
    for key in (format, *(key for key in KEYS if key != format)):
        if key not in held:
            continue
        whole = unpack(map, key)
        if whole is None:
            return None, [Loss(f"what was kept of its {key} file, since it can be read no more")]
        if key == format:
            return whole, []
        if format == "xaif":
            return {**new_file(ArgumentMap(), "xaif"), "AIF": whole}, []
        document = whole.get("AIF")
        return (document if isinstance(document, dict) else None), [Loss(f"the part `{each}` of its xAIF file") for each in whole if each != "AIF"]
    return None, []
