"""Measurements: how well and how fast this program reads and classifies, on papers whose truth is known."""
