"""The parts of a searchable PDF: the page as it was, and words laid invisibly over it."""
