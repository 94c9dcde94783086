"""Switch one safeguard off after the other and name the tests that notice: `python3 dev.py mutations`.

Each mutation is a change of text in a copy of the checkout; the checkout itself is never touched. A safeguard that no test
misses ends the command with 1: then either the tests do not bite, or the safeguard is not needed.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+?)(?:\[.*)?(?: - .*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mutation:
    """One safeguard: `old` stands exactly once in `file`, and without it `new` stands there; `tests` are those to run."""

    name: str
    safeguard: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


MUTATIONS = (
    Mutation(
        "unique-op-id",
        "UNIQUE(op_id) at the centre",
        "central/schema.py",
        'operation = Table(\n    "operation",\n    metadata,\n    Column("op_id", String(64), primary_key=True),',
        'operation = Table(\n    "operation",\n    metadata,\n    Column("op_id", String(64), nullable=False),',
        ("tests/central/endpoints", "tests/central/test_second_lines.py"),
    ),
    Mutation(
        "cursor-in-transaction",
        "page and cursor in one transaction",
        "sync/cache.py",
        "        with self._db.writing():\n            # During the first sync",
        "        with self._db.writing():\n            self._set_state(_CURSOR, cursor)\n"
        "        with self._db.writing():\n            # During the first sync",
        ("tests/faults/test_f08_killed_in_a_page.py", "tests/sync/test_cache.py"),
    ),
    Mutation(
        "fsync-before-rename",
        "fsync before rename, of photos and small files",
        "sync/durable.py",
        "            file.flush()\n            os.fsync(file.fileno())\n",
        "            file.flush()\n",
        ("tests/faults/powerloss", "tests/sync/photos/test_vault.py", "tests/officer_app/test_files.py"),
    ),
    Mutation(
        "echo",
        "the answer echoes the ids that were asked",
        "sync/remotes/wire.py",
        "    if result.op_id != op_id:\n",
        "    if not result.op_id:\n",
        ("tests/faults/test_f18_captive_portal.py", "tests/sync/remotes"),
    ),
    Mutation(
        "author-at-the-centre",
        "the author check at the centre",
        "central/operations.py",
        "        if one.named.author_id != officer.id:\n",
        "        if not one.named.author_id:\n",
        ("tests/faults/test_f22_sign_out_with_work.py", "tests/central/endpoints/test_operations.py"),
    ),
    Mutation(
        "author-at-the-desk",
        "only the author's own operations go out",
        "sync/waiting_rows.py",
        "AND o.author_id = ? ORDER BY o.seq",
        "AND o.author_id <> ?||'!' ORDER BY o.seq",
        ("tests/faults/test_f22_sign_out_with_work.py", "tests/sync/test_work.py"),
    ),
    Mutation(
        "guard",
        "the guard at the centre",
        "central/decisions.py",
        "    if guard.status is not None and guard.status is not report.status:\n",
        "    if guard.status is not None and guard.status is report.status is None:\n",
        (
            "tests/faults/test_f16_two_officers_resolve.py",
            "tests/faults/test_f17_a_conflict_survives.py",
            "tests/central/test_decisions.py",
        ),
    ),
    Mutation(
        "assignee-guard",
        "the guard of the assignee at the centre",
        "central/decisions.py",
        "    if guard.checks_assignee and guard.assignee != report.assignee:\n",
        "    if guard.checks_assignee and guard.assignee == report.assignee == report.id:\n",
        ("tests/faults/test_f15_reassigned_and_resolved_offline.py", "tests/central/endpoints/test_operations.py"),
    ),
    Mutation(
        "field-guard",
        "the guards of fields at the centre",
        "central/decisions.py",
        "        if value != value_of(report, name) and _is_stale(report, name, guard, ground):\n",
        "        if value != value_of(report, name) and _is_stale(report, name, guard, ground) and name not in Field:\n",
        (
            "tests/faults/test_f46_answer_overtaken.py",
            "tests/faults/test_f47_other_fields_overtaken.py",
            "tests/central/test_decisions.py",
        ),
    ),
    Mutation(
        "field-revision",
        "the revision that judges a desk which tells no fields",
        "central/field_writes.py",
        "    if not asked or report.rev <= seen_rev:\n",
        "    if not asked or report.rev >= seen_rev:\n",
        ("tests/faults/test_f50_desk_of_before.py", "tests/central/endpoints/test_field_guards.py"),
    ),
    Mutation(
        "seen-on-screen",
        "what the screen showed is what an action relies on",
        "sync/guarding.py",
        "    shown = seen or report\n",
        "    shown = report or seen\n",
        (
            "tests/faults/test_f51_changed_behind_a_form.py",
            "tests/sync/test_guarding.py",
            "tests/ui/test_overtaken.py",
        ),
    ),
    Mutation(
        "payload-hash",
        "the hash of the payload under a known id",
        "central/operations.py",
        '        if row["hash"] != one.hash:\n',
        '        if not row["hash"]:\n',
        ("tests/faults/test_f04_same_key_other_payload.py",),
    ),
    Mutation(
        "verified-photo",
        "no operation before the centre vouches for its photos",
        "sync/uploads.py",
        "        if not self._api.photos.stored(blob.sha256, size):\n            raise Refused",
        "        if size < 0:\n            raise Refused",
        ("tests/faults/test_f33_other_bytes_stored.py",),
    ),
    Mutation(
        "tombstone",
        "what is gone stays gone",
        "sync/cache_merge.py",
        "    return (report is None or item.rev >= report.rev) and (gone is None or item.rev > gone[0])\n",
        "    return report is None or item.rev >= report.rev or gone is None\n",
        ("tests/faults/test_f41_stale_page_after_a_tombstone.py", "tests/faults/test_f09_pages_in_any_order.py"),
    ),
)


def copied(target: Path) -> None:
    """The checkout as it stands, without what git ignores; its tests find the real input where the original does."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    shared = ROOT.parent / "shared"
    if shared.is_dir():
        (target.parent / "shared").symlink_to(shared)


