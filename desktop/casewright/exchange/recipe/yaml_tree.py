"""Reading a recipe's YAML as a plain tree: mappings, lists and text, nothing executed, nothing guessed.

Scalars stay as they are written (`2024`, `no`, `0123` are text), so that a date stays a date in its own words. Aliases,
tags and repeated keys are refused, and so are files beyond the limits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from casewright.model.errors import RecipeError

MOST_BYTES = 20_000_000
MOST_NODES = 500_000
DEEPEST = 12
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_UNQUOTED = ("did not find expected ',' or '}'", "mapping values are not allowed in this context")
_NOTHING = {"", "~", "null", "Null", "NULL"}


@dataclass
class Tree:
    """The content, and the line (from 1) on which each place such as `claims[3].text` begins."""

    content: Any = None
    lines: dict[str, int] = field(default_factory=dict)


def read_tree(data: bytes) -> Tree:
    """Raises RecipeError, with the line, when this is not the plain YAML a recipe may be."""
    if len(data) > MOST_BYTES:
        raise RecipeError(f"The recipe is larger than {MOST_BYTES // 1_000_000} MB.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RecipeError(f"The recipe is not UTF-8 text (line {line}).") from error
    try:
        _check_events(text)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise RecipeError(f"The recipe is not sound YAML{_where(error, text)}.") from error
    tree = Tree()
    tree.content = None if node is None else _plain(node, "", tree)
    return tree


def join(place: str, step: str | int) -> str:
    """`claims`, 3 → `claims[3]`; `claims[3]`, `text` → `claims[3].text`."""
    if isinstance(step, int):
        return f"{place}[{step}]"
    return f"{place}.{step}" if place else step


def _check_events(text: str) -> None:
    """Counts before anything is built, so that a small file cannot become a huge tree."""
    depth = nodes = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            raise RecipeError(f"A recipe may not use YAML aliases (line {line}).")
        if isinstance(event, yaml.NodeEvent):
            nodes += 1
            if getattr(event, "tag", None) is not None:
                raise RecipeError(f"A recipe may not use YAML tags (line {line}).")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST or nodes > MOST_NODES:
            raise RecipeError(f"The recipe is nested too deeply or is too long (line {line}).")


def _plain(node: yaml.Node, place: str, tree: Tree) -> Any:
    tree.lines[place] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, place, tree)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each, join(place, n), tree) for n, each in enumerate(node.value)]
    plain = getattr(node, "style", None) in (None, "")
    return None if plain and node.value in _NOTHING else node.value


def _mapping(node: yaml.MappingNode, place: str, tree: Tree) -> dict[str, Any]:
    content: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise RecipeError(f"A name in the recipe is not a word (line {line}).")
        if key.value in content:
            raise RecipeError(f"'{join(place, key.value)}' is there twice (line {line}).")
        content[key.value] = _plain(value, join(place, key.value), tree)
    return content


def _where(error: yaml.YAMLError, text: str) -> str:
    """` (line 4): what is wrong`, with what mostly is the cause."""
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    if mark is None:
        found = _NO_TEXT.search(text)
        if found is None:
            return ""
        return f" (line {text.count(chr(10), 0, found.start()) + 1}): it holds a control character"
    line = f" (line {mark.line + 1})"
    if "\t" in (text.split("\n")[mark.line : mark.line + 1] or [""])[0]:
        return f"{line}: it holds a tab; a recipe is indented with spaces"
    if problem in _UNQUOTED:
        return f"{line}: {problem}; text with ': ', ' #' or a comma needs quotation marks"
    return f"{line}: {problem}" if problem else line
