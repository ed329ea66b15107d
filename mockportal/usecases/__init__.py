"""One function per intention: each takes the portal of a world, changes it or refuses."""