def mutate(folder: Path, mutation: Mutation) -> None:
    """Take one safeguard away in a copy."""
    file = folder / mutation.file
    text = file.read_text(encoding="utf-8")
    if text.count(mutation.old) != 1:
        raise SystemExit(f"{mutation.name}: its text does not stand exactly once in {mutation.file}")
    file.write_text(text.replace(mutation.old, mutation.new), encoding="utf-8")


def failing(mutation: Mutation) -> list[str]:
    """The tests that fail without the safeguard, each once."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "checkout"
        folder.mkdir()
        copied(folder)
        mutate(folder, mutation)
        # The mutated copy must be what is imported, not the checkout that .venv links to.
        environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-m", "pytest", "-q", "-rfE", "-p", "no:cacheprovider", "-n", "2", "--dist", "loadfile"]
        present = [path for path in mutation.tests if (folder / path).exists()]
        done = subprocess.run([*command, *present], cwd=folder, env=environment, capture_output=True, text=True)
        if done.returncode not in (0, 1):
            raise SystemExit(f"{mutation.name}: the tests did not run\n{done.stdout[-3000:]}\n{done.stderr[-2000:]}")
        return failing_names(done.stdout)


def failing_names(said: str) -> list[str]:
    """The tests that pytest's summary names as failed, each once."""
    return list(dict.fromkeys(_FAILED.findall(said)))


def main() -> int:
    """Run the mutations and print a table of who noticed."""
    parser = argparse.ArgumentParser(prog="dev.py mutations", description=__doc__)
    parser.add_argument("--only", action="append", choices=[mutation.name for mutation in MUTATIONS], help="these alone")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    chosen = [mutation for mutation in MUTATIONS if not options.only or mutation.name in options.only]
    found: dict[str, list[str]] = {}
    for mutation in chosen:
        found[mutation.name] = failing(mutation)
        if not options.json:
            names = ", ".join(f"`{name.rpartition('/')[2]}`" for name in found[mutation.name]) or "**nobody**"
            sys.stdout.write(f"| {mutation.safeguard} | `{mutation.file}` | {names} |\n")
            sys.stdout.flush()
    if options.json:
        sys.stdout.write(json.dumps(found, indent=2) + "\n")
    return 0 if all(found.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
