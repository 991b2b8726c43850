"""What a heading opens."""

BUDGET, UNIT = "budget", "unit"  # point 1 of a decision; a unit inside it
LIST, STATED = "list", "stated"  # transfers by line; parts of a reserve or limit
AMENDED = "amended"  # a sub-point of an earlier act
KNOWN, CLOSED = "known", "closed"  # money that is known and not read; nothing
