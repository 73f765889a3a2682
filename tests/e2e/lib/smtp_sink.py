"""A mail server that keeps nothing: one JSON object per mail on standard output.

The first line tells the port. It ends when standard input closes.
"""

import asyncio
import json
import sys
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP


def tell(value):
    print(json.dumps(value), flush=True)


def decoded(message, subtype):
    part = message.get_body(preferencelist=(subtype,))
    return part.get_content() if part is not None else None


class Sink:
    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.content, policy=policy.default)
        tell(
            {
                "from": envelope.mail_from,
                "to": envelope.rcpt_tos,
                "subject": str(message["subject"] or ""),
                "headers": [[name, str(value)] for name, value in message.items()],
                "text": decoded(message, "plain"),
                "html": decoded(message, "html"),
            }
        )
        return "250 OK"


async def serve(port):
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(Sink(), enable_SMTPUTF8=True, hostname="mail.localhost"),
        host="127.0.0.1",
        port=port,
    )
    tell({"port": server.sockets[0].getsockname()[1]})
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]) if len(sys.argv) > 1 else 0))
