"""What stands behind `dev.py`: set-up of a machine, and the demo; standard library only."""
