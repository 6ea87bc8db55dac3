"""The demo town: invented people, loaded like any chain's records, signed in with one press."""
