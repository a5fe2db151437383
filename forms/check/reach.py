"""Questions that can never be asked, constraints that can never hold, comparisons with a choice that does not exist.

It never guesses: what it cannot prove it passes over.
"""

from collections.abc import Iterator

from forms.check.facts import Facts
from forms.check.findings import Finding, warning
from forms.check.proof import Proof
from forms.definition import Condition, Element, Question
from forms.form import Form
from forms.xlsform import Sheets
from forms.xpath import Compiled


def look(form: Form, sheets: Sheets) -> Iterator[Finding]:
    """Everything that follows from expressions alone."""
    facts = Facts(form)
    for element in form.elements.values():
        if element.parent in facts.unreachable:
            facts.unreachable.add(element.path)
            continue
        if _is_never(element.relevant, Proof(facts, element.path)):
            facts.unreachable.add(element.path)
            yield warning("check.never_asked", "survey", column="relevant", xpath=element.path)
        if _is_refusing(facts, element):
            yield warning("check.never_valid", "survey", column="constraint", xpath=element.path)
        yield from _strange_choices(facts, element)
        yield from _dead_branches(element)


def _is_never(condition: Condition, proof: Proof) -> bool:
    if condition.expression is None:
        return condition.constant is False
    return proof.is_never(condition.expression.expression)


def _is_refusing(facts: Facts, element: Element) -> bool:
    """Whether a question takes no answer at all."""
    if not isinstance(element, Question) or element.constraint is None or not element.control:
        return False
    return Proof(facts, element.path).is_never(element.constraint.expression)


def _strange_choices(facts: Facts, element: Element) -> Iterator[Finding]:
    for column, rule in _rules(element).items():
        for path, value in dict.fromkeys(facts.compared(rule.expression, element.path)):
            yield warning("check.unknown_choice", "survey", column=column, xpath=element.path, value=value, other=path)


def _dead_branches(element: Element) -> Iterator[Finding]:
    """Mistakes that do not keep a form from use only because nothing ever gets there."""
    for column, rule in _rules(element).items():
        for fault in rule.passed_over:
            name = fault.params.get("name", rule.text)
            yield warning("check.dead_branch", "survey", column=column, xpath=element.path, name=name)


def _rules(element: Element) -> dict[str, Compiled]:
    rules = {"relevant": element.relevant.expression}
    if isinstance(element, Question):
        rules |= {"constraint": element.constraint, "calculation": element.calculate}
        rules |= {"required": element.required.expression}
    return {column: rule for column, rule in rules.items() if rule is not None}
