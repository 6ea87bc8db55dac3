"""Tables of accounts without DigiD: the account, its codes, who was seen, wrong tries, and what happened."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String

from portal.store import Base, Id, Mapped, Moment, mapped_column


class OwnAccount(Base):
    """What a row of ``accounts`` has more when no provider stands behind it. One for each person."""

    __tablename__ = "own_accounts"

    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"), unique=True)
    # Random, and it says nothing of the person; found by a keyed hash, and sealed to stand on a letter.
    number_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    number_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    password: Mapped[str | None] = mapped_column(String(200))  # see hashing; empty before it is chosen
    made_at: Mapped[datetime] = mapped_column(Moment)
    opened_at: Mapped[datetime | None] = mapped_column(Moment)  # when the password was chosen last
    seen_at: Mapped[datetime | None] = mapped_column(Moment)  # at a counter, by two employees
    stopped_at: Mapped[datetime | None] = mapped_column(Moment)


class AccountCode(Base):
    """A code to choose a password with: once, until a moment, and not after many wrong tries."""

    __tablename__ = "account_codes"
    __table_args__ = (Index("ix_account_codes_account", "account_id", "made_at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_id: Mapped[str] = mapped_column(Id)
    person_id: Mapped[str] = mapped_column(Id)
    way: Mapped[str] = mapped_column(String(8))  # see rules.Way
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    code_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # only until it is printed or ends
    delivery_id: Mapped[str | None] = mapped_column(Id, index=True)
    tries: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime] = mapped_column(Moment)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)  # a newer one came, or it was stopped


class Sighting(Base):
    """Somebody stands at a counter: two employees look at the same proof of who it is, each on an own screen.

    Before the second one agreed, it holds no person: only keyed hashes of what was read from the proof.
    """

    __tablename__ = "sightings"
    __table_args__ = (
        Index("ix_sightings_open", "number_hash", "until"),
        Index("ix_sightings_asked", "asked_by", "at"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    what: Mapped[str] = mapped_column(String(8))  # see rules.What
    number_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    born_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    asked_by: Mapped[str] = mapped_column(Id)
    session_id: Mapped[str] = mapped_column(Id)
    agency_id: Mapped[str] = mapped_column(String(26))
    at: Mapped[datetime] = mapped_column(Moment)
    until: Mapped[datetime] = mapped_column(Moment)
    confirmed_by: Mapped[str | None] = mapped_column(Id)
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    person_id: Mapped[str | None] = mapped_column(Id)
    done_at: Mapped[datetime | None] = mapped_column(Moment)


class SignInTry(Base):
    """A number was typed with something that did not go with it, whether or not there is such a number."""

    __tablename__ = "sign_in_tries"
    __table_args__ = (
        Index("ix_sign_in_tries_number", "number_hash", "at"),
        Index("ix_sign_in_tries_place", "place_hash", "at"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    number_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    place_hash: Mapped[bytes] = mapped_column(LargeBinary(32))  # keyed; the address itself is not kept


class AccountEvent(Base):
    """One line of what happened to an account: append-only, codes and ids."""

    __tablename__ = "account_events"
    __table_args__ = (Index("ix_account_events_person", "person_id", "at", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(Moment)
    what: Mapped[str] = mapped_column(String(12))  # see rules.Event
    account_id: Mapped[str] = mapped_column(Id)  # who did it
    role: Mapped[str] = mapped_column(String(40))  # of an employee; empty for the person
    agency_id: Mapped[str] = mapped_column(String(26))
