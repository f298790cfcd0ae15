"""The least that a program with typer takes: one option, one line."""

from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def main(name: Annotated[str, typer.Option()] = "world") -> None:
    print(f"hello {name}")


app()
