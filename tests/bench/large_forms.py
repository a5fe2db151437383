"""Forms made up for measuring: of any size, as converters write them, in two languages. The same numbers give the same
form."""

from random import Random
from xml.sax.saxutils import escape, quoteattr

LANGUAGES = ("English (en)", "Kazakh (kk)")
_NAMESPACES = (
    'xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"'
)
_GROUP = 20


class Workshop:
    """Collects the parts of a form; `xml` joins them."""

    def __init__(self, name: str, *, words: int = 4) -> None:
        self._name = name
        self._words = words
        self._nodes: list[str] = []
        self._binds: list[str] = []
        self._body: list[str] = []
        self._lists: list[str] = []
        self._texts: list[tuple[str, str]] = []
        self._group = ""

    # ---- parts

    def open(self, name: str, **rules: str) -> None:
        """A group; what follows stands in it."""
        self._group = name
        self._nodes.append(f"<{name}>")
        if rules:
            self._bind(f"/data/{name}", rules)
        self._body.append(f'<group ref="/data/{name}">{self._label(f"/data/{name}", name)}')

    def close(self) -> None:
        self._nodes.append(f"</{self._group}>")
        self._body.append("</group>")
        self._group = ""

    def path(self, name: str) -> str:
        return f"/data/{self._group}/{name}" if self._group else f"/data/{name}"

    def ask(self, name: str, kind: str = "string", *, choices: str = "", **rules: str) -> str:
        """A question; with `choices` (the nodes of a list) a choice of one or, for the type `select`, of many."""
        path = self.path(name)
        self._nodes.append(f"<{name}/>")
        if "constraint" in rules:
            self._text(f"{path}:jr:constraintMsg", "Not possible")
            rules["jr:constraintMsg"] = f"jr:itext('{path}:jr:constraintMsg')"
        self._bind(path, {"type": "string" if choices else kind, **rules})
        tag = ("select" if kind == "select" else "select1") if choices else "input"
        columns = '<value ref="name"/><label ref="jr:itext(itextId)"/>'
        shown = f"<itemset nodeset={quoteattr(choices)}>{columns}</itemset>"
        self._body.append(f'<{tag} ref="{path}">{self._label(path, name)}{shown if choices else ""}</{tag}>')
        return path

    def calculate(self, name: str, formula: str) -> str:
        path = self.path(name)
        self._nodes.append(f"<{name}/>")
        self._bind(path, {"type": "string", "calculate": formula})
        return path

    def repeat(self, name: str, inside: str) -> None:
        """A repeat of one number, and its position."""
        path = self.path(name)
        self._nodes.append(f'<{name} jr:template=""><{inside}/><place/></{name}><{name}><{inside}/><place/></{name}>')
        self._bind(f"{path}/{inside}", {"type": "int"})
        self._bind(f"{path}/place", {"type": "string", "calculate": "position(..)"})
        question = f'<input ref="{path}/{inside}">{self._label(f"{path}/{inside}", inside)}</input>'
        self._body.append(f'<group ref="{path}"><repeat nodeset="{path}">{question}</repeat></group>')

    def choices(self, name: str, size: int, *, above: str = "", parents: int = 0) -> None:
        """A list; each item belongs to one of the `parents` items of the list `above`, if there is one."""
        rows = []
        for number in range(size):
            self._text(f"{name}-{number}", f"{name} {number}")
            parent = f"<parent>{above[0]}{number % parents}</parent>" if above else ""
            rows.append(f"<item><itextId>{name}-{number}</itextId><name>{name[0]}{number}</name>{parent}</item>")
        self._lists.append(f'<instance id="{name}"><root>{"".join(rows)}</root></instance>')

    # ---- the whole

    def xml(self) -> bytes:
        translations = "".join(
            f'<translation lang="{language}">{self._translated(language)}</translation>' for language in LANGUAGES
        )
        meta = "<orx:meta><orx:instanceID/></orx:meta>"
        self._bind("/data/orx:meta/orx:instanceID", {"type": "string", "readonly": "true()", "jr:preload": "uid"})
        return (
            f"<h:html {_NAMESPACES}><h:head><h:title>{self._name}</h:title><model><itext>{translations}</itext>"
            f'<instance><data id="{self._name}" version="1">{"".join(self._nodes)}{meta}</data></instance>'
            f"{''.join(self._lists)}{''.join(self._binds)}</model></h:head><h:body>{''.join(self._body)}</h:body></h:html>"
        ).encode()

    def _translated(self, language: str) -> str:
        more = f" {language[:-5]} words" * (self._words - 2)
        return "".join(f'<text id="{key}"><value>{escape(text)}{more}</value></text>' for key, text in self._texts)

    def _text(self, key: str, text: str) -> None:
        self._texts.append((key, text))

    def _label(self, path: str, text: str) -> str:
        self._text(f"{path}:label", text)
        return f"<label ref=\"jr:itext('{path}:label')\"/>"

    def _bind(self, path: str, rules: dict[str, str]) -> None:
        written = "".join(f" {name}={quoteattr(value)}" for name, value in rules.items())
        self._binds.append(f'<bind nodeset="{path}"{written}/>')


