"""The errors of the form engine: each has a code, a place, and the parameters its sentence needs."""


class CodedError(Exception):
    """Something expected went wrong: the code names it, and whoever shows it finds the sentence for it."""

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        said = ", ".join(f"{name}={value!r}" for name, value in params.items())
        super().__init__(f"{code} ({said})" if said else code)


class FormError(CodedError):
    """A form cannot be used. `sheet`, `row` and `column` say where in the workbook, `xpath` where in the XForm."""

    def __init__(
        self, code: str, *, sheet: str = "", row: int = 0, column: str = "", xpath: str = "", **params: object
    ) -> None:
        super().__init__(code, **params)
        self.sheet = sheet
        self.row = row
        self.column = column
        self.xpath = xpath


class AnswerError(CodedError):
    """An answer cannot be taken: unknown question, read-only, or not a value of its type. Nothing was changed."""
