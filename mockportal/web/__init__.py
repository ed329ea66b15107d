"""The pages: one blueprint per area; each view parses, calls one use case, maps the refusal."""
