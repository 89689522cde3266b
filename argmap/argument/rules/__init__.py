"""Rules that every map keeps, or it is not made."""
