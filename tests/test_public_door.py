"""What ``import tingshu`` offers, and that nothing else of the house is promised by accident."""

import dataclasses
import inspect
from typing import get_args

import tingshu
from tingshu import errors, events, model, protocols


def defined_in(module):
    """Return the public classes and aliases that a module defines itself."""
    return {
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", module.__name__) == module.__name__
        if not inspect.ismodule(value) and not isinstance(value, str)
    }


def test_the_door_is_sorted_and_holds_what_it_names():
    """``__all__`` can be read as a list of contents, and every name in it exists."""
    assert tingshu.__all__ == sorted(tingshu.__all__)
    assert [name for name in tingshu.__all__ if not hasattr(tingshu, name)] == []


def test_every_noun_error_event_and_seam_is_at_the_door():
    """Whoever gets a value from tingshu can name its type without knowing the rooms."""
    public = set(tingshu.__all__)

    for module in (errors, model, protocols):
        assert defined_in(module) - public - {"Callable", "Event"} == set(), module.__name__
    assert {name for name, value in vars(events).items() if inspect.isclass(value)} - public - {"Path"} == set()


def test_whatever_a_setting_takes_is_at_the_door():
    """Whoever makes settings need not know the rooms either."""
    types = [each.type for each in dataclasses.fields(tingshu.Settings)]
    ours = {part for each in types for part in (each, *get_args(each)) if inspect.isclass(part)}

    assert {each.__name__ for each in ours if each.__module__.startswith("tingshu")} <= set(tingshu.__all__)


def test_everything_at_the_door_is_documented():
    """A name without a docstring is a promise nobody can read."""
    functions_and_classes = [
        name
        for name in tingshu.__all__
        if inspect.isclass(getattr(tingshu, name)) or inspect.isroutine(getattr(tingshu, name))
    ]

    assert [name for name in functions_and_classes if not getattr(tingshu, name).__doc__] == []


def test_a_name_is_looked_for_once():
    """What was found behind the door stands in it from then on."""
    vars(tingshu).pop("Forecast", None)
    found = tingshu.Forecast

    assert vars(tingshu)["Forecast"] is found
