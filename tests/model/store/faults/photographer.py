"""Attaches pictures through a real workspace until killed; says ACK <name> <sha256> for each that was durable."""

import hashlib
import random
from collections.abc import Callable
from pathlib import Path

from model.store import files
from model.workspace import Workspace
from tests.model.photo import PHOTO
from tests.model.store.faults.writer import PASSPHRASE

Say = Callable[[str], None]


def photograph(folder: Path, say: Say) -> None:
    """One picture after the other, each replacing the one before, in the last draft or a new interview."""
    files.BALLAST_BYTES = 64 * 1024
    workspace = Workspace.open(folder, PASSPHRASE)
    say("READY")
    chance = random.Random()
    drafts = workspace.interviews(status="draft")
    interview = workspace.resume(drafts[0].id) if drafts else workspace.begin("photo", language="en")
    while True:
        content = chance.randbytes(chance.randrange(400_000))
        workspace.attach(interview, PHOTO, content, "a.jpg").result()
        say(f"ACK {interview.instance[PHOTO].value} {hashlib.sha256(content).hexdigest()}")
