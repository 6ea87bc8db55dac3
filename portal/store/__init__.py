"""The store: tables, moments, sealed texts, and the two ways in: reading and writing."""

from portal.store.columns import Base, Id, Mapped, Moment, given_id, mapped_column, metadata, new_id
from portal.store.described import once_more
from portal.store.engine import Store
from portal.store.keys import Keyring
from portal.store.work import Work, Writing

__all__ = [
    "Base",
    "Id",
    "Keyring",
    "Mapped",
    "Moment",
    "Store",
    "Work",
    "Writing",
    "given_id",
    "mapped_column",
    "metadata",
    "new_id",
    "once_more",
]
