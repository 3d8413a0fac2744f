from __future__ import annotations

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.settings_store import FileSettingsStore
from app.domain.errors import StorageFull, StorageReadOnly
from app.domain.settings import AUTO_LOCK_MINUTES, TEXT_SIZES, Appearance, Settings
from tests.data.vaults import UNHURRIED

CHOSEN = Settings("es", "US", True, Appearance.HIGH_CONTRAST, 1.5, 15, True)


def test_choices_are_kept(tmp_path: Path) -> None:
    assert FileSettingsStore(tmp_path).load() == Settings()
    assert not any(tmp_path.iterdir())
    FileSettingsStore(tmp_path).save(CHOSEN)
    read = FileSettingsStore(tmp_path).load()
    assert read == CHOSEN
    assert isinstance(read.appearance, Appearance)
    assert [p.name for p in tmp_path.iterdir()] == ["settings.json"]
    assert stat.S_IMODE((tmp_path / "settings.json").stat().st_mode) == 0o600


def test_what_a_newer_version_wrote_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"language": "en", "reminders": {"evening": "20:30"}}')
    store = FileSettingsStore(tmp_path)
    store.save(replace(store.load(), text_size=2.0))
    kept = json.loads(path.read_text())
    assert kept["reminders"] == {"evening": "20:30"}
    assert (kept["language"], kept["text_size"]) == ("en", 2.0)


NONSENSE: dict[str, list[object]] = {
    "language": [7, "", "../../etc/passwd", "e" * 500, ["en"], {}],
    "region": [0, "U S", "US\n"],
    "intended_use_seen": ["yes", 1, None],
    "appearance": ["sepia", 3, None, []],
    "text_size": [0, -1, True, 1e999, "1.5", None, [1.5]],
    "auto_lock_minutes": [0, 7, True, "5", None, {}],
    "contacts_when_locked": ["yes", 1, 0, []],
}


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, vs in NONSENSE.items() for v in vs])
def test_one_senseless_value_costs_only_itself(tmp_path: Path, name: str, value: object) -> None:
    FileSettingsStore(tmp_path).save(CHOSEN)
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {name: value}))
    expected = replace(CHOSEN, **{name: getattr(Settings(), name)})
    assert FileSettingsStore(tmp_path).load() == expected


@pytest.mark.parametrize("content", ["", "{", "[]", '"x"', "[" * 60_000, "9" * 5000, "\udcff"])
def test_an_unreadable_file_is_set_aside(tmp_path: Path, content: str) -> None:
    spoiled = content.encode("utf-8", "surrogateescape")
    path = tmp_path / "settings.json"
    for number in (1, 2, 3):
        path.write_bytes(spoiled)
        assert FileSettingsStore(tmp_path).load() == Settings()
        assert (tmp_path / f"settings-unreadable-{number}.json").read_bytes() == spoiled
        assert not path.exists()


def test_an_unreadable_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text("spoiled after it was read")
    FileSettingsStore(tmp_path).save(CHOSEN)
    assert (tmp_path / "settings-unreadable-1.json").read_text() == "spoiled after it was read"
    assert FileSettingsStore(tmp_path).load() == CHOSEN


def test_a_file_that_cannot_be_set_aside_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    path = tmp_path / "settings.json"
    path.write_text("spoiled")
    monkeypatch.setattr(Path, "rename", refuse)
    store = FileSettingsStore(tmp_path)
    assert store.load() == Settings()
    with pytest.raises(StorageReadOnly):
        store.save(CHOSEN)
    assert path.read_text() == "spoiled"


def test_a_full_disk_keeps_the_old_choices(tmp_path: Path) -> None:
    FileSettingsStore(tmp_path).save(CHOSEN)

    def full(path: Path, content: bytes) -> None:
        raise StorageFull

    with pytest.raises(StorageFull):
        FileSettingsStore(tmp_path, full).save(Settings())
    assert FileSettingsStore(tmp_path).load() == CHOSEN


@UNHURRIED
@given(
    st.builds(
        Settings,
        language=st.none() | st.sampled_from(["en", "es", "pt-BR", "zh_Hant_TW", "xr"]),
        region=st.none() | st.sampled_from(["US", "GB", "419"]),
        intended_use_seen=st.booleans(),
        appearance=st.sampled_from(Appearance),
        text_size=st.sampled_from(TEXT_SIZES),
        auto_lock_minutes=st.sampled_from(AUTO_LOCK_MINUTES),
    )
)
def test_every_choice_on_offer_reads_back(
    tmp_path_factory: pytest.TempPathFactory, chosen: Settings
) -> None:
    store = FileSettingsStore(tmp_path_factory.mktemp("settings"))
    store.save(chosen)
    assert store.load() == chosen
