"""How long we take, and how long others take, for the same arguments."""
