"""The ``Archives`` port."""

from __future__ import annotations

from app.data.archive import backup, export, jwe
from app.domain.archives import MOST_BYTES, Everything, Opened, Secret, SecretNeeded
from app.domain.errors import FileNotOurs
from app.domain.settings import Settings
from app.domain.watch import Watch


class FileArchives:
    """Makes and reads exports and backups, in memory alone."""

    def export(self, everything: Everything, watch: Watch) -> tuple[bytes, int]:
        """See ``Archives``."""
        return export.write(everything, watch)

    def backup(
        self, everything: Everything, settings: Settings, secret: Secret, watch: Watch
    ) -> tuple[bytes, int]:
        """See ``Archives``."""
        return backup.write(everything, settings, secret, watch)

    def read(self, content: bytes, secret: str | None, watch: Watch) -> Opened:
        """See ``Archives``. A large file is refused before anything looks at it."""
        if len(content) > MOST_BYTES:
            raise FileNotOurs("too large")
        watch.at(0)
        if content[:16].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            return export.read(content, watch)
        kind = jwe.secret_of(content)
        if secret is None:
            raise SecretNeeded(kind)
        return backup.read(content, secret, watch)
