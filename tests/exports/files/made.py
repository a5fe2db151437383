"""Small forms and hand-written responses for the tests of data files."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from exports.files import hiding, reading
from exports.files.book import Book
from exports.files.columns import Table
from exports.files.harvest import Harvest, of_responses
from forms import Form
from tests.exports.made import FIELDWORK, Submission
from tests.scenario import form_of

KEY = b"k" * 32
HOUSEHOLD = """
| survey |
|  | type | name | label::Kazakh (kk) | label::Russian (ru) | label::English (en) | relevant | bind::sapa:personal |
|  | start | start |  |  |  |  |  |
|  | end | end |  |  |  |  |  |
|  | today | today |  |  |  |  |  |
|  | text | name | Атыңыз | Имя | Name |  |  |
|  | text | phone | Телефон | Телефон | Phone |  | yes |
|  | integer | size | Саны | Число | Size |  |  |
|  | decimal | sum | Сомасы | Сумма | Sum |  |  |
|  | select_one scale | polite | Сыпайылық | Вежливость | Politeness |  |  |
|  | select_multiple why | reason | Себебі | Причина | Reason | ${polite} < 3 |  |
|  | time | came | Келген уақыты | Время прихода | Came at |  |  |
|  | geopoint | place | Орны | Место | Place |  |  |
|  | image | photo | Сурет | Фото | Photo |  |  |
|  | note | thanks | Рақмет | Спасибо | Thanks |  |  |
|  | begin repeat | member | Мүше | Член семьи | Member |  |  |
|  | text | name | Мүше аты | Имя члена | Name of the member |  |  |
|  | integer | age | Жасы | Возраст | Age |  |  |
|  | begin repeat | job | Жұмысы | Работа | Job |  |  |
|  | text | title | Атауы | Название | Title |  |  |
|  | end repeat |  |  |  |  |  |  |
|  | end repeat |  |  |  |  |  |  |
| choices |
|  | list_name | name | label::Kazakh (kk) | label::Russian (ru) | label::English (en) |
|  | scale | 1 | Мүлдем жоқ | Совсем нет | Not at all |
|  | scale | 5 | Әбден | Полностью | Fully |
|  | scale | 97 | Қолданылмайды | Неприменимо | Not applicable |
|  | scale | 98 | Жауап беру қиын | Затруднились | Difficult to answer |
|  | scale | 99 | Бас тартты | Отказ | Refused |
|  | why | time | Уақыт | Время | Time |
|  | why | a-b | «Тырнақша» "мен" 😀 | Кавычки | Quotes |
| settings |
|  | form_id | version | form_title | namespaces |
|  | household | {version} | Household | sapa="urn:sapa:form:1" |
"""
ALIYA = """<household id="household" version="1"><start>2026-11-24T09:00:00.000+05:00</start>
  <end>2026-11-24T09:12:30.000+05:00</end><today>2026-11-24</today><name>=HYPERLINK("http://x";"Әлия")</name>
  <phone>87011234567</phone><size>-2</size><sum>12.5</sum><polite>1</polite><reason>time a-b</reason>
  <came>08:47:11.000+05:00</came><place>51.160523 71.470356 312.0 4.5</place><photo>1764000000000.jpg</photo><thanks/>
  <member><name>Ұлан</name><age>7</age></member>
  <member><name>Қарлығаш</name><age>41</age><job><title>Дәрігер</title></job><job><title>+7</title></job></member>
  <meta><instanceID>uuid:1</instanceID></meta></household>"""
NOBODY = """<household id="household" version="1"><start/><end/><today/><meta><instanceID>uuid:2</instanceID></meta>
  </household>"""
REFUSED = """<household id="household" version="1"><name>Ержан, "Ер"
екінші жол</name><size>3</size><polite>99</polite><meta><instanceID>uuid:3</instanceID></meta></household>"""


def household(version: str = "1") -> Form:
    return form_of(HOUSEHOLD.replace("{version}", version))


def harvest(forms: Sequence[Form], responses: Iterable[str | tuple[str, str]]) -> Harvest:
    """Responses to one form: XML, or (version, XML)."""
    found = [(forms[-1].version, one) if isinstance(one, str) else one for one in responses]
    made = [
        Submission(
            f"uuid:{at}",
            xml.encode(),
            form_id=forms[0].id,
            form_version=version,
            received=f"2026-11-24T1{at % 9}:00:00+05:00",
        )
        for at, (version, xml) in enumerate(found, 1)
    ]
    return of_responses(made, {forms[0].id: forms}, FIELDWORK)


def tables(forms: Sequence[Form], responses: Iterable[str | tuple[str, str]]) -> dict[str, Table]:
    """The tables by name, with everything in them."""
    return {one.name: one for one in reading.tables(harvest(forms, responses), forms[0].id)}


def families(*, hidden: bool = False) -> Harvest | tuple[Table, ...]:
    found = reading.tables(harvest([household()], [ALIYA, NOBODY, REFUSED]), "household")
    return hiding.without_persons(found, KEY)[0] if hidden else found


def book(found: Sequence[Table], language: str = "kk", **more: object) -> Book:
    return Book(found[0].name, "Үй шаруашылығы", language, found, note="Ескерту\nекінші жол", **more)


def written(writer: object, found: Sequence[Table], folder: Path, **more: object) -> list[Path]:
    return list(writer(book(found, **more), folder))


def rows(table: Table, *names: str) -> list[tuple[object, ...]]:
    """These columns, row by row."""
    return list(zip(*(table.content[name] for name in names), strict=True))


__all__ = ["HOUSEHOLD", "KEY", "book", "families", "form_of", "harvest", "household", "rows", "tables", "written"]
