"""The peers that figures stand beside, installed into the bench's own folder and run as their users run them."""
