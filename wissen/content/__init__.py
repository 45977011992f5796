"""Content: the frozen model, one reader per kind, checks and the Library; pure, without Qt."""
