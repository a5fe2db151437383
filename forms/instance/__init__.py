"""The filling state of a form: answers, and what follows from each of them."""

from forms.instance.changes import Change, Problem, Request
from forms.instance.filling import Filling
from forms.instance.history import Snapshot
from forms.instance.shared import Shared, share
from forms.instance.view import NodeView

__all__ = ["Change", "Filling", "NodeView", "Problem", "Request", "Shared", "Snapshot", "share"]
