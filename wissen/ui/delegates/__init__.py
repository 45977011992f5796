"""How rows of lists and trees are measured and painted."""
