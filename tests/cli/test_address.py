"""An address hides its secrets in every string form, and whoever connects has them."""

from __future__ import annotations

import json
import pickle

import pytest
from pydantic import ValidationError
from typer.testing import CliRunner

from pipeline.address import Address, is_well_formed, revealed, shown
from pipeline.cli.app import app
from pipeline.config import configure
from pipeline.errors import UsageError
from pipeline.flows.schedule import Schedule, serve
from pipeline.settings import Settings

SHOWN = {
    "postgresql://news:S3cret@db.example:5432/led": "postgresql://news@db.example:5432/led",
    "postgresql://news:S3cret%40%23@[::1]/led": "postgresql://news@[::1]/led",
    "postgresql://news@h/led?options=-csearch_path%3Dx&password=S3cret": "postgresql://news@h/led?options=-csearch_path%3Dx",
    "postgresql:///led?host=/var/run": "postgresql:///led?host=/var/run",
    "postgresql://news@h/led?application_name=a@b": "postgresql://news@h/led?application_name=a@b",
    "s3://key:S3cret@bucket/raw": "s3://bucket/raw",
    "https://h.example/raw/?signature=S3cret": "https://h.example/raw/?…",
    "zip://a/*.txt::https://me:S3cret@h.example/x.zip": "zip://a/*.txt::https://h.example/x.zip",
    "simplecache::s3://key:S3cret@bucket/raw": "simplecache::s3://bucket/raw",
    "s3://bucket/mail@home/a#b": "s3://bucket/mail@home/a#b",
    "http://[::1]:8000/raw": "http://[::1]:8000/raw",
    "raw/2026": "raw/2026",
}
LOOSE = [
    "postgresql://news:S3cret@S3cret#S3cret/S3cret%S3cret@127.0.0.1:8847/led",
    "postgresql://news:S3cret/S3cret@127.0.0.1/led",
    "postgresql://news:S3cret?S3cret@127.0.0.1/led",
    "postgresql://news:S3cret%S3cret@127.0.0.1/led",
    "s3://key:S3cret/S3cret+S3cret@bucket/raw",
]


@pytest.mark.parametrize("whole", [*SHOWN, *LOOSE])
def test_no_form_of_it_shows_a_secret(whole: str) -> None:
    address = Address(whole)
    holder = Settings(raw=address if "://" in whole else "raw", ledger=address)
    copies = [
        str(address),
        repr(address),
        f"{address}",
        f"{address!r:>9}",
        address + "/x",
        json.dumps([address]),
    ]
    copies += [
        repr(holder),
        holder.model_dump_json(),
        str(holder.model_dump()),
        address.upper().replace("S3CRET", "S3cret"),
    ]
    assert not [copy for copy in copies if "S3cret" in copy]
    assert revealed(address) == revealed(Address(address)) == revealed(pickle.loads(pickle.dumps(address))) == whole
    assert revealed(holder.model_copy(update={"force": True}).ledger or "") == whole
    assert address.has_secret == ("S3cret" in whole)


@pytest.mark.parametrize(("whole", "text"), SHOWN.items())
def test_what_is_no_secret_shows(whole: str, text: str) -> None:
    assert shown(whole) == Address(whole) == text


@pytest.mark.parametrize("whole", LOOSE)
def test_signs_that_must_be_encoded_are_found(whole: str) -> None:
    assert not is_well_formed(whole)
    assert all(is_well_formed(other) for other in SHOWN if other.startswith("postgres"))


@pytest.mark.parametrize("whole", [address for address in LOOSE if address.startswith("postgres")])
def test_a_ledger_whose_password_is_not_encoded_is_refused_without_it(
    whole: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("loose")
    (folder / "raw").mkdir()
    for command in (
        ["run", str(folder / "raw"), str(folder / "clean"), "--ledger", whole],
        ["export", str(folder), whole],
    ):
        found = CliRunner().invoke(app, command)
        assert isinstance(found.exception, UsageError)
        assert "S3cret" not in str(found.exception)


def test_a_wrong_setting_is_named_without_its_password() -> None:
    with pytest.raises(UsageError) as fault:
        configure({"export": "postgresql://news:S3cret@h/led"})
    assert "S3cret" not in str(fault.value)
    with pytest.raises(ValidationError) as other:
        Settings(export="postgresql://news:S3cret@h/led")
    assert "S3cret" not in str(other.value)


@pytest.mark.parametrize("name", ["raw", "ledger"])
def test_serve_takes_no_secrets_which_prefect_would_keep(name: str) -> None:
    settings = Settings(**{name: "postgresql://news:S3cret@h/led"})  # type: ignore[arg-type]
    with pytest.raises(UsageError, match=f"setting {name}") as fault:
        serve(settings, Schedule(cron="0 * * * *"))
    assert "S3cret" not in str(fault.value)
