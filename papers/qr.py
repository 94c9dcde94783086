"""QR codes as squares to draw."""


def modules(text: str) -> list[list[bool]]:
    """The squares of a QR code with its quiet zone, row by row, true where dark; still read with a quarter of it soiled."""
    import segno  # noqa: PLC0415

    code = segno.make_qr(text, error="q", boost_error=False)
    return [[bool(square) for square in row] for row in code.matrix_iter(border=2)]
