"""A process that has loaded everything and forks a writer for each folder it is told: a start costs milliseconds."""

import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from argon2 import low_level
from cryptography.hazmat.primitives.ciphers import aead
from cryptography.hazmat.primitives.kdf import hkdf

from model.store import migrations
from tests.model.store.faults.writer import Say, write

LOADED = (low_level, aead, hkdf, migrations.known())


def tend(orders: Connection, said: Connection, work: Callable[[Path, Say], None] = write) -> None:
    """For each folder: a writer that says PID, READY and its ACKs; when it is dead, GONE. An empty order ends it."""
    while folder := orders.recv():
        child = os.fork()
        if child == 0:
            said.send(f"PID {os.getpid()}")
            work(Path(folder), said.send)
            os._exit(0)
        os.waitpid(child, 0)
        said.send("GONE")
