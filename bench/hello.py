"""Bare Flask that says hello: the yardstick that every speed is a part of."""

from flask import Flask

app = Flask("hello")


@app.get("/")
def hello() -> str:
    """Say hello."""
    return "hello"
