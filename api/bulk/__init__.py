"""The bulk client of post offices: many files over a poor link, each exactly once."""
