"""`python3 desktop`: sets up on the first start, then opens the sample case; with arguments, any casewright command."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "packaging"))
import bootstrap

bootstrap.desktop(sys.argv[1:])
