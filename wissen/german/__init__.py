"""German: how its words break; pure, knows nothing of content."""
