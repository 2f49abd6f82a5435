# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the checks of this folder share: which files are ours, and how findings are reported."""
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Built, fetched or generated: not ours to check.
SKIPPED_FOLDERS = {".git", "build", "node_modules", "third_party", "out", "dist", "__pycache__", ".venv", "Testing"}


def files(*suffixes, under=""):
    """Our files below `under` whose name ends with one of `suffixes` (all when none), as paths relative to the root."""
    found = []
    for folder, folders, names in os.walk(ROOT / under):
        folders[:] = sorted(f for f in folders if f not in SKIPPED_FOLDERS and not f.endswith(".vigil"))
        found += [Path(folder, name).relative_to(ROOT) for name in sorted(names)
                  if not suffixes or name.endswith(suffixes)]
    return found


def text(path):
    return (ROOT / path).read_text(encoding="utf-8", errors="replace")


def finish(name, findings, remarks=(), checked=0):
    """Prints findings (they fail the check) and remarks (they do not) and ends the program."""
    for remark in remarks:
        print(f"remark: {remark}")
    for finding in findings:
        print(f"{name}: {finding}", file=sys.stderr)
    print(f"{name}: {checked} checked, {len(findings)} findings, {len(remarks)} remarks")
    sys.exit(1 if findings else 0)
