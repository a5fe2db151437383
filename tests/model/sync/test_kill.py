"""A hub that is killed in the middle of its work has lost nothing that it acknowledged."""

import os
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from model import identity
from model.store.database import connect
from model.sync import receipts
from model.sync.client import HttpHub
from model.sync.hub.service import HubService
from model.sync.hub.serving import Serving
from model.sync.protocol import Credentials, Parcel, Receipt, SyncError
from tests.model.sync.scene import AIGUL, submission, xform

KILLS = 10
SENDERS = 4
ROOT = Path(__file__).parents[3]


class Nursery:
    """Gives birth to hubs in a process of their own, and kills them with -9."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.model.sync.hub_process"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)

    def begin(self, folder: Path, key: bytes) -> str:
        return f"http://127.0.0.1:{int(self._say(f'begin {folder} {key.hex()}'))}"

    def kill(self) -> None:
        assert self._say("kill") == "dead"

    def close(self) -> None:
        self.process.communicate(timeout=20)

    def _say(self, line: str) -> str:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()


class Senders:
    """Four devices that send until the hub dies; what was acknowledged is remembered with its receipt."""

    def __init__(self, credentials: Credentials, acknowledged: dict[str, tuple[bytes, Receipt]], enough: int) -> None:
        self.credentials = credentials
        self.acknowledged = acknowledged
        self.sent: list[Parcel] = []
        self.enough = threading.Semaphore(0)
        self.wanted = enough
        self.threads = [threading.Thread(target=self._send) for _ in range(SENDERS)]
        for thread in self.threads:
            thread.start()

    def wait(self) -> None:
        for _ in range(self.wanted):
            assert self.enough.acquire(timeout=20)

    def join(self) -> None:
        for thread in self.threads:
            thread.join()

    def _send(self) -> None:
        with HttpHub(self.credentials) as hub:
            while True:
                instance = identity.new_id()
                parcel = Parcel(instance, submission(instance), "visit", "1")
                self.sent.append(parcel)
                try:
                    answer = hub.send(parcel)
                except SyncError:
                    return
                assert answer.state == "accepted" and answer.receipt, answer
                self.acknowledged[parcel.id] = (parcel.xml, answer.receipt)
                self.enough.release()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="hubs are born by fork, to be many in little time")
def test_ten_kills_lose_nothing_acknowledged_and_everything_can_be_sent_again(tmp_path: Path) -> None:
    key = bytes(range(32))
    chance = random.Random(1)
    service = HubService(lambda: connect(tmp_path / "hub.db", key))
    service.catalogue.publish("visit", "1", title="Visit", xml=xform())
    token, public = service.accounts.mint(AIGUL, "sapa:one", "Laptop"), service.public_key
    service.close()
    acknowledged: dict[str, tuple[bytes, Receipt]] = {}
    sent: list[Parcel] = []
    nursery = Nursery()
    for _ in range(KILLS):
        address = nursery.begin(tmp_path, key)
        senders = Senders(Credentials(address, token, public, "sapa:one"), acknowledged, chance.randrange(1, 40))
        senders.wait()
        nursery.kill()
        senders.join()
        sent += senders.sent
    nursery.close()
    _everything_is_there(tmp_path, key, acknowledged)
    _everything_can_come_again(tmp_path, key, sent, token)
    assert all(receipts.is_genuine(receipt, public) for _xml, receipt in acknowledged.values())


def _everything_is_there(folder: Path, key: bytes, acknowledged: dict[str, tuple[bytes, Receipt]]) -> None:
    database = connect(folder / "hub.db", key)
    try:
        versions = database.execute("select instance_id, xml, sha256, seq from version")
        held = {row[0]: (row[1], row[2], row[3]) for row in versions}
        feed = [row[0] for row in database.execute("select seq from feed order by seq")]
        assert database.execute("pragma integrity_check").fetchone()[0] == "ok"
    finally:
        database.close()
    for instance, (xml, receipt) in acknowledged.items():
        assert held[instance] == (xml, receipt.sha256, receipt.seq)
    assert feed == list(range(1, len(feed) + 1)), "no place of the feed is missing or was given twice"


def _everything_can_come_again(folder: Path, key: bytes, sent: list[Parcel], token: str) -> None:
    service = HubService(lambda: connect(folder / "hub.db", key))
    serving = Serving(service)
    try:
        with HttpHub(Credentials(serving.status.address, token, service.public_key, "sapa:one")) as hub:
            for parcel in sent:
                assert hub.send(parcel).state == "accepted"
            assert hub.greet().delivered == len(sent)
    finally:
        serving.stop()
        service.close()
