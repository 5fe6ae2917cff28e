"""The port to listen on, taken before anything slow is started."""

import errno
import socket


class NoPort(Exception):
    """Nothing can listen there."""


class PortTaken(NoPort):
    """Another program listens there."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"Cổng {port} trên {host} đang bị chương trình khác dùng; hãy chọn cổng khác bằng --port. / "
            f"Port {port} on {host} is in use; choose another with --port."
        )


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one. Raises PortTaken, or NoPort with the reason."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With its protocol named: only then does asyncio send small answers at once (TCP_NODELAY) instead of
    # letting each second packet wait 40 ms for the caller's acknowledgement.
    taken = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
        taken.listen(128)
    except (OSError, OverflowError) as error:
        taken.close()
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise PortTaken(host, port) from error
        raise NoPort(
            f"Không mở được cổng {port} trên {host}: {error}; hãy kiểm tra --host và --port. / "
            f"Port {port} on {host} cannot be opened: {error}; check --host and --port."
        ) from error
    return taken


def url_of(listening: socket.socket) -> str:
    """The address that a browser on this machine can open."""
    host, port = listening.getsockname()[:2]
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 (compared, not bound)
    return f"http://{shown}:{port}"
