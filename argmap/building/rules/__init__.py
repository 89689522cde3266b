"""The rules of what a text can mean."""
