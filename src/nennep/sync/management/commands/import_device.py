"""`nennep manage import_device FILE`: a phone's file from the shell, for when nobody can sign in.

Shows everything, with what was said: a person at the shell can read the database anyway. Takes it in only with `--yes`.
"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from nennep.core.actor import Actor
from nennep.core.refusals import Refused
from nennep.sync.enums import OPEN, Outcome
from nennep.sync.file_review import FileReview
from nennep.sync.importing import keep_file, preview, take_in

WORDS = {
    Outcome.DONE: "mới",
    Outcome.RECEIVED: "đã nhận",
    Outcome.PROPOSED: "đề nghị",
    Outcome.REFUSED: "BỊ TỪ CHỐI",
    Outcome.UNREADABLE: "HỎNG",
    Outcome.LEFT_OUT: "để lại",
}


class Command(BaseCommand):
    """Looks at a device file, and with --yes takes it in."""

    help = "xem tệp lấy ra từ điện thoại; thêm --yes để nhập vào máy chủ"
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and what to do with it."""
        parser.add_argument("file", type=Path, metavar="TỆP")
        parser.add_argument("--yes", action="store_true", help="nhập vào máy chủ")
        parser.add_argument(
            "--leave-out",
            action="append",
            default=[],
            metavar="MÃ",
            help="để lại dòng có mã này (viết được nhiều lần; «all»: mọi dòng không nhập được)",
        )

    def handle(self, *args: Any, file: Path, yes: bool, leave_out: list[str], **options: Any) -> None:
        """Raises CommandError with the program's own sentence."""
        actor = Actor.operator()
        with translation.override("vi"):
            try:
                kept = keep_file(actor, file.read_bytes())
                review = preview(actor, kept)
                self._show(review)
                if yes:
                    self._show_done(take_in(actor, kept, left_out=_left_out(review, leave_out)))
            except (Refused, OSError) as stopped:
                raise CommandError(str(stopped)) from stopped

    def _show(self, review: FileReview) -> None:
        self.stdout.write(f"{review.owner}, tệp lấy ra lúc {review.made_at:%d/%m/%Y %H:%M %Z}")
        if not review.is_closed:
            self.stdout.write("Tệp không liệt kê các dòng của nó: không biết có dòng nào bị lấy ra.")
        for queue in review.queues:
            self.stdout.write(f"\n{queue.title} · {queue.where}")
            for each in queue.lines:
                parts = [each.sentence.what, each.sentence.when, each.sentence.about, each.line.reason]
                code = f" [{each.id}]" if each.is_open else ""
                self.stdout.write(f"  {WORDS[each.line.outcome]:<10} {' · '.join(filter(None, parts))}{code}")

    def _show_done(self, done: FileReview) -> None:
        self.stdout.write(f"\nĐã nhập {done.new} dòng, để lại {done.count(Outcome.LEFT_OUT)}.")


def _left_out(review: FileReview, said: list[str]) -> frozenset[str]:
    every = {each.id for each in review.told if each.line.outcome in OPEN}
    return frozenset(every if "all" in said else said)
