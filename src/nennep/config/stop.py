"""How a command says that it cannot go on."""


class Stop(Exception):
    """A command cannot go on, for a reason that a person can mend.

    The message, in Vietnamese, is all that is shown.
    """
