"""The flow of a process as a picture to walk through, and as a list."""
