"""The kinds of evidence: form codes, titles, printed phrases and words, and how they are scaled."""
