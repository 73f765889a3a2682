"""Finds `*.localhost` as browsers do (RFC 6761 section 6.3), whatever the system's resolver says."""

import socket

lookup = socket.getaddrinfo


def loopback_lookup(host, *rest, **named):
    is_local = isinstance(host, str) and host.endswith(".localhost")
    return lookup("127.0.0.1" if is_local else host, *rest, **named)


socket.getaddrinfo = loopback_lookup
