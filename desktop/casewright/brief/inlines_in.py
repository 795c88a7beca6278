"""The prose of a block, wherever it holds any."""

from __future__ import annotations

from collections.abc import Iterator

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
