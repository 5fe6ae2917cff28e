"""What Vietnamese itself proves about a reading: syllables that can exist, and repairs that a rule proves."""
