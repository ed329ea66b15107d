"""A writer's document, held against the evidence of a run."""
