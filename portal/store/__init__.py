"""The store: tables, moments, sealed texts, and the two ways in: reading and writing."""

from portal.store.columns import Base, Id, Moment, given_id, metadata, new_id
from portal.store.engine import Store
from portal.store.keys import Keyring
from portal.store.work import Work, Writing

__all__ = ["Base", "Id", "Keyring", "Moment", "Store", "Work", "Writing", "given_id", "metadata", "new_id"]
