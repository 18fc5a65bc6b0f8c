"""A child for tests/core/test_child.py: says back what it was told, or does what it should not."""

import os
import time

from nennep.core.child import answer_all


def work(question: bytes) -> bytes:
    if question == b"sleep":
        time.sleep(60)
    if question.startswith(b"work"):
        until = time.process_time() + (0.6 if question == b"work a little" else 60)
        while time.process_time() < until:
            pass
    if question == b"eat":
        return b"x" * (400 << 20)
    if question == b"die":
        os._exit(3)
    if question == b"print":
        print("among the answers?")
    if question == b"pid":
        return str(os.getpid()).encode()
    return question


if __name__ == "__main__":
    answer_all(work)
