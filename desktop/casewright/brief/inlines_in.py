"""The prose of a block, wherever it holds any."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from casewright.brief.blocks import AchMatrix, Block, Bullets, Inline, JudgementBlock, Paragraph, Table


def inlines_in(block: Block) -> Iterator[Inline]:
    """Every inline of a block in reading order."""
    if isinstance(block, Paragraph | JudgementBlock):
        yield from block.inlines
    elif isinstance(block, Bullets):
        for item in block.items:
            yield from item
    elif isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                yield from cell
    elif isinstance(block, AchMatrix):
        for cell in block.rows:
            yield from cell


def with_inlines(block: Block, change: Callable[[Inline], Inline]) -> Block:
    """The block with every inline changed."""

    def changed(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(map(change, inlines))

    if isinstance(block, Paragraph | JudgementBlock):
        return replace(block, inlines=changed(block.inlines))
    if isinstance(block, Bullets):
        return replace(block, items=tuple(map(changed, block.items)))
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(map(changed, row)) for row in block.rows))
    if isinstance(block, AchMatrix):
        return replace(block, rows=tuple(map(changed, block.rows)))
    return block
