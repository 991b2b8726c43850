"""Pure analyses: frames in, frames out, one question a module."""
