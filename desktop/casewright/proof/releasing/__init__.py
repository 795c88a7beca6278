"""Handing over a releasable version: the finished file is read anew and searched for what was left out of it."""
