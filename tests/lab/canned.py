"""Answers of what stands in between: a hotel's login page, a gateway without a server, a redirect to somewhere else."""


def portal_answer(method: str) -> bytes:
    """200 and a page, whatever was asked."""
    page = b"<!DOCTYPE html><html><body><h1>Selamat datang di WIFI.GRATIS</h1><form action='/login'></form></body></html>"
    return _answer("200 OK", {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(page))}, method, page)


def busy_answer() -> bytes:
    """503 of a gateway, with a wish."""
    return _answer("503 Service Unavailable", {"Retry-After": "1", "Content-Length": "0"}, "", b"")


def redirect_answer(address: str) -> bytes:
    """302 to another host."""
    return _answer("302 Found", {"Location": address, "Content-Length": "0"}, "", b"")


def _answer(status: str, headers: dict[str, str], method: str, body: bytes) -> bytes:
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers.items()), "Connection: close"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + (b"" if method == "HEAD" else body)
