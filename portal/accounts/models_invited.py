"""Tables of accounts by invitation: who acts for others in their work, with a second factor."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String

from portal.store import Base, Id, Mapped, Moment, mapped_column


class InvitedAccount(Base):
    """What a row of ``accounts`` has more when somebody was invited: a password, and a second factor.

    It has a data key of its own, kept under the id of the account; no person stands behind it.
    """

    __tablename__ = "invited_accounts"
    __table_args__ = (Index("ix_invited_accounts_agency", "agency_id", "made_at"),)

    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    agency_id: Mapped[str] = mapped_column(Id)
    is_lead: Mapped[bool] = mapped_column(default=False)  # invites and stops colleagues
    number_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    number_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    label_sealed: Mapped[bytes] = mapped_column(LargeBinary)  # what the lead calls this colleague
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by: Mapped[str] = mapped_column(Id)
    # The invitation: used once, until a moment, and not after many wrong tries. A newer one takes its place.
    code_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    code_ends_at: Mapped[datetime | None] = mapped_column(Moment)
    code_tries: Mapped[int] = mapped_column(default=0)
    # The secret that the authenticator app shares with us, sealed; the last step whose code was used.
    secret_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    last_step: Mapped[int] = mapped_column(default=0)  # of thirty seconds since 1970
    password: Mapped[str | None] = mapped_column(String(200))  # see hashing; empty before it is chosen
    opened_at: Mapped[datetime | None] = mapped_column(Moment)  # when password and app were set last
    in_at: Mapped[datetime | None] = mapped_column(Moment)  # when somebody signed in with it last
    stopped_at: Mapped[datetime | None] = mapped_column(Moment)


class RecoveryCode(Base):
    """A code for when the app is not at hand: used once, kept as a keyed hash only."""

    __tablename__ = "recovery_codes"
    __table_args__ = (Index("ix_recovery_codes_account", "account_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_id: Mapped[str] = mapped_column(Id)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class InvitedEvent(Base):
    """One line of what happened to such an account: append-only, codes and ids."""

    __tablename__ = "invited_events"
    __table_args__ = (Index("ix_invited_events_account", "account_id", "at", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_id: Mapped[str] = mapped_column(Id)
    agency_id: Mapped[str] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(Moment)
    what: Mapped[str] = mapped_column(String(12))  # see second.Event
    by_account: Mapped[str] = mapped_column(Id)
