"""The rules of argument, one a file."""
