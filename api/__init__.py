"""FRONT DOORS: HTTP, web pages and the command line. Speaks, decides nothing."""
