"""What a map says of the text that it was made from: records of texts, and finding words in them."""

from argmap.citing.distances import Distance, distance
from argmap.citing.edition import Edition, Editions, Sentence
from argmap.citing.quotes import Finder, Near, Passage
from argmap.citing.record import Block, Paragraph, Record, RecordError, blocks_in, make_record, read_record

__all__ = [
    "Block",
    "Distance",
    "Edition",
    "Editions",
    "Finder",
    "Near",
    "Paragraph",
    "Passage",
    "Record",
    "RecordError",
    "Sentence",
    "blocks_in",
    "distance",
    "make_record",
    "read_record",
]
