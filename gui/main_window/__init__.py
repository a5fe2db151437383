"""The window: which page is on view, and how one leads to another. The only place that imports pages."""

from gui.main_window.window import MainWindow

__all__ = ["MainWindow"]
