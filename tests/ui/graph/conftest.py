"""Graphs of any size on a canvas of its own, and its pixels as numbers."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casewright.ui.graph.canvas import GraphCanvas
from casewright.ui.graph.records import GraphEdge, GraphNode

Graph = tuple[list[GraphNode], list[GraphEdge]]
Show = Callable[[Graph], GraphCanvas]


@pytest.fixture(scope="session")
def graphs() -> ModuleType:
    """The graphs that the bench draws."""
    path = Path(__file__).parents[2] / "bench" / "chart_graphs.py"
    spec = importlib.util.spec_from_file_location("chart_graphs", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["chart_graphs"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def show(qtbot: QtBot, light: QApplication) -> Show:
    """Puts a graph on a canvas and waits until it is drawn in full."""

    def on_canvas(graph: Graph) -> GraphCanvas:
        canvas = GraphCanvas()
        qtbot.addWidget(canvas)
        canvas.resize(1000, 700)
        canvas.show()
        canvas.set_graph(*graph)
        canvas.settle()
        return canvas

    return on_canvas


@pytest.fixture
def pixels() -> Callable[[GraphCanvas], NDArray[np.uint8]]:
    """What a canvas shows when it is at rest: rows, columns, and red, green and blue."""

    def of(canvas: GraphCanvas) -> NDArray[np.uint8]:
        canvas.hovered = None
        canvas.settle()
        return _as_numbers(canvas.grab().toImage())

    return of


@pytest.fixture
def as_numbers() -> Callable[[QImage], NDArray[np.uint8]]:
    """The pixels of an image: rows, columns, and red, green and blue."""
    return _as_numbers


def _as_numbers(image: QImage) -> NDArray[np.uint8]:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine() // 4, 4)
    return rows[:, : plain.width(), 2::-1].copy()
