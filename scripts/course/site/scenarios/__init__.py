"""How a scenario becomes a gamebook that the player plays, and a map for those who teach with it."""
