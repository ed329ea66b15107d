"""Pictures for documents: cut out of the evidence, with frames and numbers on what they show."""
