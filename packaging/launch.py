"""Where the packaged application starts: the same entry as the `casewright` command."""

from multiprocessing import freeze_support

from casewright.__main__ import main

if __name__ == "__main__":
    freeze_support()  # documents are read in child processes, which start here too
    raise SystemExit(main())
