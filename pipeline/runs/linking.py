"""How far the linking of what is alike has come: it follows the last document, and takes its time where there are many."""

from __future__ import annotations

import time
from collections.abc import Callable

# Counting what is left costs as much as there is: it is done so often and no more.
_SECONDS_BETWEEN = 1.0


class Linking:
    """Looks now and then at what is left, and tells it. `share` is how much is done, 0 to 1."""

    def __init__(
        self,
        left: Callable[[], int],
        tell: Callable[[], None],
        may_go_on: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`left` counts the steps that are left; `tell` is called whenever `share` was reckoned anew."""
        self._left, self._tell, self._may_go_on, self._clock = left, tell, may_go_on, clock
        self._most = max(left(), 1)
        self._looked = clock()
        self.share = 0.0

    def goes_on(self) -> bool:
        """Whether it may go on; asked before every step, so that it is here that one looks at what is left.

        What is linked may bring work with it: the share never falls.
        """
        if (now := self._clock()) - self._looked >= _SECONDS_BETWEEN:
            self._looked = now
            self.share = max(self.share, min(1 - self._left() / self._most, 1.0))
            self._tell()
        return self._may_go_on()
