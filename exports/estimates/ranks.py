"""Simultaneous rank sets (method 6.6): which places each region could have, all at once with 95 % confidence."""

from dataclasses import dataclass

import numpy as np

from exports.estimates.design import Floats

DRAWS, SEED, LEVEL = 2000, 20190000, 0.95


@dataclass(frozen=True, slots=True)
class RankSet:
    """A place and the range around it."""

    place: int
    best: int
    worst: int


def rank_sets(values: Floats, covariance: Floats, *, draws: int = DRAWS, seed: int = SEED) -> list[RankSet]:
    """Ranks from the highest value; `covariance` is m x m, or its diagonal."""
    m = len(values)
    if m < 2:
        return [RankSet(1, 1, 1)] * m
    sigma = np.diag(covariance) if covariance.ndim == 1 else covariance
    spread = np.diag(sigma)[:, None] + np.diag(sigma)[None, :] - 2 * sigma
    error = np.sqrt(np.maximum(spread, 0.0))
    beats = (values[:, None] - values[None, :]) > _critical(sigma, error, draws, seed) * error
    places = 1 + (values[None, :] > values[:, None]).sum(axis=1)
    best, worst = 1 + beats.sum(axis=0), m - beats.sum(axis=1)
    return [RankSet(int(p), int(b), int(w)) for p, b, w in zip(places, best, worst, strict=True)]


def _critical(sigma: Floats, error: Floats, draws: int, seed: int) -> float:
    """The 95 % quantile of the largest standardised difference under equal truth."""
    values, vectors = np.linalg.eigh(sigma)
    root = vectors * np.sqrt(np.maximum(values, 0.0))
    noise = np.random.default_rng(seed).standard_normal((draws, len(sigma))) @ root.T
    upper = np.triu_indices(len(sigma), 1)
    usable = error[upper] > 0
    if not usable.any():
        return 0.0
    left, right = upper[0][usable], upper[1][usable]
    largest = (np.abs(noise[:, left] - noise[:, right]) / error[left, right]).max(axis=1)
    return float(np.quantile(largest, LEVEL))


def tier(rank: RankSet, m: int) -> str:
    """Which third of the table can be claimed: top, bottom, else middle."""
    if m < 3:
        return "middle"
    if rank.worst <= m / 3:
        return "top"
    return "bottom" if rank.best > 2 * m / 3 else "middle"
