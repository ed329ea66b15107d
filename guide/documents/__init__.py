"""A writer's document, read as it lies on the shared drive: procedures, steps, paragraphs."""
