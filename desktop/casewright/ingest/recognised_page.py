"""The task "recognise": the words in one page of a picture or of a scanned PDF, by RapidOCR (the extra `[ocr]`).

Its models lie in the package; nothing is fetched.
"""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from casewright.ingest.canonical_text import one_line
from casewright.ingest.extraction import Caps
from casewright.ingest.media_type import PDF, sniff
from casewright.ingest.page_image import leaves

_DOTS_PER_POINT_OF_PDF = 200 / 72
_PIXELS_PER_POINT_OF_PICTURE = 4 / 3  # the whole resolution of the picture (`picture_pages`)
_WORDS_PER_LINE = 400


def recognise(header: Mapping[str, Any], data: bytes, caps: Caps) -> bytes:
    """JSON: `pages` in all, `width` and `height` of this one in pixels, `lines` [words, x, y, width, height, score], `tool`.

    `header` has `page` (from 0). Pixels are those of a picture as it is seen, turned upright; of a PDF at 200 dots an inch.
    """
    import numpy

    number = int(header["page"])
    document = leaves(data)
    sizes = document.sizes()
    scale = _DOTS_PER_POINT_OF_PDF if sniff(data) == PDF else _PIXELS_PER_POINT_OF_PICTURE
    drawn = document.draw(number, scale, False)
    pixels = numpy.frombuffer(drawn.pixels, dtype=numpy.uint8).reshape(drawn.height, drawn.width, 4)[:, :, :3]
    width, height = (max(1, round(side * scale)) for side in sizes[number])
    across, down = width / drawn.width, height / drawn.height
    found = _engine()(numpy.ascontiguousarray(pixels))
    lines = []
    for box, words, score in zip(
        found.boxes if found.boxes is not None else (), found.txts or (), found.scores or (), strict=False
    ):
        left, top = box.min(axis=0)
        right, bottom = box.max(axis=0)
        place = [round(float(left) * across), round(float(top) * down)]
        size = [round(float(right - left) * across), round(float(bottom - top) * down)]
        lines.append([one_line(words, _WORDS_PER_LINE) or "", *place, *size, round(float(score), 3)])
    answer = {"pages": len(sizes), "width": width, "height": height, "lines": lines, "tool": _version()}
    return json.dumps(answer, ensure_ascii=False).encode("utf-8")


@cache
def _engine() -> Any:
    """One thread and one line at a time: the memory is bounded, and the window keeps a processor."""
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Rec.rec_batch_num": 1,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.enable_cpu_mem_arena": False,
        }
    )


def _version() -> str:
    return (
        f"{importlib.metadata.version('rapidocr')} (onnxruntime {importlib.metadata.version('onnxruntime')})"
    )
