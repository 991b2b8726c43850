"""The empty script."""
