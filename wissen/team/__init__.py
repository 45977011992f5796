"""Exchange with other computers: messages, single-writer logs, keys, and the files that carry them."""
