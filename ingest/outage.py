"""Bad luck that is no paper's fault: a store or a disk that is away or full."""

import errno

from storage.blobs.errors import StoreUnavailable

_OF_THE_MACHINE = {errno.ENOSPC, errno.EDQUOT, errno.ENOMEM, errno.EMFILE, errno.ENFILE}


def is_outage(error: BaseException) -> bool:
    """Whether the same work will succeed once the machine is mended: such an attempt does not count."""
    if isinstance(error, StoreUnavailable):
        return True
    return isinstance(error, OSError) and error.errno in _OF_THE_MACHINE
