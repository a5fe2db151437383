"""A cable to a hub that can be pulled after so many bytes: a relay on a port of its own. No tests here."""

import contextlib
import socket
import threading


class Cable:
    """Passes bytes on to the hub and counts them; once `left` bytes went through it is cut until it is mended."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self.sent = 0
        self.left = -1
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def cut_after(self, count: int) -> None:
        """Pull it when so many more bytes have gone to the hub."""
        self.left, self.sent = count, 0

    def mend(self) -> None:
        """Plug it in again and count anew."""
        self.left, self.sent = -1, 0

    def close(self) -> None:
        self._listening.close()
        self._pull()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _address = self._listening.accept()
                if self.left == 0:
                    near.close()
                    continue
                far = socket.create_connection(("127.0.0.1", self._port))
                self._open += [near, far]
                threading.Thread(target=self._pass, args=(near, far, True), daemon=True).start()
                threading.Thread(target=self._pass, args=(far, near, False), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, counts: bool) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(65_536):
                if counts and self.left >= 0:
                    piece, self.left = piece[: self.left], max(self.left - len(piece), 0)
                target.sendall(piece)
                self.sent += len(piece) if counts else 0
                if counts and self.left == 0:
                    break
            else:
                self._end(source, target)
                return
        self._pull()

    def _pull(self) -> None:
        ends, self._open = self._open, []
        self._end(*ends)

    @staticmethod
    def _end(*sockets: socket.socket) -> None:
        for one in sockets:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
