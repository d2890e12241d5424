# A mail server that keeps what it takes: says where it is, goes on until standard input closes, removes nothing of ours.
# argv: the folder of the mailbox, the port (0: any). `later@…` is refused for now, `never@…` for good.
import socket
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Mailbox


class Desk(Mailbox):
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("later@"):
            return "451 4.3.0 not now"
        if address.startswith("never@"):
            return "550 5.1.1 nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"


folder, port = sys.argv[1], int(sys.argv[2])
if port == 0:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
desk = Controller(Desk(folder), hostname="127.0.0.1", port=port, server_kwargs={"enable_SMTPUTF8": True})
desk.start()
print("ready", port, flush=True)
sys.stdin.read()
desk.stop()
