"""The signs of entities in a figure: a shape and a colour for each kind, so that colour never speaks alone."""

from __future__ import annotations

import math

from casewright.brief.pdf.canvas import BriefCanvas
from casewright.brief.pdf.style import BLUE, GREEN, OCHRE, PLUM, SECONDARY, WHITE

COLOURS = {"circle": BLUE, "square": PLUM, "diamond": OCHRE, "hexagon": GREEN}


def draw_node(canvas: BriefCanvas, shape: str, x: float, y: float, radius: float, ringed: bool) -> None:
    """Draws a node with its middle at (x, y); a ring says that the text speaks of it."""
    colour = COLOURS.get(shape, SECONDARY)
    if ringed:
        canvas.setFillColor(WHITE)
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(0.8)
        canvas.circle(x, y, radius + 3.2, stroke=1, fill=1)
    canvas.setFillColor(colour)
    canvas.setStrokeColor(WHITE)
    canvas.setLineWidth(0.8)
    if shape == "square":
        side = radius * 0.88
        canvas.roundRect(x - side, y - side, 2 * side, 2 * side, 1.2, stroke=1, fill=1)
    elif shape in ("diamond", "hexagon"):
        sides, size = (4, radius * 1.2) if shape == "diamond" else (6, radius * 1.1)
        path = canvas.beginPath()
        corners = [
            (x + size * math.cos(2 * math.pi * k / sides), y + size * math.sin(2 * math.pi * k / sides))
            for k in range(sides)
        ]
        path.moveTo(*corners[0])
        for corner in corners[1:]:
            path.lineTo(*corner)
        path.close()
        canvas.drawPath(path, stroke=1, fill=1)
    else:
        canvas.circle(x, y, radius, stroke=1, fill=1)
