"""The outside of a sealed file: one JWE (RFC 7516) in its compact form, by joserfc.

The key that seals the content is wrapped under what a person types (RFC 7518, section 4.8:
``PBES2-HS512+A256KW``); the content is sealed with ``A256GCM``. The header is part of what is
authenticated. It names the kind of file, its version and, of a backup, which secret to ask for, and
is believed in nothing: each value but the salt is one that is written here, or the file is refused
before any key is made.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.data.archive import text
from app.domain.archives import MOST_BYTES, SecretKind
from app.domain.errors import FileBroken, FileNotOurs, FileTooNew, WrongPassphrase

# joserfc takes 0.2 s to import: not before there is a sealed file.
if TYPE_CHECKING:
    from joserfc.jwe import JWERegistry

VERSION = 1
ALGORITHMS = ["PBES2-HS512+A256KW", "A256GCM"]
CONTENT_TYPE = "application/gzip"
"""RFC 6713. Not ``zip``: joserfc opens no more than 250 KB of that."""

ROUNDS = 250_000
"""Of PBKDF2 in a new file: OWASP asks for 210,000 with SHA-512, joserfc takes 300,000 at the
most. About 0.2 s a guess on the project's machine."""

LEAST_ROUNDS, MOST_ROUNDS = 1_000, 300_000
"""Of a file that is opened. Fewer than RFC 7518 asks for are none of ours."""

MOST_SEALED = MOST_BYTES
"""Bytes of a sealed file. It holds a document that shrank to a tenth."""

MOST_HEADER = 1024
_BASE64 = r"[A-Za-z0-9_-]"
_PARTS = re.compile(
    rf"{_BASE64}{{1,{MOST_HEADER}}}\.{_BASE64}{{54}}\.{_BASE64}{{16}}\.{_BASE64}+\.{_BASE64}{{22}}".encode()
)
_NAMES = {"typ", "version", "alg", "enc", "cty", "p2c", "p2s"}
_SALT = re.compile(rf"{_BASE64}{{11,171}}")
"""8 to 128 bytes (RFC 7518, section 4.8.1.1)."""


@dataclass(frozen=True)
class Outside:
    """One kind of sealed file. ``type`` stands in its header, ``more`` are names there beyond those
    that each has."""

    type: str
    version: int = VERSION
    more: frozenset[str] = frozenset()

    def sealed(self, content: bytes, secret: bytes, rounds: int = ROUNDS, **more: str) -> bytes:
        """``content`` in a file that ``secret`` opens. ``more``: a value for each such name."""
        from joserfc import jwe  # noqa: PLC0415 - see above
        from joserfc.jwk import OctKey  # noqa: PLC0415

        header: dict[str, Any] = {"typ": self.type, "version": self.version, **more}
        header |= {"alg": ALGORITHMS[0], "enc": ALGORITHMS[1], "cty": CONTENT_TYPE, "p2c": rounds}
        key = OctKey(secret, secret)
        return jwe.encrypt_compact(header, content, key, registry=self._registry()).encode("ascii")

    def header(self, file: bytes) -> dict[str, Any]:
        """The header of a file, each value but those of ``more`` looked at. ``FileNotOurs``,
        ``FileBroken``, ``FileTooNew``: every check that needs no secret."""
        header = self._header(file)
        if not _PARTS.fullmatch(file.strip()):
            raise FileBroken("not five parts")
        if set(header) != _NAMES | self.more or header["cty"] != CONTENT_TYPE:
            raise FileBroken("other names than such a file has")
        if [header["alg"], header["enc"]] != ALGORITHMS:
            raise FileBroken("another algorithm")
        rounds, salt = header["p2c"], header["p2s"]
        if type(rounds) is not int or not LEAST_ROUNDS <= rounds <= MOST_ROUNDS:
            raise FileBroken("rounds")
        if not isinstance(salt, str) or not _SALT.fullmatch(salt):
            raise FileBroken("salt")
        return header

    def opened(self, file: bytes, secret: bytes) -> bytes:
        """The content of a file whose ``header`` was found good. ``WrongPassphrase`` when
        ``secret`` does not open it, ``FileBroken`` when it does and the content was changed."""
        from cryptography.hazmat.primitives.keywrap import InvalidUnwrap  # noqa: PLC0415
        from joserfc import jwe  # noqa: PLC0415 - see above
        from joserfc.errors import JoseError  # noqa: PLC0415
        from joserfc.jwk import OctKey  # noqa: PLC0415

        if not secret:
            raise WrongPassphrase("nothing typed")
        key = OctKey(secret, secret)
        try:
            found = jwe.decrypt_compact(file.strip(), key, registry=self._registry())
        except JoseError as error:
            if isinstance(error.__cause__, InvalidUnwrap):
                raise WrongPassphrase("the key does not open") from None
            raise FileBroken(type(error).__name__) from None
        except (ValueError, TypeError) as error:
            raise FileBroken(type(error).__name__) from None
        return found.plaintext or b""

    def _header(self, file: bytes) -> dict[str, Any]:
        """The header of a file that says that it is of this kind, in a version known here."""
        if len(file) > MOST_SEALED:
            raise FileNotOurs("too large")
        first = file[: MOST_HEADER + 8].strip().split(b".", 1)[0]
        header = _read(first)
        if not isinstance(header, dict) or header.get("typ") != self.type:
            begun = first[: len(self._begin)]
            if len(begun) > _TELLING and self._begin.startswith(begun):
                raise FileBroken("a header that does not end")
            raise FileNotOurs("no file of this kind")
        version = header.get("version")
        if type(version) is not int or version < 1:
            raise FileBroken("version")
        if version > self.version:
            raise FileTooNew(f"version {version}")
        return header

    @property
    def _begin(self) -> bytes:
        """How every such file begins: the header's first name, as far as base64 tells it."""
        name = text.written({"typ": self.type})[:-1].encode("ascii")
        return urlsafe_b64encode(name).rstrip(b"=")[: len(name) * 8 // 6]

    def _registry(self) -> JWERegistry:
        """What joserfc may open: our algorithms, our names, our sizes."""
        from joserfc.jwe import JWERegistry  # noqa: PLC0415 - see above
        from joserfc.registry import HeaderParameter  # noqa: PLC0415

        names = {name: HeaderParameter(name, "str") for name in self.more}
        names["version"] = HeaderParameter("Version", "int")
        registry = JWERegistry(header_registry=names, algorithms=ALGORITHMS)
        registry.max_ciphertext_length = MOST_SEALED
        return registry


_TELLING = 12
"""Characters of how a file begins that tell it from another JWE."""

BACKUP = Outside("glidepath-backup", more=frozenset(("key",)))


def sealed(content: bytes, kind: SecretKind, secret: bytes, rounds: int = ROUNDS) -> bytes:
    """``content`` in a backup that ``secret`` opens."""
    return BACKUP.sealed(content, secret, rounds, key=kind.value)


def secret_of(file: bytes) -> SecretKind:
    """What opens a backup. Errors of ``Outside.header``."""
    header = BACKUP.header(file)
    try:
        return SecretKind(header["key"])
    except ValueError:
        raise FileBroken("another kind of secret") from None


def opened(file: bytes, secret: bytes) -> bytes:
    """The content of a backup that ``secret_of`` found good. Errors of ``Outside.opened``."""
    return BACKUP.opened(file, secret)


def _read(first: bytes) -> Any:
    from joserfc.util import urlsafe_b64decode  # noqa: PLC0415 - see above

    try:
        return text.read(urlsafe_b64decode(first))
    except (FileBroken, NotBase64, ValueError):
        return None
