"""Packages for other people: files that leave the diary, and come to somebody else."""
