"""What can be wrong with a file of another format, one rule a file; its docstring is its page."""
