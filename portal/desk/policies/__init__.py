"""The register of policies at the desk, and what everybody may read of it."""
