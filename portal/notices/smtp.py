"""Mail, by a server that speaks STARTTLS; one that does not gets nothing."""

from __future__ import annotations

import contextlib
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

from portal.clock import AMSTERDAM, Clock
from portal.notices.letters import Letter
from portal.notices.transports import Down, NotYet, Refused, Unclear
from portal.senders import MailServer

_TRANSIENT = range(400, 500)
_NOT_NOW = 421  # The server closes; nothing is wrong with the letter.
_SIGN_IN_FIRST = 530
_POLICY = b"5.7."
"""How a server begins that has a rule against it, such as one that does not know us any more. Somebody can
change that rule, and then the address is as good as it was. Source: RFC 3463, 3.8."""

_OK = 250
_TAKEN = range(250, 252)


class Mail:
    """A mail server, with one connection for many letters."""

    def __init__(self, server: MailServer, clock: Clock) -> None:
        """Prepare; nothing is opened yet."""
        self._server = server
        self._clock = clock
        self._connection: smtplib.SMTP | None = None
        self._sender = parseaddr(server.sender)[1]
        self._domain = self._sender.rpartition("@")[2]

    def send(self, letter: Letter) -> str:
        """Hand a letter over and return the server's code.

        :raises NotYet: when the server asks to come back.
        :raises Refused: when it never takes this letter.
        :raises Down: when it is not there or not safe.
        :raises Unclear: when the letter was handed over and no answer came.
        """
        if not letter.to.isascii():
            raise Refused("address")
        connection = self._open()
        content = self._message(letter)
        try:
            self._greet(connection)
            self._ask(connection, *connection.rcpt(letter.to))
            self._ask(connection, *connection.docmd("DATA"), taken=range(354, 355))
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise Down(_name(error)) from None
        try:
            connection.send(content + b".\r\n")
            code, words = connection.getreply()
        except (OSError, smtplib.SMTPException) as error:
            # The letter is on the other side; whether it was taken nobody can tell any more.
            self.close()
            raise Unclear(_name(error)) from None
        self._ask(connection, code, words)
        return str(code)

    def close(self) -> None:
        """Say goodbye to the server, if it still listens."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                connection.quit()
            connection.close()

    def _greet(self, connection: smtplib.SMTP) -> None:
        """Say who sends. A server that does not take that refuses us, and not this one letter.

        :raises Down: so that no letter uses up a try, however long that takes.
        """
        code, _words = connection.mail(self._sender)
        if code not in _TAKEN:
            self.close()
            raise Down(str(code))

    def _ask(self, connection: smtplib.SMTP, code: int, words: bytes, taken: range = _TAKEN) -> None:
        """Raise what an answer of the server means, unless it says yes."""
        if code in taken:
            return
        if code in {_NOT_NOW, -1}:
            self.close()
            raise Down(str(code))
        with contextlib.suppress(OSError, smtplib.SMTPException):
            connection.rset()
        is_for_now = code in _TRANSIENT or code == _SIGN_IN_FIRST or words.startswith(_POLICY)
        raise (NotYet if is_for_now else Refused)(str(code))

    def _open(self) -> smtplib.SMTP:
        if self._connection is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                if self._connection.noop()[0] == _OK:
                    return self._connection
            self.close()
        server = self._server
        try:
            connection = smtplib.SMTP(
                server.host, server.port, local_hostname=self._domain, timeout=server.patience
            )
        except (OSError, smtplib.SMTPException) as error:
            raise Down(_name(error)) from None
        self._connection = connection
        try:
            connection.starttls(context=ssl.create_default_context(cafile=server.ca))
            connection.ehlo()
            if server.user:
                connection.login(server.user, server.password)
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise Down(_name(error)) from None
        return connection

    def _message(self, letter: Letter) -> bytes:
        """Return the mail as it goes over the line; a line that begins with a dot gets a second one."""
        message = EmailMessage()
        message["From"] = self._server.sender
        message["To"] = letter.to
        message["Subject"] = letter.subject
        message["Date"] = format_datetime(self._clock.now().astimezone(AMSTERDAM))
        message["Message-ID"] = f"<{letter.id}@{self._domain}>"
        # Out-of-office answers would come back to an address that nobody reads.
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.text + "\n", cte="quoted-printable")
        message["Content-Language"] = letter.language  # Last, because setting the text takes it away.
        lines = message.as_bytes().splitlines()
        return b"".join((b"." if line.startswith(b".") else b"") + line + b"\r\n" for line in lines)


def _name(error: Exception) -> str:
    """Return a code for officials; the words of an error may hold an address."""
    code = getattr(error, "smtp_code", None)
    return str(code) if code else type(error).__name__
