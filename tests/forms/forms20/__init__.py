"""HOW WE KNOW: forms in the manner of public ones, loaded, filled to the end, submitted, taken by the hub."""

from pathlib import Path

FOLDER = Path(__file__).parent
MEDIA = FOLDER / "media"
FORMS = tuple(sorted(FOLDER.glob("*.md")))
