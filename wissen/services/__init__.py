"""Use cases: the narrow interface that the window and the command line share; plain values in and out."""
