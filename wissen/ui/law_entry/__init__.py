"""Rechtsänderung einpflegen: the steps of the assistant, one face each."""
