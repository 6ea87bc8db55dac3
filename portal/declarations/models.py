"""Tables of declarations: texts by version, what a person signed, and the bodies named one by one."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint

from portal.store import Base, Id, Mapped, Moment, mapped_column


class Declaration(Base):
    """One declaration of one person. Three kinds that are never mixed (R-138).

    The exact text as shown stands in ``texts`` (field "text"); so do "purpose" and "exceptions".
    """

    needs_see = True
    """Who acts for the person sees it only when that was ticked; checked at the door."""
    __tablename__ = "declarations"
    __table_args__ = (
        Index("ix_declarations_list", "person_id", "signed_at", "id"),
        UniqueConstraint("source", "source_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    kind: Mapped[str] = mapped_column(
        String(30)
    )  # "acknowledged", "release_of_confidentiality", "agreement_to_help"
    # A few words: what it is about, in the person's own language. Sealed.
    title_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    # For whom it was signed when not for oneself, for example a child's first name. Sealed.
    about_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    agency_id: Mapped[str] = mapped_column(Id)  # the body that keeps it
    version: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(8))
    text_hash: Mapped[str] = mapped_column(String(64))  # SHA-256 of the text as shown, hexadecimal
    data_kinds: Mapped[str] = mapped_column(String(200), default="")
    signed_at: Mapped[datetime] = mapped_column(Moment)
    signed_how: Mapped[str] = mapped_column(String(20))  # "portal", "counter", "paper"
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    is_general: Mapped[bool] = mapped_column(
        default=False
    )  # an old general one: does not count for sharing
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    source: Mapped[str | None] = mapped_column(String(60))
    source_id: Mapped[str | None] = mapped_column(String(120))
    source_hash: Mapped[str | None] = mapped_column(String(64))
    batch_id: Mapped[str | None] = mapped_column(Id)
    replaced_at: Mapped[datetime | None] = mapped_column(Moment)
    version_id: Mapped[str | None] = mapped_column(Id)  # the text of the register, when it came from there


class DeclarationBody(Base):
    """One body on a declaration, answered one by one. A body that is not named is a no (trap 20)."""

    __tablename__ = "declaration_bodies"

    declaration_id: Mapped[str] = mapped_column(ForeignKey("declarations.id"), primary_key=True)
    agency_id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id, index=True)
    answer: Mapped[str] = mapped_column(String(4))  # "yes" or "no"


class Withdrawal(Base):
    """A release taken back: from then on. One task per body follows; they stand here until told."""

    __tablename__ = "withdrawals"
    __table_args__ = (UniqueConstraint("declaration_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    declaration_id: Mapped[str] = mapped_column(ForeignKey("declarations.id"))
    person_id: Mapped[str] = mapped_column(Id)
    account_id: Mapped[str] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(Moment)


class Request(Base):
    """A body asks a person to read or sign a text. Texts: "about", "question", "professional" and "shown"."""

    needs_see = True  # For who acts for the person: only when that was ticked.
    __tablename__ = "declaration_requests"
    __table_args__ = (Index("ix_declaration_requests_list", "person_id", "state", "asked_at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("persons.id"))
    agency_id: Mapped[str] = mapped_column(Id)
    account_id: Mapped[str] = mapped_column(Id)
    version_id: Mapped[str] = mapped_column(Id)
    data_kinds: Mapped[str] = mapped_column(String(200), default="")
    bodies: Mapped[str] = mapped_column(String(600), default="")  # ids of the bodies that are asked about
    valid_to: Mapped[date | None]
    asked_at: Mapped[datetime] = mapped_column(Moment)
    state: Mapped[str] = mapped_column(String(10))  # "asked", "signed", "refused" or "dropped"
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    item_id: Mapped[str | None] = mapped_column(Id)  # the declaration that came of it


class Scan(Base):
    """The page with the signature, of a declaration on paper. Sealed."""

    needs_see = True  # For who acts for the person: only when that was ticked.
    __tablename__ = "declaration_scans"
    __table_args__ = (Index("ix_declaration_scans_item", "item_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id)
    item_id: Mapped[str] = mapped_column(Id)
    media_type: Mapped[str] = mapped_column(String(60))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    kept_at: Mapped[datetime] = mapped_column(Moment)


class Stop(Base):
    """A body must stop after a release was taken back: told, stopped, and what was used. Text: "used"."""

    needs_see = True  # For who acts for the person: only when that was ticked.
    __tablename__ = "declaration_stops"
    __table_args__ = (
        Index("ix_declaration_stops_item", "item_id"),
        Index("ix_declaration_stops_open", "stopped_at", "told_at"),
        UniqueConstraint("item_id", "agency_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    item_id: Mapped[str] = mapped_column(Id)  # the declaration; what hides it hides this
    person_id: Mapped[str] = mapped_column(Id)
    agency_id: Mapped[str] = mapped_column(Id)
    told_at: Mapped[datetime] = mapped_column(Moment)
    stopped_at: Mapped[datetime | None] = mapped_column(Moment)
    account_id: Mapped[str | None] = mapped_column(Id)  # who confirmed it
