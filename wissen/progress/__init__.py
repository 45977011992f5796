"""The local store: what one person did, as an append-only, chained history in one SQLite file."""
