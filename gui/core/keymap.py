"""Which place on the keyboard sends which number, per platform. What is done with them stands in keys.py."""

import sys

ROWS = ("1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")
# Set-1 scan codes: what Windows reports, and Linux with 8 added (evdev, under X11 and Wayland alike).
FIRST = (2, 16, 30, 44)
OTHERS = """12 Minus  13 Equal  26 BracketLeft  27 BracketRight  39 Semicolon  40 Apostrophe  41 Grave
    43 Backslash  51 Comma  52 Period  53 Slash"""
NUMPAD = """82 Num0  79 Num1  80 Num2  81 Num3  75 Num4  76 Num5  77 Num6  71 Num7  72 Num8  73 Num9
    74 NumMinus  78 NumPlus  83 NumDecimal  55 NumMultiply"""
# On Windows the grey arrow block repeats the numpad's codes with the extended bit, so it is not in these tables.
WINDOWS_EXTENDED = "284 NumEnter  309 NumDivide"
EVDEV_EXTENDED = "96 NumEnter  98 NumDivide"
# macOS has no scan codes; its virtual keys are positions.
MAC = """18 1  19 2  20 3  21 4  23 5  22 6  26 7  28 8  25 9  29 0
    12 Q  13 W  14 E  15 R  17 T  16 Y  32 U  34 I  31 O  35 P
    0 A  1 S  2 D  3 F  5 G  4 H  38 J  40 K  37 L  6 Z  7 X  8 C  9 V  11 B  45 N  46 M
    27 Minus  24 Equal  33 BracketLeft  30 BracketRight  41 Semicolon  39 Apostrophe  50 Grave
    42 Backslash  43 Comma  47 Period  44 Slash
    82 Num0  83 Num1  84 Num2  85 Num3  86 Num4  87 Num5  88 Num6  89 Num7  91 Num8  92 Num9
    78 NumMinus  69 NumPlus  65 NumDecimal  67 NumMultiply  76 NumEnter  75 NumDivide"""


def table(text: str) -> dict[int, str]:
    """Code -> place, from pairs of words."""
    words = text.split()
    return {int(code): place for code, place in zip(words[::2], words[1::2], strict=True)}


def _set_one() -> dict[int, str]:
    places = {first + n: letter for first, row in zip(FIRST, ROWS, strict=True) for n, letter in enumerate(row)}
    return {**places, **table(OTHERS), **table(NUMPAD)}


def windows() -> dict[int, str]:
    """Scan code -> place, as Windows numbers them."""
    return {**_set_one(), **table(WINDOWS_EXTENDED)}


def evdev() -> dict[int, str]:
    """Scan code -> place, as X11 and Wayland number them."""
    return {code + 8: place for code, place in {**_set_one(), **table(EVDEV_EXTENDED)}.items()}


def mac() -> dict[int, str]:
    """Virtual key -> place, as macOS numbers them."""
    return table(MAC)


def of_this_platform() -> dict[int, str]:
    """The one table that counts here."""
    if sys.platform == "darwin":
        return mac()
    return windows() if sys.platform == "win32" else evdev()
