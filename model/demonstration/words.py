"""What people of the demonstration say in their own words: answers, not texts of the interface, never translated."""

from collections.abc import Mapping

# The four wishes of 2019 in their published proportion.
WISHES: Mapping[str, int] = {"speed": 56, "staff": 37, "politeness": 23, "information": 21}
SUGGESTIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "kk": {
        "speed": ("Кезекті жылдамдату керек.", "Құжаттар тезірек дайын болса екен."),
        "staff": ("Терезедегі қызметкерлер санын көбейту керек.", "Түскі үзіліс кезінде терезелер жабық тұрды."),
        "politeness": ("Қызметкерлер сыпайырақ болса екен.",),
        "information": ("Қандай құжат керегі алдын ала айтылсын.", "Сайттағы ақпарат түсініксіз."),
    },
    "ru": {
        "speed": ("Ускорить обслуживание, очередь слишком долгая.", "Хотелось бы получать документы быстрее."),
        "staff": ("Добавить сотрудников, в обед половина окон закрыта.", "Нужно больше операторов по субботам."),
        "politeness": ("Сотрудникам быть вежливее.",),
        "information": ("Заранее сообщать полный перечень документов.", "На портале непонятно, что делать дальше."),
    },
    "en": {
        "speed": ("Please make it faster.",),
        "staff": ("More windows should be open.",),
        "politeness": ("Staff could be friendlier.",),
        "information": ("Tell people beforehand what to bring.",),
    },
}  # fmt: skip
ADDRESSEES: Mapping[str, tuple[str, ...]] = {
    "kk": ("Орталықтың басшылығына", "1414 байланыс орталығына", "Әкімдікке", "Агенттіктің аумақтық департаментіне"),
    "ru": ("Руководству центра", "В контакт-центр 1414", "В акимат", "В территориальный департамент Агентства"),
    "en": ("The management of the centre", "Contact centre 1414"),
}
INCIDENTS: Mapping[str, str] = {
    "M21": "Терезеде тізімде жоқ мекенжай анықтамасын талап етті.",
    "M23": "Отказали в приёме заявления без объяснения причины.",
    "M25": "Намекнули, что без очереди можно за отдельную плату.",
}
VISIT_COMMENTS: Mapping[str, str] = {
    "MV2": "Орталық жабық болды, есікте хабарландыру жоқ.",
    "MV3": "Система не работала, талоны не выдавали.",
    "MV4": "Ушла через час ожидания: из двенадцати окон работали три.",
    "MV5": "Кеңесші танып қойды, сапар тоқтатылды.",
}
