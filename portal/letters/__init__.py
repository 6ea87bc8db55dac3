"""Letters: paper for one person, made from that person's own values and nothing else."""
