"""From papers with known fields to a model: scikit-learn's linear classifier, rounded to small integers."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from classify.evidence.scale import Calibration
from classify.learned.features import BUCKETS, vector_of
from classify.learned.model import Model
from classify.training.samples import Sample

_SEED = 20261125
_REGULARISATION = 0.5
_SHARPNESS = 5.0
_LARGEST_STEP = 127


def fit(samples: Sequence[Sample], calibration: Calibration) -> Model:
    """A model of these papers; the same papers in the same order give the same model.

    Squared hinge loss, one field against all others (Fan et al. 2008, LIBLINEAR).
    """
    judge = LinearSVC(C=_REGULARISATION, random_state=_SEED)
    judge.fit(_matrix(samples), [sample.field for sample in samples])
    rows = np.asarray(judge.coef_, np.float64)
    steps = np.abs(rows).max(axis=1) / _LARGEST_STEP
    return Model(
        labels=tuple(str(label) for label in judge.classes_),
        weights=np.rint(rows / steps[:, None]).astype(np.int8),
        steps=steps.astype(np.float32),
        offsets=np.asarray(judge.intercept_, np.float32),
        sharpness=_SHARPNESS,
        calibration=calibration,
    )


def _matrix(samples: Iterable[Sample]) -> csr_matrix:
    starts, columns, values = [0], [], []
    for sample in samples:
        vector = vector_of(sample.title, sample.body)
        present: npt.NDArray[np.int32] = np.flatnonzero(vector).astype(np.int32)
        columns.append(present)
        values.append(vector[present])
        starts.append(starts[-1] + len(present))
    shape = (len(starts) - 1, BUCKETS)
    return csr_matrix((np.concatenate(values), np.concatenate(columns), np.asarray(starts)), shape=shape)
