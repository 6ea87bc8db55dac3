"""Tables of signals. There is no sender: a row knows a theme and a moment, and its texts have a key."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text

from portal.store import Base, Id, Mapped, Moment, mapped_column


class Signal(Base):
    """Something told without a name (R-199): a signal, a question, or a complaint that waits for one."""

    __tablename__ = "signals"
    __table_args__ = (
        Index("ix_signals_month", "month", "theme"),
        Index("ix_signals_made", "made_at", "id"),
        Index("ix_signals_queue", "kind", "state", "changed_at", "id"),
        Index("ix_signals_desk", "kind", "state", "made_at", "id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    month: Mapped[date]  # the first day of the month
    made_at: Mapped[datetime] = mapped_column(Moment)
    theme: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(8))
    # The text is gone after its time, with its key; the theme stays to be counted.
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    kind: Mapped[str] = mapped_column(String(10), default="signal", server_default="signal")
    state: Mapped[str] = mapped_column(String(10), default="new", server_default="new")
    changed_at: Mapped[datetime | None] = mapped_column(Moment)  # the last words, either way
    used_at: Mapped[datetime | None] = mapped_column(Moment)  # the last use of its code
    # A keyed hash of the words; the words themselves stand nowhere. Empty once the text is gone.
    code_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    typed_back_at: Mapped[datetime | None] = mapped_column(Moment)
    case_id: Mapped[str | None] = mapped_column(Id)  # what it became, once a name was added
    person_id: Mapped[str | None] = mapped_column(Id)  # whose case that is


class SignalMessage(Base):
    """A message about a signal, either way."""

    __tablename__ = "signal_messages"
    __table_args__ = (Index("ix_signal_messages_signal", "signal_id", "at", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    signal_id: Mapped[str] = mapped_column(ForeignKey("signals.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str] = mapped_column(String(12))  # "person" or "body"
    account_id: Mapped[str] = mapped_column(String(26), default="")  # the official; empty for the person
    text_sealed: Mapped[bytes] = mapped_column(LargeBinary)


class SignalFile(Base):
    """A file that somebody without a name added: sealed with the key of the signal, and without a name."""

    __tablename__ = "signal_files"
    __table_args__ = (Index("ix_signal_files_signal", "signal_id", "added_at", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    signal_id: Mapped[str] = mapped_column(ForeignKey("signals.id"))
    added_at: Mapped[datetime] = mapped_column(Moment)
    media_type: Mapped[str] = mapped_column(String(40))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    # What is spoken in it, when somebody told it with their own voice.
    language: Mapped[str] = mapped_column(String(8), default="", server_default="")
    # What an official typed while listening, where that stands, and what its teller finds not right in it.
    typing: Mapped[str] = mapped_column(String(12), default="", server_default="")  # see rules.Typing
    typed_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    wrong_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    typed_by: Mapped[str | None] = mapped_column(Id)
    typed_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)


class SignalOpening(Base):
    """One use of a code, in one browser. Only a hash of the browser's token is kept."""

    __tablename__ = "signal_openings"
    __table_args__ = (Index("ix_signal_openings_signal", "signal_id", "opened_at", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    signal_id: Mapped[str] = mapped_column(ForeignKey("signals.id"))
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class SignalCount(Base):
    """How often something came from one address, or with one half of a code, within one hour.

    It is a number in an hour, and so says nothing of which signal came from where.
    """

    __tablename__ = "signal_counts"
    __table_args__ = (Index("ix_signal_counts_hour", "hour"),)

    what: Mapped[str] = mapped_column(String(5), primary_key=True)  # "told", "wrong", "half" or "paper"
    whose: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)  # a keyed hash
    hour: Mapped[datetime] = mapped_column(Moment, primary_key=True)
    number: Mapped[int]


class NamelessText(Base):
    """What officials write down without a person: a case discussed without a name, or what gets in the way of
    privacy. There is no link to anybody (R-076, R-127, R-188). The text has its own key.
    """

    __tablename__ = "nameless_texts"
    __table_args__ = (Index("ix_nameless_texts_own", "what", "account_id", "made_at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    what: Mapped[str] = mapped_column(String(10))  # "talk" or "bottleneck"
    number: Mapped[str] = mapped_column(String(12))  # a case number that only the worker knows whose it is
    account_id: Mapped[str] = mapped_column(Id)
    agency_id: Mapped[str] = mapped_column(Id)
    role: Mapped[str] = mapped_column(String(40))
    bodies: Mapped[str] = mapped_column(Text)  # ids parted by blanks: with whom it was discussed
    made_at: Mapped[datetime] = mapped_column(Moment)
    published_at: Mapped[datetime | None] = mapped_column(Moment)  # a good example that was approved
    text_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
