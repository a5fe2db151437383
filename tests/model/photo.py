"""A small form that asks for a photo and a recording, for the tests of files among the answers."""

import random
from pathlib import Path

from model.workspace import Workspace
from tests.model.places import CHEAP, FIELDWORK, PASSPHRASE, PERSON

PHOTO, VOICE = "/data/photo", "/data/voice"
MARKER = b"a name that is written on the paper in the picture"

_FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Photo</h:title><model>
<instance><data id="photo" version="1"><photo/><voice/><meta>{audit}<instanceID/></meta></data></instance>
<bind nodeset="/data/photo" type="binary"/><bind nodeset="/data/voice" type="binary"/>{bind}
<bind nodeset="/data/meta/instanceID" type="string" jr:preload="uid"/></model></h:head><h:body>
<upload ref="/data/photo" mediatype="image/*"><label>Photo</label></upload>
<upload ref="/data/voice" mediatype="audio/*"><label>Voice</label></upload>
</h:body></h:html>"""


def form(folder: Path, *, audit: bool = False) -> Path:
    """The form as a file."""
    folder.mkdir(parents=True, exist_ok=True)
    bind = '<bind nodeset="/data/meta/audit" type="binary"/>' if audit else ""
    path = folder / "photo.xml"
    path.write_text(_FORM.format(audit="<audit/>" if audit else "", bind=bind), encoding="utf-8")
    return path


def workspace(folder: Path) -> Workspace:
    """A new workspace with this form."""
    return Workspace.create(
        folder / "desk", PASSPHRASE, person=PERSON, fieldwork=FIELDWORK, forms=[form(folder)], cost=CHEAP
    )


def picture(size: int, seed: int = 1) -> bytes:
    """Bytes as a camera makes them: no pattern in them, but one sentence that somebody could look for."""
    return (MARKER + random.Random(seed).randbytes(size))[:size]
