"""What drives the worlds: a room for people, an API for programs."""
