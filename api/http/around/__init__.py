"""What surrounds every request: its log line, its limits, its headers."""
