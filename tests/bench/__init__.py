"""`make bench`: how fast annexes are read, beside a plain loop over workbooks."""
