"""Values with their proof: each step reads one kind of value from a page."""
