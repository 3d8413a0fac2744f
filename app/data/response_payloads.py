"""What is sealed of a filled-in questionnaire and of one that was left out."""

from __future__ import annotations

from app.data.payloads import Clear, Content
from app.data.plain import optional, plain_id, shared_id
from app.domain.responses import Deferral, Response, Wait


def response_content(response: Response) -> Content:
    """The sealed part; which questionnaire it was is part of it."""
    return {
        "scale": response.scale,
        "version": response.version,
        "answers": dict(response.answers),
        "opened_by": plain_id(response.opened_by),
        "undone": response.undone,
    }


def load_response(clear: Clear, content: Content) -> Response:
    """The response of a row."""
    return Response(
        id=clear.id,
        day=clear.day,
        entered_at=clear.entered_at,
        scale=content["scale"],
        answers=dict(content["answers"]),
        version=content["version"],
        opened_by=optional(shared_id, content["opened_by"]),
        supersedes=clear.supersedes,
        undone=content["undone"],
    )


def deferral_content(deferral: Deferral) -> Content:
    """The sealed part of "not now" and "not this time"."""
    return {"scale": deferral.scale, "wait": deferral.wait.value, "undone": deferral.undone}


def load_deferral(clear: Clear, content: Content) -> Deferral:
    """The deferral of a row."""
    return Deferral(
        id=clear.id,
        day=clear.day,
        entered_at=clear.entered_at,
        scale=content["scale"],
        wait=Wait(content["wait"]),
        supersedes=clear.supersedes,
        undone=content["undone"],
    )
