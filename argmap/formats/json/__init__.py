"""Our own JSON: everything that a map holds, for programs; `schema.json` describes it."""

from argmap.formats.json.reading import lacks, read
from argmap.formats.json.writing import schema, write

__all__ = ["lacks", "read", "schema", "write"]
