"""The desk for understanding somebody: type out, translate, and an interpreter."""
