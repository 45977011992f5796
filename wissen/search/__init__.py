"""Search: German analysis, the index, and what is found in it."""
