"""Where a client and its model are known to differ, each with the reason."""

EXCEPTIONS: dict[tuple[str, str], str] = {
    ("bun(BoringSSL)", "same_name_other_key_in_the_store"): "which of two roots of one name it looks at depends on their bytes",
    ("chromium", "root_named_in_another_string_type"): "Chromium looks an anchor up in NSS's database by the bytes of its name",
}
"""By client and scenario."""
