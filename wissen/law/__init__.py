"""Law: citations and the list of laws; pure, knows nothing of content."""
