"""A fictional portal for social declarations, with mail, post, a technician and a clock."""
