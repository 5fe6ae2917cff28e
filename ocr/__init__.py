"""PIXELS TO WORDS: no database, no HTTP, no queue."""
