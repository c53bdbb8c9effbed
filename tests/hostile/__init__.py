"""Rounds of hostile circumstances that anybody can run: each is a script that prints figures."""
