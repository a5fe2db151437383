"""How far the form engine gives what the field's engines gave: recorded corpora replayed, counted, misses explained."""
