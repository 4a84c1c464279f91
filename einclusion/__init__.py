"""einclusion: the e-inclusion test for digital public services."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("einclusion")
except PackageNotFoundError:  # a source tree that was not installed
    __version__ = "0"
