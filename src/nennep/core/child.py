"""Work that may take too long or too much memory, done by a process beside this one, which is ended when it does.

Both sides stand here. They exchange whole messages, each behind its length. Nothing of Django is imported, so that a
child is there at once.
"""

from __future__ import annotations

import math
import os
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO, cast

try:
    import resource
except ImportError:  # Windows has none
    resource = None  # type: ignore[assignment]

_LENGTH = struct.Struct(">Q")
_PATIENCE = 10
"""How many times the processor's time an answer may take by the clock: a busy machine is nobody's fault."""


class Overrun(Exception):
    """The work took more time or memory than it may have, or its process came to an end by it."""


class Child:
    """A process that answers one question after the other, started when it is first asked. For one thread at a time.

    `module` calls `answer_all`. `seconds` are the processor's, for each question. The limits on them and on memory hold
    where the system knows them (Linux); one on the time by the clock (_PATIENCE) holds everywhere.
    """

    def __init__(self, module: str, *, seconds: float, megabytes: int) -> None:
        self._command = [sys.executable, "-m", module, str(megabytes), str(seconds)]
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: bytes) -> bytes:
        """The answer. Raises Overrun; the next question goes to a new process then."""
        process = self._running()
        watch = threading.Timer(self._seconds * _PATIENCE, process.kill)
        watch.daemon = True
        watch.start()
        try:
            _send(cast(BinaryIO, process.stdin), question)
            answer = _receive(cast(BinaryIO, process.stdout))
        except OSError as error:
            raise self._overrun() from error
        finally:
            watch.cancel()
        if answer is None:
            raise self._overrun()
        return answer

    def end(self) -> None:
        """End the process; the next question starts another."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _overrun(self) -> Overrun:
        self.end()
        return Overrun(f"{self._command[2]} was ended: too long, too much memory, or a fault")

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # few arenas: what an allocator sets aside for each core would count as taken
                env={**os.environ, "MALLOC_ARENA_MAX": "2"},
                start_new_session=True,  # Ctrl-C is the parent's; the child ends when its questions do
            )
        return self._process


def answer_all(work: Callable[[bytes], bytes]) -> None:
    """The child's side: answer each question with `work` until there are no more; a fault ends the process."""
    megabytes, seconds = int(sys.argv[1]), float(sys.argv[2])
    _limit_memory(megabytes)
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints does not come among the answers
    while (question := _receive(questions)) is not None:
        _limit_time(seconds)
        _send(answers, work(question))


def _limit_memory(megabytes: int) -> None:
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))


def _limit_time(seconds: float) -> None:
    """From now on the process may take so much more of the processor."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        until = math.ceil(used.ru_utime + used.ru_stime + seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def _send(pipe: BinaryIO, message: bytes) -> None:
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def _receive(pipe: BinaryIO) -> bytes | None:
    """The next whole message; None when the other side has ended."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    message = pipe.read(length)
    return message if len(message) == length else None
