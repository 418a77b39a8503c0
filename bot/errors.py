"""The errors that the bot raises on purpose.

    BotError
    ├── SettingsError     an environment variable that cannot be used
    ├── ReleaseError      bytes that cannot be read as a release
    ├── MeasureError      a measure file that does not say what it must
    ├── ArithmeticalError figures that cannot be computed with each other
    ├── TermsError        words of an exchange that cannot be understood
    ├── StoreError        a store that cannot be opened, or is of another version
    └── FetchError        an address that cannot be fetched
        └── UnavailableError  …for now, so that it is worth asking again

Each message says what happened, to which input, and what to try.
"""


class BotError(Exception):
    """Raise for anything that a user or an operator can mend."""


class SettingsError(BotError):
    """Raise for an environment variable that cannot be used."""


class ReleaseError(BotError):
    """Raise for bytes that cannot be read as a release."""


class MeasureError(BotError):
    """Raise for a measure file that does not say what it must."""


class ArithmeticalError(BotError):
    """Raise for figures that cannot be computed with each other."""


class TermsError(BotError):
    """Raise for words of an exchange that cannot be understood."""


class StoreError(BotError):
    """Raise for a store that cannot be opened or is of another version."""


class FetchError(BotError):
    """Raise for an address that cannot be fetched."""


class UnavailableError(FetchError):
    """Raise for an address that cannot be fetched for now; asking again later may help."""
