"""When each duty was last done, and which warnings of a term were already given."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import String

from portal.store import Base, Id, Mapped, Moment, mapped_column


class DutyRun(Base):
    """The last time a duty was done. Its row is also the claim: one worker does a duty at a time."""

    __tablename__ = "duty_runs"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    started_at: Mapped[datetime] = mapped_column(Moment)
    # Set when it ends; a worker that was killed leaves it empty, and the duty waits until claimed_until.
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    claimed_until: Mapped[datetime] = mapped_column(Moment)
    done: Mapped[int] = mapped_column(default=0)  # how many things it did
    fault: Mapped[str] = mapped_column(String(80), default="")  # the name of what went wrong, never its words


class TermWarning(Base):
    """A warning about a last day that was given: made in the same transaction as its notice, so once only."""

    __tablename__ = "term_warnings"

    about_id: Mapped[str] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(30), primary_key=True)
    last_day: Mapped[date] = mapped_column(primary_key=True)
    given_at: Mapped[datetime] = mapped_column(Moment)
