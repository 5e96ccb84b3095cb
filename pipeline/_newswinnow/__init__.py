"""The module `newswinnow`: `pipeline` under the name of the distribution. The wheel holds it as `newswinnow`."""

import sys
from typing import TYPE_CHECKING

import pipeline

if TYPE_CHECKING:
    from pipeline import *  # noqa: F403
else:
    sys.modules[__name__] = pipeline
