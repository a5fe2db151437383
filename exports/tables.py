"""A cell that a spreadsheet takes for text and not for a formula. It writes no table."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", *"＝＋－＠")  # a spreadsheet reads wide signs as signs


def disarmed(text: str) -> str:
    """A cell that a spreadsheet takes for text: whatever would start a formula gets an apostrophe. Numbers stay."""
    if not text.startswith(_FORMULA) or _is_number(text):
        return text
    return "'" + text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return text == text.strip()
