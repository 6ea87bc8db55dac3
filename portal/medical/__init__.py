"""What must not be in a file: papers about health and recordings of others, kept apart until a decision."""
