"""Workbooks (.xlsx, .xlsm), many at once: every cell as stored, exact, with its place."""
