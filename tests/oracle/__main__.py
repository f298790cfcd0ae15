"""Many random projects against the oracle: `python -m tests.oracle 1000 0` (how many, the first seed)."""

from __future__ import annotations

import sys

from .compare import main

sys.exit(main(sys.argv[1:]))
