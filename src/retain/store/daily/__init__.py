"""The hot paths: plain sqlite3 and constant SQL, into the same records (a test compares them with SQLModel's)."""
