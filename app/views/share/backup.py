"""Backup: one locked file with all of the diary, under a passphrase or the recovery code."""

from __future__ import annotations

from dataclasses import dataclass, field

import flet as ft

from app.domain.archives import PASSPHRASE_MINIMUM, SecretKind
from app.domain.errors import (
    PassphraseTooShort,
    RecoveryCodeIncomplete,
    RecoveryCodeMistyped,
    WrongRecoveryCode,
)
from app.domain.files import File
from app.domain.watch import Stopped, Watch
from app.i18n.translator import Message
from app.services.archive import ArchiveService
from app.views import share_identifiers as ids
from app.views.components.fields import Typed, problem_line, show_button
from app.views.components.hand_over import FileMaker, Making
from app.views.components.keyed import keyed
from app.views.components.layout import card
from app.views.components.places import choices
from app.views.components.text import body, heading, small, strong
from app.views.kept import use_kept
from app.views.share.page import secret_field, share_page
from app.views.trouble import say_trouble, trouble_message
from app.views.ui import Ui, use_ui


@ft.observable
@dataclass
class BackupForm:
    """What was typed so far, and what is wrong with it. Nothing of it is kept. ``made`` counts
    the backups: the fields are empty after each."""

    kind: SecretKind = SecretKind.PASSPHRASE
    first: Typed = field(default_factory=Typed)
    again: Typed = field(default_factory=Typed)
    code: Typed = field(default_factory=Typed)
    hidden: bool = True
    problem: Message | None = None
    made: int = 0

    def toggle(self) -> None:
        """Show or hide what is typed."""
        self.hidden = not self.hidden

    def choose(self, kind: str) -> None:
        """Lock it with something else."""
        self.kind, self.problem = SecretKind(kind), None

    def fits(self) -> bool:
        """Whether a backup may be made with what was typed; says what is in the way."""
        self.problem = self._wrong()
        return self.problem is None

    def _wrong(self) -> Message | None:
        if self.kind is SecretKind.RECOVERY_CODE:
            return None if self.code.value.strip() else Message("backup-code-empty")
        if len(self.first.value) < PASSPHRASE_MINIMUM:
            return trouble_message(PassphraseTooShort(PASSPHRASE_MINIMUM))
        if self.first.value != self.again.value:
            return Message("backup-passphrase-differ")
        return None

    async def make(self, archive: ArchiveService, watch: Watch) -> File:
        """The backup. What was typed is forgotten once it is made."""
        if self.kind is SecretKind.RECOVERY_CODE:
            file = await self._with_code(archive, watch)
        else:
            file = await archive.backup(self.first.value, watch)
        for typed in (self.first, self.again, self.code):
            typed.clear()
        self.made += 1
        return file

    async def _with_code(self, archive: ArchiveService, watch: Watch) -> File:
        try:
            return await archive.backup_with_code(self.code.value, watch)
        except (RecoveryCodeIncomplete, RecoveryCodeMistyped, WrongRecoveryCode) as error:
            self.problem = trouble_message(error)
            raise Stopped from None


@ft.component
def BackupPage() -> ft.Control:
    """What is in it, what locks it, and what that means; then the file."""
    ui = use_ui()
    form = use_kept(BackupForm)
    services = ui.shell.services
    making = Making(
        ids.BACKUP_MAKE,
        ui.t("share-backup"),
        lambda watch: form.make(services.open_archive(), watch),
        ft.Icons.LOCK_OUTLINE,
        main=True,
        message="backup-making",
        may=form.fits,
    )
    lines = [
        body(ui, ui.t("backup-holds")),
        heading(ui, ui.t("backup-lock")),
        choices(
            ui,
            {k.value: ui.t(f"backup-lock-{k.value.replace('_', '-')}") for k in SecretKind},
            form.kind.value,
            ids.backup_lock,
            form.choose,
        ),
        *secret_rows(ui, form),
        *problem_line(ui, say_trouble(ui.words, form.problem) if form.problem else None),
        # Under a key: a sentence that comes or goes above it would end what it makes.
        keyed(FileMaker, ids.BACKUP_MAKE)(making),
        small(ui, ui.t("backup-where")),
    ]
    return share_page(ui, "backup-page", [card(ui, lines, stretch=True)])


def secret_rows(ui: Ui, form: BackupForm) -> list[ft.Control]:
    """What locks it, as it is typed, and what happens when it is forgotten."""
    if form.kind is SecretKind.RECOVERY_CODE:
        return [
            body(ui, ui.t("backup-code-why")),
            secret_field(ui, ids.BACKUP_CODE, form.kind, form.code, hidden=False),
        ]
    return [
        body(ui, ui.t("backup-passphrase-why", minimum=PASSPHRASE_MINIMUM)),
        strong(ui, ui.t("backup-passphrase-forgotten")),
        secret_field(ui, ids.BACKUP_PASSPHRASE, form.kind, form.first, form.hidden),
        secret_field(ui, ids.BACKUP_REPEAT, form.kind, form.again, form.hidden, again=True),
        ft.Row([show_button(ui, ids.BACKUP_SHOW, form.hidden, form.toggle)], wrap=True),
    ]
