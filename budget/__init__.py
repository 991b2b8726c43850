"""What the program knows about public money in Kazakhstan; never fetches, never opens a spreadsheet."""
