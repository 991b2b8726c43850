"""Frames as files that people take away."""
