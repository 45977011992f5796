"""Wissen: onboarding and reference for the staff of a German immigration office."""
