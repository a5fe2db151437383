"""A hub in a process of its own, to be killed: waits for its folder and key on stdin, then serves and says its port."""

import sys
import threading
from pathlib import Path

from model.store.database import connect
from model.sync.hub.service import HubService
from model.sync.hub.serving import Serving


def main() -> None:
    folder, key = sys.stdin.readline().split()
    service = HubService(lambda: connect(Path(folder) / "hub.db", bytes.fromhex(key)))
    print(Serving(service).port, flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main()
