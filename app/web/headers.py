"""The headers of every answer: what the page may load, and what may be kept of it."""

from __future__ import annotations

from collections.abc import Iterable

Header = tuple[bytes, bytes]

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        # Flet's start page configures itself in inline scripts; Flutter compiles WebAssembly.
        "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        # Stops what Flet asks of a CDN even with no_cdn (rive_native.js).
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "form-action 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'self'",
    )
)

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "serial",
        "usb",
    )
)

FIXED: tuple[Header, ...] = (
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", PERMISSIONS_POLICY.encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)

_LEFT_OUT = frozenset(
    {
        b"access-control-allow-origin",
        b"cache-control",
        # Flet's. A page isolated by it draws on a thread of its own, which breaks the engine's
        # memory now and then (docs/adr/0042). What it would keep out, "self" above keeps out.
        b"cross-origin-embedder-policy",
        b"server",
    }
)
_REPLACED = frozenset({name for name, _ in FIXED}) | _LEFT_OUT


def guarded(headers: Iterable[Header]) -> list[Header]:
    """The headers of an answer of the app, made safe.

    Pages are never kept. Files of the app itself (9 MB of Flutter) may be kept by this
    browser alone and are asked for again by their tag, so that an update is seen at once.
    """
    kept = [(n, v) for n, v in headers if n.lower() not in _REPLACED]
    tagged = any(n.lower() == b"etag" for n, _ in kept)
    cache = b"private, no-cache" if tagged and not is_page(kept) else b"no-store"
    return [*kept, *FIXED, (b"cache-control", cache)]


def is_page(headers: Iterable[Header]) -> bool:
    """Whether an answer is a page; one that does not say what it is counts as one."""
    kind = next((v for n, v in headers if n.lower() == b"content-type"), b"text/html")
    return kind.startswith(b"text/html")
