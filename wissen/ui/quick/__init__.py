"""Schnellauskunft: the answer in ten seconds, over any page and in a window of its own."""
