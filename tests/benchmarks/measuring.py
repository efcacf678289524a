"""What the benchmarks share: text of any length, the clips of it, and a process of its own for each measurement."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "audio")]

_BEGINNINGS = (
    "清晨的雾还没有散去",
    "码头上站满了等船的人",
    "他把信折好放进衣袋",
    "这一年的冬天来得特别早",
    "河水比昨天又涨了一些",
)
_MIDDLES = (
    "，谁也没有说话",
    "，风从水面上一阵一阵地吹过来",
    "，远处传来几声狗叫",
    "",
    "，她想起了很多年以前的那个夜晚",
)
_ENDS = ("。", "，像是什么都没有发生过。", "！", "，却始终没有回头。", "？")


def sentences() -> Iterator[str]:
    """Yield sentences of 13 to 41 characters without end, the first 20,000 all different."""
    endings = cycle(one + two + three for three in _ENDS for two in _MIDDLES for one in _BEGINNINGS)
    for number, sentence in enumerate(endings):
        yield f"阿{chr(0x4E00 + number % 20_000)}想，{sentence}"


def novel(characters: int, chapters: int) -> str:
    """Return a book in Markdown of about so many characters, evenly in chapters."""
    lines, supply = ["# 长河"], sentences()
    for number in range(1, chapters + 1):
        lines.append(f"## 第{number}章")
        length = 0
        while length < characters / chapters:
            paragraph = "".join(islice(supply, 4))
            length += len(paragraph)
            lines.append(paragraph)
    return "\n\n".join(lines)


def say(*cells: object) -> None:
    """Print a row of a table at once, or a line."""
    sys.stdout.write((f"| {' | '.join(map(str, cells))} |" if len(cells) > 1 else str(cells[0])) + "\n")
    sys.stdout.flush()


def cpu_s() -> float:
    """Return the CPU time (s) of this process and of those it has waited for, in user and in system mode."""
    return sum(os.times()[:4])


def peak_mb() -> float:
    """Return the most memory this process has had, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def measured_apart(script: str, *arguments: object) -> dict[str, float]:
    """Run one measurement in a process of its own, so that peaks do not mix, and return its figures."""
    command = [sys.executable, script, *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures
