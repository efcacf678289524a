"""The house rules, read from the imports themselves."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parents[1] / "src" / "tingshu"
FLOORS = {
    "model": 0, "context": 0, "errors": 0, "events": 0, "protocols": 0, "tasks": 0,
    "writing": 0, "names": 0, "files": 0, "layout": 0,
    "readers": 1, "text": 1, "engines": 1, "audio": 1, "writers": 1,
    "settings": 2,
    "planning": 3, "recording": 3,
    "pipeline": 4, "verification": 4,
    "cli": 5, "__init__": 5, "__main__": 6,
}  # fmt: skip
SIDE_BY_SIDE = {1, 3, 4}  # rooms that may not know each other
HOMES = {
    "anyascii": "text/spoken/embedded/scripts.py",
    "aiohttp": "engines/edge",
    "av": "audio/",
    "charset_normalizer": "readers/encoding/decode.py",
    "click": "cli/",
    "cssselect2": "readers/html/",
    "edge_tts": "engines/edge",
    "espeakng_loader": "engines/",
    "filelock": "layout.py",
    "jieba": "text/words.py",
    "lameenc": "audio/encode.py",
    "lxml": "readers/",
    "markdown_it": "readers/markdown/",
    "mutagen": "audio/",
    "PIL": "writers/",
    "pathvalidate": "names.py",
    "platformdirs": "layout.py",
    "pydub": "audio/",
    "pypdf": "readers/pdf/pages.py",
    "pypinyin": "text/spoken/pronunciation/pinyin.py",
    "regex": "text/patterns.py",
    "rich": "cli/console.py",
    "tinycss2": "readers/html/css",
    "trafilatura": "readers/html/main_text.py",
    "wetext": "text/spoken/figures/normalizer.py",
}


def imports() -> Iterator[tuple[str, str]]:
    """Yield (file inside the house, imported module), wherever in the file the import stands."""
    for file in HOUSE.rglob("*.py"):
        inside = file.relative_to(HOUSE).as_posix()
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{inside} imports by dots"
                yield inside, node.module or ""
                yield from ((inside, f"{node.module}.{name.name}") for name in node.names if node.module == "tingshu")
            elif isinstance(node, ast.Import):
                yield from ((inside, name.name) for name in node.names)


def room(path: str) -> str:
    """Return the room of the house that a file or a module of ours stands in."""
    return path.removesuffix(".py").replace(".", "/").split("/")[0]


def test_imports_point_down_and_rooms_on_one_floor_do_not_know_each_other():
    """A line is at home where it needs to know only what lies below it."""
    wrong = []
    for file, module in imports():
        if not module.startswith("tingshu."):
            continue
        here, there = room(file), room(module.removeprefix("tingshu."))
        upward = FLOORS[there] > FLOORS[here]
        sideways = here != there and FLOORS[there] == FLOORS[here] and FLOORS[here] in SIDE_BY_SIDE
        if upward or sideways:
            wrong.append(f"{file} imports {module}")

    assert wrong == []


def test_each_foreign_package_has_one_home():
    """A package can be replaced by rewriting one place; a new one needs a line in the table."""
    wrong = []
    for file, module in imports():
        package = module.split(".")[0]
        if (
            package != "tingshu"
            and package not in sys.stdlib_module_names
            and not file.startswith(HOMES.get(package, "(no home in the table)"))
        ):
            wrong.append(f"{file} imports {module}")

    assert wrong == []


def test_every_home_is_lived_in():
    """The table names no package that the house no longer uses."""
    used = {module.split(".")[0] for _, module in imports()}

    assert set(HOMES) - used == set()
