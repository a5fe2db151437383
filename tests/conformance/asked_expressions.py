"""Expressions of the corpus asked of JavaRosa: each becomes the calculation of a small form around its document."""

import re
from collections.abc import Iterator
from datetime import datetime
from xml.sax.saxutils import quoteattr
from zoneinfo import ZoneInfo

from tests.conformance import documents, opinion, tally, xpath_corpus
from tests.conformance.corpora import Record
from tests.conformance.documents import Part
from tests.conformance.engines import Engine, EngineError, Session
from tests.conformance.tally import Miss

_FORM = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>E</h:title><model>{texts}<instance><data id="e">'
    '<asked/><given/>{document}</data></instance><bind nodeset="/data/asked" type="string" calculate={expression}/>'
    '<bind nodeset="/data/given" type="string"/></model></h:head><h:body><input ref="/data/given"><label>G</label>'
    "</input></h:body></h:html>"
)
_TEXTS = re.compile(r"<itext>.*</itext>", re.DOTALL)
_TODAY = re.compile(r"\btoday\(\)")
_ALL_BELOW = re.compile(r"(?<=[(,])\s*\*(?=\s*[,)])")
_ITSELF = re.compile(r"self::\*|(?<![\w.)\]])\.(?![\w.])")
_ABSOLUTE = re.compile(r"(?<![\w\])*.])/(?=[\w])")


def asked(misses: list[Miss], engine: Engine) -> Iterator[str]:
    """JavaRosa's opinion of each."""
    for miss in misses:
        record = miss.source
        if not isinstance(record, dict) or record["context"] == "?":
            yield tally.NOT_ASKED
            continue
        try:
            said = _said(engine, record)
        except EngineError:
            yield tally.RECORDED if "throws" in record else tally.REFUSED
            continue
        recorded, sapa = record.get("value", record.get("throws")), miss.got
        if isinstance(recorded, list):
            # JavaRosa has no node-sets as results: its text can only be compared with ours
            sapa = xpath_corpus.text(record)
        yield opinion.judged(said, sapa=sapa, recorded=recorded)


def _said(engine: Engine, record: Record) -> str:
    session = Session(engine, _form(record))
    try:
        return next(str(node.get("value", "")) for node in session.nodes() if node["ref"] == "/data/asked")
    finally:
        session.close()


def _form(record: Record) -> str:
    texts = _TEXTS.search(_spoken(record))
    document = "" if texts else re.sub(r"<!DOCTYPE[^>]*>|<\?xml[^>]*\?>", "", record["xml"])
    expression = _placed(record)
    return _FORM.format(texts=texts[0] if texts else "", document=document, expression=quoteattr(expression))


def _spoken(record: Record) -> str:
    """The document with the language of the test as its default: JavaRosa calculates before it can be told another."""
    language = xpath_corpus.language(record)
    if not language:
        return str(record["xml"])
    plain = re.sub(r'(<translation[^>]*?)\s+default="[^"]*"', r"\1", record["xml"])
    return re.sub(rf'(<translation[^>]*lang="{language}")', r'\1 default=""', plain)


def _placed(record: Record) -> str:
    """The expression as seen from the small form: what is relative begins at the place of its context."""
    today = datetime.fromtimestamp(record["now"] / 1000, ZoneInfo(record["tz"])).date()
    wanted = f"number({record['expr']})" if record.get("type") == xpath_corpus.NUMBER else record["expr"]
    expression = _ABSOLUTE.sub("/data/", _TODAY.sub(f"date('{today}')", wanted))
    place = record["context"] or "/"
    if place in ("/", "?") or _TEXTS.search(record["xml"]):
        return expression
    path = _path(documents.at(documents.document(record["xml"]), place))
    return _ITSELF.sub(path, _ALL_BELOW.sub(f"{path}/*", expression))


def _path(node: Part) -> str:
    """`/data/div/div[2]`."""
    above = node.parent
    if above is None:
        return "/data"
    alike = [kid for kid in above.kids if kid.category == "element" and kid.name == node.name]
    position = "" if len(alike) < 2 else f"[position() = {alike.index(node) + 1}]"
    return f"{_path(above)}/{node.name}{position}"
