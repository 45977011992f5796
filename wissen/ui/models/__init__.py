"""Item models over plain tuples."""
