"""Finds the strategies: every module of `parsing.strategies` with one `Strategy` in it."""

import importlib
import inspect
import pkgutil
from functools import cache

from quiethire.parsing import strategies
from quiethire.parsing.contract import Strategy


@cache
def all_strategies() -> tuple[Strategy, ...]:
    """One instance of each strategy, most trusted first. Raises TypeError when a module holds none or another name."""
    found: list[Strategy] = []
    for module_info in pkgutil.iter_modules(strategies.__path__):
        if module_info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{strategies.__name__}.{module_info.name}")
        classes = [
            member
            for member in vars(module).values()
            if inspect.isclass(member) and issubclass(member, Strategy) and member.__module__ == module.__name__
        ]
        if len(classes) != 1 or classes[0].name != module_info.name:
            raise TypeError(f"strategies/{module_info.name}.py must hold one Strategy named {module_info.name!r}")
        found.append(classes[0]())
    return tuple(sorted(found, key=lambda strategy: (-strategy.confidence, strategy.name)))


def find_strategy(name: str) -> Strategy | None:
    """The strategy with this name, if there is one."""
    return next((strategy for strategy in all_strategies() if strategy.name == name), None)
