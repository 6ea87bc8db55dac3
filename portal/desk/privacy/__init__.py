"""The privacy officer's desk: what goes wrong in the chain, and samples drawn by lot."""
