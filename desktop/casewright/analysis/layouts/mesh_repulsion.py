"""Every node repels every other, with a force of one over the distance, by way of a mesh (Hockney and Eastwood 1981).

Nodes are spread onto a square mesh, their potential follows by one convolution with the Fourier transform, and the force is its
slope. The mesh is twice as wide as what is on it, since a Fourier transform takes everything to repeat. Within a mesh
width or so the force is too weak; `near_repulsion` makes up for that.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from casewright.analysis.layouts.chart_graph import Singles

_MARGIN = 2  # meshes left free at each side, for the slope


class Mesh:
    """A mesh of `size` by `size`; the same one serves round after round."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kernel = _kernel(size)

    def forces(self, x: Singles, y: Singles) -> tuple[Singles, Singles, float]:
        """The force on each node, across and down, and the width of a mesh; everything in the units of the places."""
        size = self._size
        left, top = float(x.min()), float(y.min())
        width = max(float(x.max()) - left, float(y.max()) - top) / (size - 2 * _MARGIN - 1) + 1e-9
        at_x, at_y = (x - left) / np.float32(width) + _MARGIN, (y - top) / np.float32(width) + _MARGIN
        column, line = at_x.astype(np.int64), at_y.astype(np.int64)
        part_x, part_y = at_x - column.astype(np.float32), at_y - line.astype(np.float32)
        rest_x, rest_y = 1 - part_x, 1 - part_y
        corner = line * size + column
        shares = (rest_y * rest_x, rest_y * part_x, part_y * rest_x, part_y * part_x)
        corners = (corner, corner + 1, corner + size, corner + size + 1)
        charge = np.zeros(size * size)
        for where, share in zip(corners, shares, strict=True):
            charge += np.bincount(where, share, size * size)
        potential = self._potential(charge.reshape(size, size).astype(np.float32))
        scale = np.float32(0.5 / width)
        across, down = np.zeros_like(potential), np.zeros_like(potential)
        across[:, 1:-1] = (potential[:, 2:] - potential[:, :-2]) * scale
        down[1:-1] = (potential[2:] - potential[:-2]) * scale
        flat_x, flat_y = across.ravel(), down.ravel()
        force_x, force_y = np.zeros_like(x), np.zeros_like(y)
        for where, share in zip(corners, shares, strict=True):
            force_x += flat_x[where] * share
            force_y += flat_y[where] * share
        return force_x, force_y, width

    def _potential(self, charge: Singles) -> Singles:
        """The sum over all charges of the logarithm of the distance, at every mesh point."""
        size = self._size
        waves = np.fft.fft(np.fft.rfft(charge, 2 * size, axis=1), 2 * size, axis=0)
        waves *= self._kernel
        waves = np.fft.ifft(waves, axis=0)[:size]
        return np.asarray(np.fft.irfft(waves, 2 * size, axis=1)[:, :size], np.float32)


@lru_cache(maxsize=2)
def _kernel(size: int) -> NDArray[np.float32]:
    """The transform of the logarithm of the distance in meshes; real, since the kernel is even."""
    away = np.fft.fftfreq(2 * size, 1 / (2 * size))
    distance = np.hypot(away[:, None], away)
    distance[0, 0] = 0.5
    return np.asarray(np.fft.rfft2(np.log(distance)).real, np.float32)
