"""The library and the twenty forms through ODK Validate, which pyxform ships; with Java and SAPA_ODK_VALIDATE=1."""

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from forms import xlsform
from forms.library import questionnaires
from tests.forms.forms20 import FORMS

JAR = Path(find_spec("pyxform").origin).parent / "validators/odk_validate/bin/ODK_Validate.jar"
JAVA = shutil.which("java")
SOURCES = [*(one.path for one in questionnaires()), *FORMS]

pytestmark = pytest.mark.skipif(
    not (JAVA and JAR.is_file() and os.environ.get("SAPA_ODK_VALIDATE")), reason="needs Java and SAPA_ODK_VALIDATE=1"
)


@pytest.mark.parametrize("source", SOURCES, ids=[source.stem for source in SOURCES])
def test_odk_validate_has_nothing_to_say(tmp_path, source):
    written = source.read_text(encoding="utf-8") if source.suffix == ".md" else source
    file = tmp_path / f"{source.stem}.xml"
    file.write_bytes(xlsform.convert(written).xml)
    command = [JAVA, "-Djava.awt.headless=true", "-Xmx256m", "-jar", str(JAR), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr.strip()) == (0, "")
