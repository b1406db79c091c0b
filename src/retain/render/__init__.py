"""How records look; the only door to the terminal."""
