"""What a scene is drawn with: its discs, signs, letters and words in the colours of one look."""

from __future__ import annotations

from casewright.ui.graph.captions import Captions
from casewright.ui.graph.discs import Discs
from casewright.ui.graph.ink import Ink
from casewright.ui.graph.lettering import Lettering
from casewright.ui.graph.marks import Marks
from casewright.ui.graph.scene import Scene


class Art:
    """Made anew when the scene or the look changes; keeps the atlases."""

    def __init__(self, scene: Scene, ink: Ink) -> None:
        self.scene, self.ink = scene, ink
        self.discs, self.marks, self.lettering = Discs(scene, ink), Marks(ink), Lettering(ink)
        self.captions = Captions(scene, self.lettering, self.marks)
