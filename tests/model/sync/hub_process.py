"""Lives of a hub, one after another, to be killed: it loads everything once and forks a hub at each `begin`.

`begin FOLDER KEY` is answered by the new hub with its port, `kill` by the nursery when the hub is dead.
"""

import os
import signal
import sys
import threading
from pathlib import Path

from model.store.database import connect
from model.sync.hub.service import HubService
from model.sync.hub.serving import Serving


def main() -> None:
    alive = 0
    for line in sys.stdin:
        command, *words = line.split()
        if command == "begin":
            alive = os.fork()
            if not alive:
                live(*words)
        else:
            os.kill(alive, signal.SIGKILL)
            os.waitpid(alive, 0)
            print("dead", flush=True)


def live(folder: str, key: str) -> None:
    service = HubService(lambda: connect(Path(folder) / "hub.db", bytes.fromhex(key)))
    print(Serving(service).port, flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main()
