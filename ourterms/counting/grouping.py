"""How people are placed on a map and put into groups: principal components, k-means, silhouettes.

Floating point throughout, but from the same table the same groups: nothing here is left to chance.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

MOST_GROUPS = 5
DENSE, TURNS, CLOSE = 100, 40, 1e-6  # tables that are small; when a search for components ends
AT_ONCE = 250_000  # products in one piece; for more, linear algebra begins threads that cost more than they help


def components(table: Floats) -> Floats:
    """(columns, 2): the two directions in which the rows of a centred table differ most.

    Each points so that its largest part is positive. Small tables by their eigenvectors; large ones by a block Krylov
    method (Golub and Underwood 1977), which needs a few looks at the table instead of every pair of columns.
    """
    rows, columns = table.shape
    if columns < 2:
        return np.eye(columns, 2)
    found = _krylov(table) if min(rows, columns) > DENSE else None
    if found is None:
        found = np.linalg.eigh(table.T @ table)[1][:, ::-1][:, :2]
    largest = np.abs(np.round(found, 9)).argmax(axis=0)
    signs = np.where(found[largest, [0, 1]] < 0, -1.0, 1.0)
    return found * signs


def _krylov(table: Floats) -> Floats | None:
    """The two main directions, or None where they do not settle."""
    rows, columns = table.shape
    step = max(1, AT_ONCE // (2 * columns))
    parts = [table[start : start + step] for start in range(0, rows, step)]
    block = np.linalg.qr(np.sin(np.arange(1.0, 2 * columns + 1)).reshape(columns, 2))[0]
    basis, image = np.empty((columns, 2 * TURNS)), np.empty((columns, 2 * TURNS))
    inner = np.zeros((2 * TURNS, 2 * TURNS))
    for turn in range(TURNS):
        times = np.zeros_like(block)
        for part in parts:
            times += part.T @ (part @ block)
        old, wide = 2 * turn, 2 * turn + 2
        basis[:, old:wide], image[:, old:wide] = block, times
        inner[:wide, old:wide] = basis[:, :wide].T @ times
        inner[old:wide, :wide] = inner[:wide, old:wide].T
        if turn >= 5:
            values, vectors = np.linalg.eigh(inner[:wide, :wide])
            top, best = vectors[:, :-3:-1], values[:-3:-1]
            found: Floats = basis[:, :wide] @ top
            wrong = np.linalg.norm(image[:, :wide] @ top - found * best, axis=0)
            if (wrong <= CLOSE * max(best[0], 1e-300)).all():
                return found
        for _ in range(2):  # once would leave what rounding left
            times -= basis[:, :wide] @ (basis[:, :wide].T @ times)
        block, size = np.linalg.qr(times)
        if np.abs(np.diag(size)).min() < 1e-12 * max(1.0, np.abs(inner[0, 0])):
            return None
    return None


def split(points: Floats) -> Counts:
    """(points,): the group of each, by k-means; as many groups (up to five) as fit best by their silhouette."""
    distinct = len(np.unique(points, axis=0))
    most = min(MOST_GROUPS, 2 + len(points) // 12, distinct)
    if most < 2:
        return np.zeros(len(points), np.int64)
    tried = [k_means(points, groups) for groups in range(2, most + 1)]
    fits = silhouettes(points, tried)
    best = max(range(len(tried)), key=lambda one: round(fits[one], 9))
    return tried[best]


def k_means(points: Floats, groups: int) -> Counts:
    """(points,): the group of each. The best of three starts: along one axis, along the other, and far apart."""
    best: tuple[float, Counts] | None = None
    for start in _starts(points, groups):
        spread, labels = _settled(points, start)
        if best is None or spread < best[0] * (1 - 1e-9):
            best = spread, labels
    assert best is not None
    return best[1]


def _starts(points: Floats, groups: int) -> list[Floats]:
    found = []
    for axis in (0, 1):
        order = np.argsort(points[:, axis], kind="stable")
        found.append(np.array([points[part].mean(axis=0) for part in np.array_split(order, groups)]))
    chosen = [int(((points - points.mean(axis=0)) ** 2).sum(axis=1).argmax())]
    nearest = ((points - points[chosen[0]]) ** 2).sum(axis=1)
    while len(chosen) < groups:
        chosen.append(int(nearest.argmax()))
        nearest = np.minimum(nearest, ((points - points[chosen[-1]]) ** 2).sum(axis=1))
    found.append(points[chosen])
    return found


def _settled(points: Floats, centres: Floats) -> tuple[float, Counts]:
    """(sum of squared distances, the group of each point) once no point changes its group any more."""
    size = (points**2).sum(axis=1)
    x_y_1 = np.vstack([points.T, np.ones(len(points))])
    mine = np.zeros((len(centres), len(points)), np.bool_)
    for _ in range(300):
        far = np.column_stack([-2 * centres, (centres**2).sum(axis=1)]) @ x_y_1  # less the size of each point
        nearest = far.min(axis=0)
        new = far == nearest
        if np.count_nonzero(new) > len(points):  # as near to two: the first has it
            new = far.argmin(axis=0) == np.arange(len(centres))[:, None]
        if (new == mine).all():
            break
        mine = new
        sums = mine.astype(np.float64) @ x_y_1.T
        kept = sums[:, 2] > 0  # a group that lost all stays where it was
        centres = np.where(kept[:, None], sums[:, :2] / np.maximum(sums[:, 2:], 1), centres)
    return float((size + nearest).sum()), mine.argmax(axis=0).astype(np.int64)


def silhouettes(points: Floats, tried: list[Counts]) -> list[float]:
    """How well each way of grouping fits (Rousseeuw 1987), from -1 to 1; the mean over all points."""
    amounts = [int(labels.max()) + 1 for labels in tried]
    edges = np.cumsum([0, *amounts])
    member = np.zeros((len(points), edges[-1]), np.float32)
    for edge, labels in zip(edges, tried, strict=False):
        member[np.arange(len(points)), edge + labels] = 1
    x, y = points.T.astype(np.float32)
    sums = np.empty(member.shape)
    step = max(8, AT_ONCE // member.size)
    for start in range(0, len(points), step):
        part = slice(start, start + step)
        apart, across = np.subtract.outer(x[part], x), np.subtract.outer(y[part], y)
        apart *= apart
        across *= across
        apart += across
        np.sqrt(apart, out=apart)
        sums[part] = apart @ member
    fits = []
    every = np.arange(len(points))
    for edge, amount, labels in zip(edges, amounts, tried, strict=False):
        sizes = np.bincount(labels, minlength=amount)
        to = sums[:, edge : edge + amount]
        own = to[every, labels] / np.maximum(sizes[labels] - 1, 1)
        means = to / np.maximum(sizes, 1)
        means[:, sizes == 0] = np.inf
        means[every, labels] = np.inf
        other = means.min(axis=1)
        larger = np.maximum(own, other)
        fit = np.divide(other - own, larger, out=np.zeros_like(own), where=larger > 0)
        fit[sizes[labels] == 1] = 0
        fits.append(float(fit.mean()))
    return fits
