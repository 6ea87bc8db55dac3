"""The rules for staff at the desk, and the lock on the desk until they are confirmed."""
