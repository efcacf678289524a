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
FLOORS_OF_TEXT = {
    "forecast": 0, "numerals": 0, "patterns": 0, "words": 0,
    "cleaning": 1, "spoken": 1,
    "sentences": 2,
    "chapters": 3, "ear": 3,
    "survey": 4,
    "compose": 5, "explain": 5,
    "__init__": 6,
}  # fmt: skip
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


def test_the_largest_room_has_floors_of_its_own():
    """Inside of the text room as in the house: what a step needs lies below it."""
    wrong = []
    for file, module in imports():
        if file.startswith("text/") and module.startswith("tingshu.text."):
            here, there = room(file.removeprefix("text/")), room(module.removeprefix("tingshu.text."))
            if here != there and FLOORS_OF_TEXT[there] >= FLOORS_OF_TEXT[here]:
                wrong.append(f"{file} imports {module}")

    assert wrong == []


def test_a_room_is_entered_by_its_door():
    """What a room offers to others is in its ``__init__``; the rest can be rebuilt without asking anybody."""
    wrong = []
    for file, module in imports():
        _, there, *inside = [*module.split("."), ""]
        is_ours = module.startswith("tingshu.") and (HOUSE / there).is_dir()
        if is_ours and there != room(file) and any(inside):
            wrong.append(f"{file} imports {module}")

    assert wrong == []


def test_every_floor_is_lived_on():
    """The tables name no room that is gone."""
    lived_in = {room(path.relative_to(HOUSE).as_posix()) for path in HOUSE.rglob("*.py")}
    in_text = {room(path.relative_to(HOUSE / "text").as_posix()) for path in (HOUSE / "text").rglob("*.py")}

    assert (lived_in, in_text) == (set(FLOORS), set(FLOORS_OF_TEXT))


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
