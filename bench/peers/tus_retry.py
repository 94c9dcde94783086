"""tuspy in a retry loop, as its users write it: `python tus_retry.py URL TOKEN FILE`; ends when the photo has arrived."""

import hashlib
import sys
from pathlib import Path

from tusclient import client
from tusclient.exceptions import TusCommunicationError, TusUploadFailed

_TRIES = 400


def main(url: str, token: str, file: Path) -> None:
    """Upload, and after each break go on from the offset that the server tells."""
    data = file.read_bytes()
    metadata = {"sha256": hashlib.sha256(data).hexdigest(), "size": str(len(data)), "mime": "image/jpeg"}
    ours = client.TusClient(f"{url}/officer/v1/uploads", headers={"Authorization": f"Bearer {token}"})
    uploader = None
    for _ in range(_TRIES):
        try:
            if uploader is None:
                uploader = ours.uploader(str(file), metadata=metadata)
            else:
                uploader.offset = uploader.get_offset()
            uploader.upload()
        except (TusCommunicationError, TusUploadFailed, OSError):
            continue
        if uploader.offset == len(data):
            return
    raise SystemExit("the photo did not arrive")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
