"""The choices of a question with their words in every language, wherever the form keeps its list. No answers."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from exports.files.columns import Value, values_that_are_no_answer
from forms.choices import columns_of_labels, label_in, listed
from forms.definition import ListedChoice, Question
from forms.errors import FormError
from model.language import LANGUAGES

if TYPE_CHECKING:
    from forms import Form

MOST = 20_000  # of a list from a file; a longer one stays without words


def values_of(form: "Form", question: Question) -> tuple[Value, ...]:
    """Every choice the question could ever offer, in the order of its list."""
    found = {choice.value: choice for choice in _choices(form, question) if choice.value}
    missing = values_that_are_no_answer({code: choice.attributes.get("kind", "") for code, choice in found.items()})
    return tuple(
        Value(code, _words(form, question, choice), choice.attributes.get("group", ""), code in missing)
        for code, choice in found.items()
    )


def _choices(form: "Form", question: Question) -> Iterator[ListedChoice]:
    source = question.choices
    if source is None:
        return
    yield from source.fixed
    if source.nodes is None:
        return
    try:
        document = form.definition.lists[source.list_id]
    except (KeyError, FormError):
        return
    nodes = [node for root in document.children() for node in root.children()]
    yield from (listed(source, node) for node in nodes[:MOST])


def _words(form: "Form", question: Question, choice: ListedChoice) -> dict[str, str]:
    texts, source = form.definition.texts, question.choices
    found = {}
    for language in LANGUAGES:
        said = texts.say(choice.label, language, lambda _: "…")
        if source is not None and not source.label_is_key and source.nodes is not None:
            said = label_in(choice, columns_of_labels(source, texts, language, choice.attributes)) or said
        found[language] = " ".join(said.split())
    return {language: said for language, said in found.items() if said}
