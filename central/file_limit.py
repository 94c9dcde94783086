"""How many files this process may hold open, and so how many connections it takes: each of them is one."""

import sys

from central.connections import Limits

if sys.platform != "win32":
    import resource

# What is not a connection: the database's, photos on their way, the log.
_OTHERS = 256
_ENOUGH = 65_536
_WITHOUT_LIMITS = 2_000


def limits_here() -> Limits:
    """The limits of connections that this process can keep, after its limit of open files was raised as far as it goes."""
    most = Limits().connections
    return Limits(connections=max(64, min(most, _raised() - _OTHERS)))


def _raised() -> int:
    if sys.platform == "win32":
        return _WITHOUT_LIMITS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _ENOUGH if hard == resource.RLIM_INFINITY else min(hard, _ENOUGH)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        return wanted
    return _ENOUGH if soft == resource.RLIM_INFINITY else soft
