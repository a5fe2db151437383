"""A notice that stays while another language is chosen, and then says the same in it."""

from collections.abc import Callable

from gui.core.components import Notice, Translated

Said = Callable[[], tuple[str, str]]  # a sentence and its tone, in the language of now


class News(Translated, Notice):
    """What happened last."""

    _news: Said | None = None

    def tell(self, news: Said | None = None) -> None:
        """Say this from now on; without news, nothing."""
        self._news = news
        self.say(*news()) if news is not None else self.say("")

    def retranslate(self) -> None:
        self.tell(self._news)
