"""The page: a map to explore in a browser, in one file that needs nothing else."""

from argmap.page.page import make_page

__all__ = ["make_page"]
