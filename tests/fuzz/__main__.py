"""``python -m tests.fuzz --inputs 100000 [--seed N] [--only NAME]``: exits with 1 on any fault."""

from __future__ import annotations

import argparse
import sys

from tests.fuzz.run import run

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help='readers with this in their name: "package"')
    chosen = parser.parse_args()
    good = run(chosen.inputs, chosen.seed, lambda line: print(line, flush=True), chosen.only)
    sys.exit(0 if good else 1)