def _every(name: str) -> str:
    return f"instance('{name}')/root/item"


def survey(size: int, *, seed: int = 1) -> bytes:
    """A survey of so many questions: skips, sums, constraints, choices that depend on others, a repeat."""
    chance, form = Random(seed), Workshop(f"survey{size}")
    form.choices("yesno", 2)
    form.choices("region", 20)
    form.choices("district", 200, above="region", parents=20)
    form.choices("sign", 12)
    ask_driver = form.ask("driver", choices=_every("yesno"))
    numbers, answers, sums = [], [ask_driver], []
    inside: list[str] = []
    for number in range(size - 1):
        if number % _GROUP == 0:
            if number:
                sums.append(form.calculate(f"sum{number}", " + ".join(f"coalesce({p}, 0)" for p in inside) or "0"))
                form.close()
            inside = []
            rules = {} if (number // _GROUP) % 3 else {"relevant": f"{ask_driver} = 'y0'"}
            form.open(f"g{number // _GROUP}", **rules)
        _question(form, number, chance, numbers, answers, inside)
    form.close()
    form.calculate("total", " + ".join(sums) or "0")
    form.repeat("person", "age")
    form.calculate("ages", "sum(/data/person/age)")
    return form.xml()


def _question(
    form: Workshop, number: int, chance: Random, numbers: list[str], answers: list[str], inside: list[str]
) -> None:
    kind, name = chance.random(), f"q{number}"
    rules = {"relevant": f"{chance.choice(answers[-5:])} = 'y0'"} if chance.random() < 0.35 else {}
    if kind < 0.2 and len(numbers) > 2:
        one, two, three = (chance.choice(numbers[-8:]) for _ in range(3))
        form.calculate(name, f"if({one} > {two}, {three} + 1, concat({one}, '-', string-length({two})))")
    elif kind < 0.5:
        numbers.append(form.ask(name, "int", constraint=". >= 0 and . < 1000", **rules))
        inside.append(numbers[-1])
    elif kind < 0.75:
        answers.append(form.ask(name, choices=_every("yesno"), **rules))
    elif kind < 0.82:
        region = form.ask(f"{name}r", choices=_every("region"))
        form.ask(name, choices=f"{_every('district')}[parent = {region}]")
    elif kind < 0.88:
        signs = form.ask(f"{name}m", "select", choices=_every("sign"))
        form.ask(name, relevant=f"selected({signs}, 's3')")
    else:
        form.ask(name, **rules)


def driven(size: int, followers: int = 500) -> bytes:
    """A survey in which one question shows or hides so many others."""
    form = Workshop(f"driven{size}")
    form.choices("yesno", 2)
    driver = form.ask("driver", choices=_every("yesno"))
    for number in range(size):
        rules = {"relevant": f"{driver} = 'y0'"} if number < followers else {}
        form.ask(f"q{number}", "int", **rules)
    return form.xml()


def medical() -> bytes:
    """500 questions, 420 of them asked only after some answer, 4,500 texts, 1.5 MB: like a verbal autopsy."""
    chance, form = Random(3), Workshop("medical", words=18)
    form.choices("yesno", 4)
    form.choices("sign", 1_200)
    answers = [form.ask("first", choices=_every("yesno"))]
    for number in range(500):
        if number % _GROUP == 0:
            if number:
                form.close()
            form.open(f"g{number // _GROUP}")
        above = " and ".join(f"{one} = 'y0'" for one in chance.sample(answers[-6:], min(2, len(answers))))
        rules = {"relevant": f"({above}) or selected({answers[-1]}, 'y2')"} if number >= 80 else {}
        answers.append(form.ask(f"q{number}", choices=_every("yesno"), constraint=". != 'y9'", **rules))
    form.close()
    return form.xml()


def cascade(rows: int = 62_000) -> bytes:
    """Three levels of places, as a country has them: 37, 774 and the rest."""
    form = Workshop("cascade", words=2)
    form.choices("state", 37)
    form.choices("lga", 774, above="state", parents=37)
    form.choices("ward", rows - 811, above="lga", parents=774)
    state = form.ask("state", choices=_every("state"))
    lga = form.ask("lga", choices=f"{_every('lga')}[parent = {state}]")
    form.ask("ward", choices=f"{_every('ward')}[parent = {lga}]")
    return form.xml()
