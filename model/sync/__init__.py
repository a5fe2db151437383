"""How desk and hub meet: the protocol, its client, one run of it, and the hub."""
