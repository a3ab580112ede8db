"""Russian as documents need it: cases of names and positions, dates, plurals, and texts compared as people read them."""
