"""The papers themselves: each function typesets one paper of invented content and returns its sides."""
