"""The worker: all that happens because time passes, as one table of duties."""
