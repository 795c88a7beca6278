"""`python3 tests`: sets up on the first start, then runs the tests; arguments are pytest's."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "packaging"))
import bootstrap

bootstrap.tests(sys.argv[1:])
