"""The first start and every later one: three large choices, unlocking, joining, starting a fieldwork."""
