"""Mutation testing: which small changes of the code does no test notice?

    python benchmarks/mutants.py [--files model judgement/rollup.py …] [--every N] [--seconds S] [--list survivors.txt] [pytest's arguments]

A mutant is one small change: `<` for `<=`, `and` for `or`, a number one off, a condition always true, a statement, a filter or
a named argument left out. pytest collects the tests once, and a first run notes which of them reach which line. For each
mutant a forked process takes the change in and runs the tests that reach its line, those that noticed something nearby
first, until one fails. A test that hangs or eats memory has noticed. Tests that start the program anew cannot see a change.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import gc
import importlib
import inspect
import os
import re
import resource
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "targetcheck"

Change = list[tuple[ast.AST, str, Any]]
"""Fields of nodes and what they become."""


@dataclass(frozen=True)
class Mutant:
    """One change in the tree of a file."""

    path: Path
    tree: ast.Module
    line: int
    lines: frozenset[int]
    """The line of the change and that of its statement: tests that reach either may notice."""
    owner: tuple[str, ...]
    """The names of the function or method that holds it; of a class, or none, for what runs at import."""
    default: ast.expr | None
    """The default of an argument or a field that it changes."""
    change: Change

    def __str__(self) -> str:
        before = ast.unparse(self.tree).splitlines()
        with changed(self.change):
            after = ast.unparse(ast.fix_missing_locations(self.tree)).splitlines()
        edits = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        parts = [(" ".join(before[a:b]), " ".join(after[c:d])) for kind, a, b, c, d in edits if kind != "equal"]
        shown = [f"  {sign} {text}" for pair in parts for sign, text in zip("-+", around(*pair), strict=True)]
        return "\n".join([f"{self.path.relative_to(SOURCE)}:{self.line}", *shown])


def around(one: str, other: str, context: int = 60) -> tuple[str, str]:
    """Two lines without what is the same far from where they differ."""

    def same(one: str, other: str) -> int:
        return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))

    start = same(one, other)
    end = max(0, same(one[start:][::-1], other[start:][::-1]) - context)
    start = max(0, start - context)
    return one[start : len(one) - end].strip(), other[start : len(other) - end].strip()


@contextmanager
def changed(change: Change) -> Iterator[None]:
    """The tree with a change in it, for as long as the block lasts."""
    before = [(node, field, getattr(node, field)) for node, field, _ in change]
    for node, field, value in change:
        setattr(node, field, value)
    yield
    for node, field, value in before:
        setattr(node, field, value)


COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
REPLACED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.Pow: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.BitXor: ast.BitOr,
}  # fmt: skip
SWAPPED = {"min": "max", "max": "min", "any": "all", "all": "any"}
NAMED = frozenset({"replace", "_replace", "verdict", "Verdict", "Figure", "NoFigure", "Ask", "Coverage"})
"""Calls whose named arguments are left out one by one."""
SKIPPED = frozenset({"say", "lru_cache"})
"""Calls that are left as they are: sentences, and what only saves time."""


def changes_of(node: ast.AST) -> Iterator[Change]:
    """The small changes of one node."""
    match node:
        case ast.Compare():
            for i, op in enumerate(node.ops):
                yield [(node, "ops", [*node.ops[:i], COMPARED[type(op)](), *node.ops[i + 1 :]])]
        case ast.BoolOp():
            for i, value in enumerate(node.values):
                neutral = ast.copy_location(ast.Constant(isinstance(node.op, ast.And)), value)
                yield [(node, "values", [*node.values[:i], neutral, *node.values[i + 1 :]])]
        case ast.UnaryOp(op=ast.Not()):
            yield [(node, "operand", ast.copy_location(ast.UnaryOp(ast.Not(), node.operand), node))]
        case ast.UnaryOp(op=ast.USub()):
            yield [(node, "op", ast.UAdd())]
        case ast.BinOp() | ast.AugAssign() if type(node.op) in REPLACED:
            yield [(node, "op", REPLACED[type(node.op)]())]
        case ast.Constant(value=bool() as value):
            yield [(node, "value", not value)]
        case ast.Constant(value=int() as number):
            yield from ([(node, "value", number + step)] for step in (1, -1))
        case ast.Constant(value=str() as text) if re.fullmatch(r"[1-9][0-9]*(/[0-9]+)?", text):
            yield [(node, "value", f"{int(text[0]) + 1}{text[1:]}")]
        case ast.If() | ast.IfExp():
            yield from ([(node, "test", ast.copy_location(ast.Constant(value), node.test))] for value in (True, False))
        case ast.comprehension():
            yield from ([(node, "ifs", [*node.ifs[:i], *node.ifs[i + 1 :]])] for i in range(len(node.ifs)))
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            yield [(node, "value", ast.copy_location(ast.Constant(None), value))]
        case ast.Slice():
            yield from ([(node, side, None)] for side in ("lower", "upper") if getattr(node, side) is not None)
        case ast.Call(func=ast.Name(id=name)) if name in SWAPPED:
            yield [(node.func, "id", SWAPPED[name])]
        case ast.Call(func=ast.Name(id="sorted")):
            yield [(node.func, "id", "list"), (node, "keywords", [])]
            if any(k.arg == "key" for k in node.keywords):
                yield [(node, "keywords", [k for k in node.keywords if k.arg != "key"])]
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in NAMED:
            yield from ([(node, "keywords", [k for k in node.keywords if k is not left])] for left in node.keywords)
    for field in ("body", "orelse"):
        block = getattr(node, field, None)
        if isinstance(block, list) and not isinstance(node, ast.Module | ast.ClassDef):
            for i, statement in enumerate(block):
                if removable(statement):
                    yield [(node, field, [*block[:i], ast.copy_location(ast.Pass(), statement), *block[i + 1 :]])]


def removable(statement: ast.stmt) -> bool:
    """Whether the code can run without it: a call, a jump, a change of what is there already."""
    match statement:
        case ast.Expr(value=ast.Constant()):
            return False
        case (
            ast.Continue()
            | ast.Break()
            | ast.Expr()
            | ast.AugAssign()
            | ast.Assign(targets=[ast.Attribute() | ast.Subscript()])
        ):
            return True
    return False


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Every mutant of a file, in the order of its lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))

    def walk(
        node: ast.AST, owner: tuple[str, ...], inside: bool, line: int, default: ast.expr | None
    ) -> Iterator[Mutant]:
        line = node.lineno if isinstance(node, ast.stmt) else line
        named = isinstance(node, ast.FunctionDef | ast.ClassDef) and not inside
        within = (*owner, node.name) if named else owner  # type: ignore[attr-defined]
        for change in changes_of(node):
            at = place(change, getattr(node, "lineno", line))
            yield Mutant(path, tree, at, frozenset({at, line}), within, default, change)
        for field, value in ast.iter_fields(node):
            if field in ("annotation", "returns", "decorator_list") or isinstance(node, ast.Assert):
                continue
            for child in value if isinstance(value, list) else [value]:
                if not isinstance(child, ast.AST) or called(child) in SKIPPED:
                    continue
                of = child if field in ("defaults", "kw_defaults") and isinstance(child, ast.expr) else default
                if isinstance(node, ast.AnnAssign) and field == "value" and owner and not inside:
                    of = child  # type: ignore[assignment]
                yield from walk(child, within, inside or isinstance(node, ast.FunctionDef), line, of)

    return walk(tree, (), False, 0, None)


def called(node: ast.AST) -> str | None:
    function = node.func if isinstance(node, ast.Call) else None
    return getattr(function, "id", getattr(function, "attr", None))


def place(change: Change, line: int) -> int:
    """The line of the part that changes."""
    node, field, value = change[0]
    before = getattr(node, field)
    if isinstance(value, list):
        before = next((old for i, old in enumerate(before) if i >= len(value) or old is not value[i]), node)
    return getattr(before, "lineno", line)


# Taking a change into the modules that are loaded already.


def take_in(mutant: Mutant) -> bool:
    """Whether the change could be taken in: new code for a function, new defaults, new values of a module's tables."""
    name = ".".join(mutant.path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")
    module = importlib.import_module(name)
    for loaded in [m for key, m in sys.modules.items() if key.startswith("targetcheck")]:
        for thing in vars(loaded).values():
            if hasattr(thing, "cache_clear"):
                thing.cache_clear()
    with changed(mutant.change):
        ast.fix_missing_locations(mutant.tree)
        if mutant.default is not None:
            value = eval(compile(ast.Expression(mutant.default), str(mutant.path), "eval"), vars(module))
        elif mutant.owner:
            code = compile(mutant.tree, str(mutant.path), "exec")
        else:
            return new_tables(mutant, module)
    if mutant.default is not None:
        return new_default(mutant, module, value)
    function = function_of(module, mutant.owner)
    found = code_of(code, mutant.owner)
    if function is None or found is None:
        return False
    function.__code__ = found
    return True


def function_of(module: Any, owner: tuple[str, ...]) -> Any:
    thing = module
    for name in owner:
        thing = inspect.getattr_static(thing, name)
    for inner in ("fget", "func", "__func__", "__wrapped__"):
        thing = getattr(thing, inner, None) or thing
    return thing if hasattr(thing, "__code__") else None


def code_of(code: CodeType, owner: tuple[str, ...]) -> CodeType | None:
    for name in owner:
        code = next((c for c in code.co_consts if isinstance(c, CodeType) and c.co_name == name), None)  # type: ignore[assignment]
        if code is None:
            return None
    return code


def new_default(mutant: Mutant, module: Any, value: object) -> bool:
    """A changed default of a function's argument, or of a class's field."""
    thing: Any = module
    for name in mutant.owner:
        thing = inspect.getattr_static(thing, name)
    if inspect.isclass(thing):
        field = next(
            n.target.id
            for n in ast.walk(mutant.tree)
            if isinstance(n, ast.AnnAssign) and n.value is mutant.default and isinstance(n.target, ast.Name)
        )
        thing = thing.__new__ if hasattr(thing, "_fields") else thing.__init__
    else:
        thing = function_of(module, mutant.owner)
        holder = next(n for n in ast.walk(mutant.tree) if isinstance(n, ast.arguments)
                      and mutant.default in [*n.defaults, *n.kw_defaults])  # fmt: skip
        late = mutant.default in holder.kw_defaults
        names = holder.kwonlyargs if late else [*holder.posonlyargs, *holder.args][-len(holder.defaults) :]
        field = names[(holder.kw_defaults if late else holder.defaults).index(mutant.default)].arg
    if field in (thing.__kwdefaults__ or {}):
        thing.__kwdefaults__[field] = value
        return True
    given = inspect.getfullargspec(thing).args[-len(thing.__defaults__ or ()) :]
    if not thing.__defaults__ or field not in given:
        return False
    thing.__defaults__ = tuple(value if n == field else d for n, d in zip(given, thing.__defaults__, strict=True))
    return True


def new_tables(mutant: Mutant, module: Any) -> bool:
    """The module's own statements run again, and what they name put in the place of the old values everywhere."""
    body = [s for s in mutant.tree.body if isinstance(s, ast.Assign | ast.AnnAssign)]
    values = dict(vars(module))
    try:
        exec(compile(ast.Module(body, []), str(mutant.path), "exec"), values)
    except Exception:
        return False
    everywhere = [m for key, m in sys.modules.items() if key.startswith(("targetcheck", "test_"))]
    moved = False
    for name, value in values.items():
        old = vars(module).get(name)
        if name.startswith("__") or old is value or inspect.isclass(old) or repr(old) == repr(value):
            continue
        moved = True
        for other in everywhere:
            for key, thing in list(vars(other).items()):
                if thing is old:
                    setattr(other, key, value)
    return moved


# Running the tests.


def build_command_once() -> None:
    """typer builds the command anew for every run in a test, which costs more than the run."""
    import typer.testing

    typer.testing._get_command = cache(typer.testing._get_command)  # type: ignore[attr-defined]


def load_once() -> None:
    """Where only the judgement changes, files of the same text are read once: what is read does not change."""

    def kept(load: Callable[..., object]) -> Callable[..., object]:
        known: dict[object, object] = {}

        def loaded(paths: list[str], *others: object) -> object:
            files = [Path(path) for path in paths]
            if not all(file.is_file() for file in files):
                return load(paths, *others)
            key = (*paths, *(file.read_bytes() for file in files), *map(repr, others[:1]), *map(repr, others[2:]))
            if key not in known:
                known[key] = load(paths, *others)
            return known[key]

        return loaded

    for folder in ("targets", "actuals"):
        for path in (SOURCE / folder).glob("[a-z]*.py"):
            importlib.import_module(f"targetcheck.{folder}.{path.stem}")
    for name, module in list(sys.modules.items()):
        for loader in ("load_targets", "load_actuals"):
            found = getattr(module, loader, None)
            if name.startswith("targetcheck.") and found is not None and found.__module__ == name:
                setattr(module, loader, kept(found))


class Mutation:
    """pytest's plugin: instead of the tests, the mutants."""

    def __init__(self, mutants: list[Mutant], seconds: float) -> None:
        self.mutants, self.seconds = mutants, seconds
        self.reach: dict[tuple[str, int], set[int]] = defaultdict(set)
        """File and line → the tests that reach it, by number."""
        self.cost: list[float] = []
        self.noticed_by: dict[tuple[object, ...], Counter[int]] = defaultdict(Counter)
        self.survivors: list[Mutant] = []
        self.unreached: list[Mutant] = []
        self.tally: dict[Path, Counter[str]] = defaultdict(Counter)

    def pytest_configure(self) -> None:
        """Examples that fail are enough; the smallest of them is not looked for."""
        from hypothesis import Phase, settings

        settings.register_profile("mutants", database=None, deadline=None, phases=[Phase.explicit, Phase.generate])
        settings.load_profile("mutants")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.items = session.items
        build_command_once()
        if all(mutant.path.parent.name == "judgement" for mutant in self.mutants):
            load_once()
        self._trace()
        gc.collect()
        gc.freeze()
        print(f"{len(self.items)} tests, {sum(self.cost):.0f} s; {len(self.mutants)} mutants", flush=True)
        for i, mutant in enumerate(self.mutants):
            found = self._try(mutant)
            self.tally[mutant.path][found] += 1
            if found in ("survived", "unreached"):
                (self.survivors if found == "survived" else self.unreached).append(mutant)
                print(f"\n[{i + 1}/{len(self.mutants)}] {found}\n{mutant}", flush=True)
        return True

    def _trace(self) -> None:
        """Runs every test once, and notes the lines of the mutated files that it reaches."""
        files = {str(m.path): str(m.path) for m in self.mutants}
        seen: set[tuple[str, int]] = set()

        def line(frame: FrameType, event: str, _: object) -> Any:
            seen.add((frame.f_code.co_filename, frame.f_lineno))
            return line

        def call(frame: FrameType, event: str, _: object) -> Any:
            return line(frame, event, None) if frame.f_code.co_filename in files else None

        for number, item in enumerate(self.items):
            seen.clear()
            begun = time.monotonic()
            sys.settrace(call)
            reports = runtestprotocol(item, nextitem=self._next(self.items, number), log=False)
            sys.settrace(None)
            self.cost.append(time.monotonic() - begun)
            if any(report.failed for report in reports):
                print(f"left out, as it fails without any change: {item.nodeid}")
                continue
            for reached in seen:
                self.reach[reached].add(number)

    @staticmethod
    def _next(items: list[pytest.Item], i: int) -> pytest.Item | None:
        return items[i + 1] if i + 1 < len(items) else None

    def _tests(self, mutant: Mutant) -> list[int]:
        """The tests that reach the mutant: first those that noticed others nearby, then in their order; cut at the budget."""
        path = str(mutant.path)
        if mutant.owner and mutant.default is None:
            found = set().union(*(self.reach[path, line] for line in mutant.lines))
        else:
            found = set().union(*(tests for (file, _), tests in self.reach.items() if file == path))
        near, wide = self.noticed_by[mutant.path, mutant.owner], self.noticed_by[mutant.path,]
        order = sorted(found, key=lambda n: (-near[n], -wide[n], n))
        spent, kept = 0.0, []
        for number in order:
            spent += self.cost[number]
            if spent > self.seconds and kept:
                break
            kept.append(number)
        return kept

    def _try(self, mutant: Mutant) -> str:
        tests = self._tests(mutant)
        if not tests:
            return "unreached"
        read, write = os.pipe()
        child = os.fork()
        if not child:
            os.close(read)
            self._child(mutant, tests, write)
        os.close(write)
        with os.fdopen(read) as pipe:
            told = pipe.read().split()
        os.waitpid(child, 0)
        if told and told[-1] == "survived":
            return "survived"
        if told and told[-1] == "invalid":
            return "invalid"
        number = int(told[-1]) if told else tests[0]
        self.noticed_by[mutant.path, mutant.owner][number] += 1
        self.noticed_by[mutant.path,][number] += 1
        return "noticed"

    def _child(self, mutant: Mutant, tests: list[int], write: int) -> None:
        """Takes the change in, and tells which test it was at before each, and the end."""
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, 3 * 2**30))
        null = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(null, stream)
        try:
            if not take_in(mutant):
                os.write(write, b"invalid")
                os._exit(0)
            items = [self.items[number] for number in tests]
            for i, (number, item) in enumerate(zip(tests, items, strict=True)):
                os.write(write, f"{number} ".encode())
                signal.setitimer(signal.ITIMER_REAL, 5 + 10 * self.cost[number])
                if any(report.failed for report in runtestprotocol(item, nextitem=self._next(items, i), log=False)):
                    os._exit(1)
            os.write(write, b"survived")
        finally:
            os._exit(0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--files", nargs="+", default=["model", "judgement"], help="files or folders under src/targetcheck"
    )
    parser.add_argument("--every", type=int, default=1, help="only every n-th mutant of each file")
    parser.add_argument("--skip", type=int, default=0, help="the first of them")
    parser.add_argument("--seconds", type=float, default=30, help="at most so long for the tests of one mutant")
    parser.add_argument("--list", type=Path, help="where to write what no test noticed")
    parser.add_argument("--again", type=Path, help="only the mutants of such a list")
    given, rest = parser.parse_known_args()
    places = [SOURCE / name for name in given.files]
    paths = [path for place in places for path in (sorted(place.glob("*.py")) if place.is_dir() else [place])]
    mutants = [m for path in paths for m in list(mutants_of(path))[given.skip :: given.every]]
    if given.again:
        again = set(given.again.read_text(encoding="utf-8").split("\n\n"))
        mutants = [m for m in mutants if str(m) in again]
    plugin = Mutation(mutants, given.seconds)
    pytest.main(["-p", "no:cacheprovider", "-s", *(rest or [str(ROOT / "tests")])], plugins=[plugin])
    total: Counter[str] = sum(plugin.tally.values(), Counter())
    for path, tally in plugin.tally.items():
        print(f"{path.relative_to(SOURCE)!s:28} {dict(tally)}")
    print(f"{'all':28} {dict(total)}")
    if given.list:
        told = sorted([*plugin.survivors, *plugin.unreached], key=lambda m: (str(m.path), m.line))
        given.list.write_text("\n\n".join(map(str, told)), encoding="utf-8")


if __name__ == "__main__":
    main()
