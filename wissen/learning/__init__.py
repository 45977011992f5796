"""Pure rules of learning: grading, completion, what comes next."""
