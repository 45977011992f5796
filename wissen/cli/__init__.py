"""The command line of authors: no window, no history, and every word of it German."""
