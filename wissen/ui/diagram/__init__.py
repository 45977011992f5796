"""Drawings to walk through: the Prozesslandkarte."""
