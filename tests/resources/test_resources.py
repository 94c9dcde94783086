"""Files of the product are found by name, and nothing else is."""

import pytest

import resources


def test_a_resource_is_found_and_read() -> None:
    assert resources.path("demo").is_dir()
    assert '"name": "demo"' in resources.text("demo/pack.json")


@pytest.mark.parametrize("name", ["nowhere.txt", "../pyproject.toml", "/etc/passwd"])
def test_what_is_not_a_resource_is_not_found(name: str) -> None:
    with pytest.raises(FileNotFoundError):
        resources.path(name)
