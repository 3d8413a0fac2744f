"""The inside of a backup: everything, and the choices that matter on another machine.

What may be seen while the diary is locked and how soon it locks are not among them: they are
decided anew on each machine (``docs/adr/0034-backup-as-jwe.md``).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.data import recovery_code
from app.data.archive import export, jwe, text
from app.data.archive.packed import packed, unpacked
from app.data.payloads import Content, Form
from app.data.settings_store import settings_of
from app.data.vault import normal, typed_bytes
from app.domain.archives import (
    PASSPHRASE_MINIMUM,
    Everything,
    FileKind,
    Opened,
    Secret,
    SecretKind,
)
from app.domain.errors import (
    DiaryTooNew,
    FileBroken,
    FileNotOurs,
    FileTooNew,
    PassphraseTooShort,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.domain.settings import Settings
from app.domain.watch import Watch

FORMAT = "glidepath-backup"
DOCUMENT = Form()
"""Of the document around the export. A later form is told by its ``version``."""

CHOICES = ("language", "region", "appearance", "text_size")
"""The settings that go along."""


def write(
    everything: Everything, settings: Settings, secret: Secret, watch: Watch
) -> tuple[bytes, int]:
    """The file, and how many entries are not in it. ``PassphraseTooShort``,
    ``RecoveryCodeIncomplete``, ``RecoveryCodeMistyped``."""
    key = _new_key(secret)
    diary, left_out = export.write(everything, watch.within(0, 0.8))
    choices = {name: getattr(settings, name) for name in CHOICES}
    head = {"format": FORMAT, "version": DOCUMENT.version, "settings": choices}
    document = text.written(head)[:-1].encode("ascii") + b',"diary":' + diary + b"}"
    watch.at(0.8)
    content = packed(document)
    watch.at(0.9)
    file = jwe.sealed(content, secret.kind, key)
    watch.at(1)
    return file, left_out


def read(content: bytes, typed: str, watch: Watch) -> Opened:
    """What is in a file, opened with what was typed. Errors of ``Archives``."""
    kind = jwe.secret_of(content)
    key = _key(Secret(kind, typed))
    watch.at(0)
    try:
        inside = jwe.opened(content, key)
    except WrongPassphrase:
        if kind is SecretKind.RECOVERY_CODE:
            raise WrongRecoveryCode from None
        raise
    watch.at(0.1)
    return read_packed(inside, watch.within(0.1, 1))


def read_packed(content: bytes, watch: Watch) -> Opened:
    """What is in the content of a file. ``FileBroken``, ``FileTooNew``."""
    document = text.read(unpacked(content))
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise FileBroken("not the content of a backup")
    try:
        document = DOCUMENT.upgraded(document, export.version_of(document))
    except DiaryTooNew as error:
        raise FileTooNew(str(error)) from None
    if set(document) != {"format", "version", "settings", "diary"}:
        raise FileBroken("other names than a backup has")
    settings = _settings(document["settings"])
    try:
        found = export.read_document(document["diary"], watch)
    except FileNotOurs:
        raise FileBroken("a backup without a diary") from None
    return replace(found, kind=FileKind.BACKUP, settings=settings)


def _settings(given: Any) -> Settings:
    """The choices of a file; nonsense gives the default of that choice."""
    if not isinstance(given, dict):
        raise FileBroken("settings")
    known: Content = {name: given[name] for name in CHOICES if name in given}
    return settings_of(known)


def _new_key(secret: Secret) -> bytes:
    if secret.kind is SecretKind.PASSPHRASE and len(normal(secret.typed)) < PASSPHRASE_MINIMUM:
        raise PassphraseTooShort(PASSPHRASE_MINIMUM)
    return _key(secret)


def _key(secret: Secret) -> bytes:
    """What was typed, in one form: a code as it is shown, a passphrase letter by letter."""
    if secret.kind is SecretKind.PASSPHRASE:
        return typed_bytes(secret.typed)
    return recovery_code.write_code(recovery_code.read_code(secret.typed)).encode("ascii")
