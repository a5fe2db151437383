"""Questionnaires as somebody might bring them: in order, newer, shown differently, broken."""

_SETTINGS = """
| settings |
|  | form_title | form_id | version | default_language |
|  | {title} | {id} | {version} | Kazakh (kk) |
"""

GOOD = """
| survey |
|  | type | name | label::Kazakh (kk) | label::Russian (ru) | label::English (en) | bind::sapa:role |
|  | text | village | Ауылыңыз қалай аталады? | Как называется ваше село? | What is your village called? | region |
|  | text | service | Қандай қызмет алдыңыз? | Какую услугу вы получили? | Which service did you get? | service |
|  | integer | people | Үйде қанша адам тұрады? | Сколько человек живёт в доме? | How many people live here? | |
|  | select_one scale | water | Су сапасы қандай? | Вы довольны водой? | Are you satisfied with the water? | |
| choices |
|  | list_name | name | label::Kazakh (kk) | label::Russian (ru) | label::English (en) |
|  | scale | 5 | Жақсы | Полностью | Fully |
|  | scale | 1 | Нашар | Совсем нет | Not at all |
| settings |
|  | form_title | form_id | version | default_language | namespaces |
|  | Ауыл суы | village_water | 2026.1 | Kazakh (kk) | sapa="urn:sapa:form:1" |
"""

NEWER = GOOD.replace("village_water", "citizen_survey")

DIFFERENT = """
| survey |
|  | type | name | label::Kazakh (kk) | label::Russian (ru) | label::English (en) | appearance | relevant |
|  | select_one yn | agree | Сөйлесуге келісесіз бе? | Согласны ли вы на беседу? | Do you agree to talk? | | |
|  | geopoint | place | Үй қайда орналасқан? | Где стоит дом? | Where does the house stand? | | ${agree} = 'yes' |
|  | date | born | Қай жылы тудыңыз? | В каком году родились? | | ethiopian | ${agree} = 'maybe' |
|  | text | said | Тағы не айтасыз? | | Anything else? | printer | |
| choices |
|  | list_name | name | label::Kazakh (kk) | label::Russian (ru) | label::English (en) |
|  | yn | yes | Иә | Да | Yes |
|  | yn | no | Жоқ | Нет | |
|  | old | 1 | Ескі | Старый | Old |
""" + _SETTINGS.format(title="Үй шаруашылығы", id="household", version="3")

BROKEN = """
| survey |
|  | type | name | label::Kazakh (kk) | label::Russian (ru) | relevant | constraint | calculation |
|  | text | village | Ауылыңыз қалай аталады? | Как называется ваше село? | | | |
|  | integr | people | Үйде қанша адам тұрады? | Сколько человек живёт в доме? | | | |
|  | integer | age | Жасыңыз нешеде? | Сколько вам лет? | | . > 0 and ( . < 120 | |
|  | select_one missing | job | Жұмысыңыз қандай? | Кем вы работаете? | ${vilage} = 'x' | | |
|  | calculate | when | | | | | todey() |
|  | text | age | Тағы бір сұрақ | Ещё один вопрос | | | |
| choices |
|  | list_name | name | label::Kazakh (kk) | label::Russian (ru) |
|  | yn | yes | Иә | Да |
""" + _SETTINGS.format(title="Сынған", id="broken", version="1")
