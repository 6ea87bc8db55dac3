"""Tables of people: persons, accounts, sessions, custody."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint

from portal.store import Base, Id, Mapped, Moment, mapped_column


class Person(Base):
    """Somebody the chain talks about. A person may have no account."""

    __tablename__ = "persons"
    __table_args__ = (UniqueConstraint("source", "source_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    # Keyed hash of the national number: exact look-up only; the number itself is sealed.
    number_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    number_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    name_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    born_on_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    address_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    language: Mapped[str] = mapped_column(String(8), default="nl")
    # The address of a person with this flag never leaves, and notices stay without content.
    is_at_risk: Mapped[bool] = mapped_column(default=False)
    wants_easier: Mapped[bool] = mapped_column(default=False)
    # From that moment nobody acts for this person any more.
    died_on: Mapped[date | None]
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)
    made_at: Mapped[datetime] = mapped_column(Moment)


class Custody(Base):
    """Parental authority of one parent over one child, with its dates. Unknown is not yes."""

    __tablename__ = "custody"
    __table_args__ = (Index("ix_custody_parent", "parent_id"), UniqueConstraint("source", "source_id"))

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    child_id: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    parent_id: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    has_custody: Mapped[str] = mapped_column(String(10))  # "yes", "no" or "unknown"
    proof: Mapped[str] = mapped_column(String(60), default="")
    from_day: Mapped[date]
    until_day: Mapped[date | None]
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)


class Account(Base):
    """One way to sign in. Someone who is both citizen and official has two, and signs in twice."""

    __tablename__ = "accounts"
    __table_args__ = (
        Index("ix_accounts_team", "agency_id", "team"),
        UniqueConstraint("issuer", "subject_hash"),
        UniqueConstraint("source", "source_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    issuer: Mapped[str] = mapped_column(String(200))
    subject_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    kind: Mapped[str] = mapped_column(String(12))  # "citizen", "official", "helper" or "advocate"
    role: Mapped[str] = mapped_column(String(40), default="")
    agency_id: Mapped[str | None] = mapped_column(Id)
    team: Mapped[str] = mapped_column(String(120), default="")
    # The organisation that lends this official to the team; it gives no access there.
    lent_by: Mapped[str | None] = mapped_column(Id)
    # The last day of that work: after it nobody comes in with this account.
    until_day: Mapped[date | None]
    person_id: Mapped[str | None] = mapped_column(ForeignKey("persons.id"))
    # The word by which the demo town lists this account; empty everywhere else.
    demo_name: Mapped[str | None] = mapped_column(String(40), unique=True)
    is_closed: Mapped[bool] = mapped_column(default=False)
    # Opens only what was sent with it: an account without DigiD, while nobody saw its person at a counter.
    is_limited: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)
    made_at: Mapped[datetime] = mapped_column(Moment)


class Session(Base):
    """One signed-in device. Only a hash of its token is kept."""

    __tablename__ = "sessions"
    __table_args__ = (Index("ix_sessions_account", "account_id", "started_at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    device: Mapped[str] = mapped_column(String(8))  # "shared" or "own"
    started_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)
    # When what is told about the person was last read here; nothing before the first time.
    read_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    end_reason: Mapped[str] = mapped_column(String(20), default="")
    level: Mapped[str] = mapped_column(String(100), default="")
    # The provider's ID token, sealed with the session's own token: needed to sign out there as well.
    id_token_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)


class KeptForm(Base):
    """A form that arrived after the session had ended: sealed, and given back to the same account only."""

    __tablename__ = "kept_forms"
    __table_args__ = (Index("ix_kept_forms_account", "account_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    person_id: Mapped[str] = mapped_column(Id)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    kept_at: Mapped[datetime] = mapped_column(Moment)
