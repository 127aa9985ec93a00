"""What can go wrong, one class per thing that a caller can handle.

RalatError
├── SourceError       a file cannot be read as text (kind: missing, binary, encoding, …)
├── WriteError        a fixed file cannot be written; the original is whole
├── ConfigError       a configuration or a personal word list is wrong (file, line, next step)
└── DictionaryError   a compiled dictionary is missing or broken
"""

from __future__ import annotations


class RalatError(Exception):
    """The root; its text is a whole message for a person, in Indonesian."""


class SourceError(RalatError):
    """A file that cannot be read as text; `kind` is a word for machines."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, str]]:
        return type(self), (self.kind, str(self))


class WriteError(SourceError):
    """A fixed file that could not be written; nothing of it has changed."""


class ConfigError(RalatError):
    """A wrong setting; the message says where, what was found and what was expected."""


class DictionaryError(RalatError):
    """A compiled dictionary that is missing, broken or of another version."""
