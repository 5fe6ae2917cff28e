"""Where in a stack of pages a new paper begins: a confidence for each place, and the reasons."""
