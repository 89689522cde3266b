"""The rules of what is written."""
