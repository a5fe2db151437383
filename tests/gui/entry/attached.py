"""A questionnaire that asks for every kind of file, in a workspace with a room; no tests here."""

from pathlib import Path

from forms import xlsform

TABLE = """
| survey | | | | | | |
| | type | name | label::English (en) | label::Kazakh (kk) | label::Russian (ru) | appearance | parameters |
| | image | photo | Photo of the ticket | Талонның суреті | Фото талона | | max-pixels=600 |
| | image | signed | Signature of the respondent | Респонденттің қолы | Подпись респондента | signature | |
| | image | plan | Plan of the hall | Зал жоспары | План зала | draw | |
| | image | marked | Where the queue stood | Кезек қай жерде тұрды | Где стояла очередь | annotate | |
| | audio | voice | Spoken answer | Ауызша жауап | Устный ответ | | quality=voice-only |
| | video | film | The hall in ten seconds | Залдың он секундтық бейнесі | Зал за десять секунд | | |
| | file | paper | Scan of the refusal | Бас тарту хатының көшірмесі | Скан отказа | | |
| | text | after | Anything else? | Тағы не айтасыз? | Что ещё? | | |
| settings |
| | form_id | form_title |
| | attached | Files |
"""
NAMES = ("photo", "signed", "plan", "marked", "voice", "film", "paper")


def form(folder: Path) -> Path:
    """The questionnaire as a file."""
    lines = [line.strip() for line in TABLE.strip().splitlines()]
    path = folder / "attached.xml"
    path.write_bytes(xlsform.convert("\n".join(lines) + "\n").xml)
    return path
