"""Memory is counted over a whole tree of processes."""

import subprocess
import sys
import time

import pytest

from bench.memory import MemoryWatch, branch, parent_of

# A child whose own child holds 64 MiB, touched so that it is really there.
HUNGRY = "import sys; held = bytearray(b'x') * (64 << 20); print('held', flush=True); sys.stdin.read()"
PARENT = f"import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', {HUNGRY!r}]))"


@pytest.mark.parametrize("name", ["(cat)", "(a b)", "(odd) 7 9)"])
def test_the_parent_is_found_behind_any_program_name(name: str) -> None:
    assert parent_of(f"42 {name} S 17 42 42 0") == 17


def test_a_branch_holds_children_of_children_and_nobody_else() -> None:
    children = {1: [2, 5], 2: [3, 4], 5: [6]}

    assert list(branch(2, children)) == [2, 3, 4]


def test_what_a_grandchild_holds_is_counted() -> None:
    with MemoryWatch() as memory:
        process = subprocess.Popen(
            [sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        with process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"held\n"
            while memory.peak.branch_kib < 64 << 10:
                assert process.poll() is None
                time.sleep(0.05)
            process.communicate()

    assert memory.peak.tree_kib > memory.peak.branch_kib >= 64 << 10
