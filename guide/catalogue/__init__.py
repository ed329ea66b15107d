"""The catalogue of step definitions: what a person can write in a scenario without Python."""
