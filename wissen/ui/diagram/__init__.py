"""Drawings to walk through: the flow of a process and the Prozesslandkarte; each also as a list."""
