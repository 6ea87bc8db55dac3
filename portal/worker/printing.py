"""Letters by post: each is put as a PDF file in a folder, from which a printer or a mail house takes it."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import bindparam, select

from portal.accounts import service as accounts
from portal.cases.papers_told import paper_told
from portal.letters.engine import CannotMakePdf
from portal.letters.making import language_for, pdf_of
from portal.letters.paper import Line, Paper, Reader
from portal.letters.phrases import DUTCH
from portal.mandates import papers as mandates
from portal.notices.hiding import MAY_BE_TOLD
from portal.notices.leaving import ACCOUNT
from portal.notices.letters import SUBJECT, Letter
from portal.notices.models import Delivery, Notice
from portal.notices.rules import Channel
from portal.notices.transports import Down, Refused
from portal.people.names import name_of
from portal.store import Work
from portal.store.work import AnyRow
from portal.terms import amsterdam_day
from portal.web import Portal
from portal.words import Said

_TOLD = select(Notice.kind, Notice.about_table, Notice.about_id, Notice.person_id).where(
    Notice.delivery_id == bindparam("delivery"), MAY_BE_TOLD
)
_WHO = select(Delivery.person_id, Delivery.purpose).where(Delivery.id == bindparam("delivery"))


class PrintFolder:
    """The folder. A letter is there whole or not at all, and twice the same letter is one file."""

    def __init__(self, portal: Portal, folder: Path) -> None:
        """Prepare; nothing is written yet."""
        self._portal = portal
        self._folder = folder

    def send(self, letter: Letter) -> str:
        """Put a letter in the folder, with a Dutch one beside it, and return a code.

        :raises Down: when the folder is full or away, or this machine makes no PDF files.
        """
        lang = language_for(self._portal, letter.language)
        paper, name = self._paper(letter)
        reader = Reader(name=name, address=tuple(letter.to.splitlines()))
        try:
            if lang != DUTCH and paper.event != "notice":
                self._write(f"{letter.id}-{DUTCH}.pdf", pdf_of(self._portal, DUTCH, paper, reader=reader))
            self._write(f"{letter.id}.pdf", pdf_of(self._portal, lang, paper, reader=reader))
        except CannotMakePdf:
            raise Down("no PDF") from None
        except OSError as error:
            raise Down(f"folder {error.errno}") from None
        return "printed"

    def close(self) -> None:
        """Let go of nothing: a folder stays open to all."""

    def _write(self, name: str, content: bytes) -> None:
        """Write a file whole: a printer that looks in between must not find half a letter."""
        part = self._folder / f".{name}.part"
        try:
            with part.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._folder / name)
        except OSError:
            part.unlink(missing_ok=True)
            raise

    def _paper(self, letter: Letter) -> tuple[Paper, str]:
        """Return what goes in the envelope, and the name in it."""
        portal, at = self._portal, self._portal.clock.now()
        plain = Paper(
            "notice",
            Said(SUBJECT),
            tuple(Line(text) for text in letter.text.split("\n\n")),
            amsterdam_day(at),
            has_rights=False,
        )
        if letter.channel is not Channel.LETTER:
            return plain, ""
        with portal.store.reading() as work:
            rows = work.rows(_TOLD, delivery=letter.id)
            who = work.row(_WHO, delivery=letter.id)
            assert who is not None  # It was claimed to be sent.
            name = name_of(work, who.person_id)
            if who.purpose == ACCOUNT:
                return self._with_code(work, letter.id), name
            by_mandate = [self._mandate(work, row) for row in rows]
        for row, found in zip(rows, by_mandate, strict=True):
            paper = found or paper_told(
                portal, kind=row.kind, table=row.about_table, item=row.about_id, person=row.person_id
            )
            if paper is not None:
                return paper, name
        return plain, name

    def _mandate(self, work: Work, row: AnyRow) -> Paper | None:
        return mandates.paper_told(
            self._portal, work, kind=row.kind, table=row.about_table, item=row.about_id, person=row.person_id
        )

    def _with_code(self, work: Work, delivery: str) -> Paper:
        """Return the letter with a code to sign in.

        :raises Refused: when the code works no more: a newer one took its place, or it was stopped.
        """
        found = accounts.given_by(work, delivery=delivery)
        if found is None:
            raise Refused("no code")
        given, at = found
        return accounts.paper_of(given, where=f"{self._portal.settings.base_url}/code", at=at)
