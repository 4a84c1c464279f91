"""The templates in `examples/ci`: held against the schemas and linters of those who run them, and their steps run here.

What cannot run here (GitHub, GitLab, a Docker build) is told in `docs/`, with the step to try it by hand.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from junitparser import JUnitXml
from pre_commit.clientlib import load_config, load_manifest

from einclusion.browser.install import PACKAGE
from tests.sources import ROOT

CI = ROOT / "examples/ci"
ACTION: dict[str, Any] = yaml.safe_load((CI / "github/action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
WORKFLOW = CI / "github/workflow.yml"
GITLAB: dict[str, Any] = yaml.safe_load((CI / "gitlab/einclusion.gitlab-ci.yml").read_text(encoding="utf-8"))
HOOKS = ROOT / ".pre-commit-hooks.yaml"
DOCKERFILE = CI / "docker/Dockerfile"
BIN = Path(sys.executable).parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
BARRIER = """<!doctype html><html lang="en"><head><title>Permit @someone</title></head><body><main><h1>Permit</h1>
<img src="map.png"></main></body></html>"""
CLEAR = BARRIER.replace("<img", '<a href="statement">Accessibility statement</a><img alt="A map"')


def lint(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """A linter of the development extras."""
    return subprocess.run(
        [BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )


class TestSchemas:
    @pytest.mark.parametrize(
        ("schema", "path"),
        [
            ("vendor.github-actions", CI / "github/action.yml"),
            ("vendor.github-workflows", WORKFLOW),
            ("custom.github-workflows-require-timeout", WORKFLOW),
            ("vendor.gitlab-ci", CI / "gitlab/einclusion.gitlab-ci.yml"),
        ],
    )
    def test_whoever_runs_it_takes_it(self, schema: str, path: Path) -> None:
        transform = ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
        done = lint("check-jsonschema", "--builtin-schema", schema, *transform, path)
        assert done.returncode == 0, done.stdout + done.stderr

    def test_a_mistake_would_be_seen(self, tmp_path: Path) -> None:
        path = tmp_path / "action.yml"
        path.write_text(yaml.safe_dump({**ACTION, "runs": {"using": "compost", "steps": []}}), encoding="utf-8")
        assert lint("check-jsonschema", "--builtin-schema", "vendor.github-actions", path).returncode == 1


class TestShell:
    @pytest.mark.parametrize("script", [pytest.param(step["run"], id=step["name"]) for step in STEPS if "run" in step])
    def test_steps_of_the_action_are_sound(self, script: str, tmp_path: Path) -> None:
        assert "${{" not in script, "what callers give reaches the shell through variables only"
        (tmp_path / "step.sh").write_text(script, encoding="utf-8")
        done = lint("shellcheck", "--shell=bash", tmp_path / "step.sh")
        assert done.returncode == 0, done.stdout

    def test_the_comment_is_sound(self) -> None:
        done = lint("shellcheck", CI / "github/comment.sh")
        assert done.returncode == 0, done.stdout
        assert os.access(CI / "github/comment.sh", os.X_OK)

    @pytest.mark.parametrize("job", ["einclusion", "pages"])
    def test_scripts_for_gitlab_are_sound(self, job: str, tmp_path: Path) -> None:
        lines = [*GITLAB[job].get("before_script", []), *GITLAB[job]["script"]]
        (tmp_path / "script.sh").write_text("\n".join(lines), encoding="utf-8")
        done = lint("shellcheck", "--shell=sh", tmp_path / "script.sh")
        assert done.returncode == 0, done.stdout


@dataclass
class Runner:
    """A stand-in for GitHub's runner: its folders, its files, and a `python` that installs nothing."""

    folder: Path
    installed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.work, self.temp, self.shims = (self.folder / name for name in ("work", "temp", "shims"))
        for path in (self.work, self.temp, self.shims):
            path.mkdir()
        self.log = self.folder / "installed.txt"
        self.summary = self.folder / "summary.md"
        venv = f'mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && ln -s {BIN}/einclusion "$3/bin/einclusion"'
        self.shim(
            "python",
            f'case "$1 $2 $3" in "-m venv "*) {venv};; "-m pip cache") echo {self.folder}/pip;; '
            f'"-m pip "* | "-m playwright "*) echo "$@" >> {self.log};; *) exec {sys.executable} "$@";; esac',
        )
        self.shim("sudo", f'echo "sudo $*" >> {self.log}')

    def shim(self, name: str, script: str) -> None:
        """A program that stands in for another."""
        (self.shims / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (self.shims / name).chmod(0o755)

    def step(self, name: str, **environment: str) -> tuple[int, dict[str, str]]:
        """Run a step of the action by its name; its exit code and its outputs."""
        outputs = self.folder / "outputs.txt"
        outputs.write_text("", encoding="utf-8")
        step = next(step for step in STEPS if step.get("name") == name)
        assert environment.keys() == step.get("env", {}).keys()
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.work,
            env={
                **os.environ,
                **environment,
                "PATH": f"{self.shims}:{os.environ['PATH']}",
                "PROC_ROOT": str(self.folder / "proc"),
                "RUNNER_TEMP": str(self.temp),
                "GITHUB_ACTION_PATH": str(CI / "github"),
                "GITHUB_OUTPUT": str(outputs),
                "GITHUB_STEP_SUMMARY": str(self.summary),
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        self.said = done.stdout + done.stderr
        lines = (line.partition("=") for line in outputs.read_text(encoding="utf-8").splitlines())
        return done.returncode, {name: value for name, _, value in lines}

    def audit(self, targets: str, arguments: str = "--depth=quick", fail_on: str = "new") -> dict[str, str]:
        """The outputs of the audit."""
        self.step("Install einclusion")
        code, outputs = self.step(
            "Audit",
            TARGETS=targets,
            ARGUMENTS=arguments,
            BASELINE="baseline.yaml",
            FAIL_ON=fail_on,
            AUDIT_LANG="en",
        )
        assert code == 0, self.said
        return outputs


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A fresh runner."""
    made = Runner(tmp_path)
    (made.work / "page.html").write_text(BARRIER, encoding="utf-8")
    (made.work / "clear page.html").write_text(CLEAR, encoding="utf-8")
    return made


class TestGitHub:
    def test_it_installs_its_own_version_and_the_browser(self, runner: Runner) -> None:
        outputs = runner.step("Name the cache of packages")[1]
        assert outputs["folder"].endswith("/pip")
        assert re.fullmatch(r"[0-9a-f]{16}", outputs["key"])
        assert re.fullmatch(r"[\d.]+", runner.step("Install einclusion")[1]["playwright"])
        assert runner.step("Install the browser, where the cache did not bring it")[0] == 0
        pip, playwright = runner.log.read_text(encoding="utf-8").splitlines()
        assert Path(pip.rpartition(" ")[2]).resolve() == ROOT
        assert playwright == "-m playwright install --only-shell chromium"

    @pytest.mark.parametrize("restricted", [True, False])
    def test_the_sandbox_gets_what_it_needs_and_no_more(self, runner: Runner, restricted: bool) -> None:
        if restricted:
            (runner.folder / "proc/sys/kernel").mkdir(parents=True)
            (runner.folder / "proc/sys/kernel/apparmor_restrict_unprivileged_userns").write_text("1\n")
        assert runner.step("Let the browser have its sandbox")[0] == 0
        assert runner.log.exists() == restricted

    def test_findings_reach_every_reader_and_the_exit_code_is_kept(self, runner: Runner) -> None:
        outputs = runner.audit("page.html\n\nclear page.html\n")
        assert outputs["code"] == "1"
        assert json.loads(Path(outputs["sarif"]).read_text(encoding="utf-8"))["runs"][0]["results"]
        assert Path(outputs["folder"], "report.html").is_file()
        assert len(list(Path(outputs["folder"], "pages").iterdir())) == 2
        assert runner.summary.read_text(encoding="utf-8") == Path(outputs["markdown"]).read_text(encoding="utf-8")
        assert "::error" in runner.said
        assert runner.step("Gate", CODE=outputs["code"])[0] == 1

    def test_a_pass_is_a_pass(self, runner: Runner) -> None:
        outputs = runner.audit("page.html", "--depth=quick\n--select=document-title")
        assert outputs["code"] == "0"
        assert runner.step("Gate", CODE=outputs["code"])[0] == 0

    def test_a_mistake_of_the_caller_is_told_and_closes_the_gate(self, runner: Runner) -> None:
        outputs = runner.audit("none.html")
        assert outputs["code"] == "2"
        assert "sarif" not in outputs
        assert "markdown" not in outputs
        assert "none.html" in runner.said

    def test_nothing_that_callers_give_is_run(self, runner: Runner) -> None:
        (runner.work / "baseline.yaml").write_text("schema: 1\naccepted: []\n", encoding="utf-8")
        outputs = runner.audit('page.html"; touch hacked; "\n$(touch hacked)\n`touch hacked`')
        assert outputs["code"] == "2"
        assert not (runner.work / "hacked").exists()

    def test_later_steps_go_by_outputs_that_there_are(self) -> None:
        text = (CI / "github/action.yml").read_text(encoding="utf-8")
        named = set(re.findall(r"steps\.(\w+)\.outputs\.(\w+)", text))
        written = {
            (step["id"], name) for step in STEPS if "id" in step for name in re.findall(r'echo "(\w+)=', step["run"])
        }
        assert named <= written
        assert set(re.findall(r"inputs\.([\w-]+)", text)) == ACTION["inputs"].keys()

    def test_actions_of_others_are_pinned_and_ours_is_of_this_version(self) -> None:
        jobs = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
        used = [step["uses"] for step in (*STEPS, *jobs["einclusion"]["steps"]) if "uses" in step]
        assert all(re.search(r"@v\d+", name) for name in used)
        ours = next(name for name in used if "einclusion" in name)
        path, _, version = ours.partition("@")
        assert (ROOT / path.split("/", 2)[2] / "action.yml").is_file()
        assert version == f"v{PROJECT['project']['version']}"

    def test_the_workflow_asks_for_no_more_rights_than_it_needs(self) -> None:
        workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
        assert workflow["permissions"] == {"contents": "read"}
        assert workflow["jobs"]["einclusion"]["permissions"] == {
            "contents": "read",
            "pull-requests": "write",
            "security-events": "write",
        }
        given = next(step["with"] for step in workflow["jobs"]["einclusion"]["steps"] if "examples/ci" in str(step))
        assert given.keys() <= ACTION["inputs"].keys()


GH = """
import json, re, sys
from pathlib import Path

store = Path(__file__).with_name("comments.json")
comments = json.loads(store.read_text()) if store.exists() else []
words = sys.argv[1:]
body = next((Path(one[6:]).read_text() for one in words if one.startswith("body=@")), "")
if Path(__file__).with_name("refused").exists():
    sys.exit("HTTP 403: Resource not accessible by integration")
if "--jq" in words:
    mark = re.search(r'startswith\\("(.*)"\\)', words[words.index("--jq") + 1])[1]
    print("\\n".join(str(one["id"]) for one in comments if one["bot"] and one["body"].startswith(mark)))
elif "PATCH" in words:
    number = int(next(one for one in words if one.startswith("repos/")).rpartition("/")[2])
    next(one for one in comments if one["id"] == number)["body"] = body
else:
    comments.append({"id": len(comments) + 1, "bot": True, "body": body})
store.write_text(json.dumps(comments))
"""


class TestComment:
    @pytest.fixture
    def gh(self, runner: Runner) -> Runner:
        """A runner with a `gh` that keeps comments in a file."""
        (runner.shims / "gh.py").write_text(GH, encoding="utf-8")
        runner.shim("gh", f'exec {sys.executable} {runner.shims}/gh.py "$@"')
        return runner

    def write(self, runner: Runner, text: str, name: str = "einclusion") -> int:
        (runner.work / "report.md").write_text(text, encoding="utf-8")
        return runner.step(
            "Comment on the pull request",
            GH_TOKEN="none",
            REPOSITORY="town/permit",
            NUMBER="7",
            NAME=name,
            BODY=str(runner.work / "report.md"),
        )[0]

    def comments(self, runner: Runner) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads((runner.shims / "comments.json").read_text(encoding="utf-8"))
        return found

    def test_it_updates_itself_and_leaves_others_alone(self, gh: Runner) -> None:
        mark = "<!-- einclusion: einclusion -->"
        people = {"id": 1, "bot": False, "body": f"{mark}\nA person who quotes it."}
        (gh.shims / "comments.json").write_text(json.dumps([people]), encoding="utf-8")
        for text in ("first\n", "`$(touch hacked)` second\n"):
            assert self.write(gh, text) == 0, gh.said
        assert self.comments(gh) == [
            people,
            {"id": 2, "bot": True, "body": f"{mark}\n`$(touch hacked)` second\n"},
        ]
        assert not (gh.work / "hacked").exists()

    def test_two_audits_have_a_comment_each(self, gh: Runner) -> None:
        assert [self.write(gh, "one\n"), self.write(gh, "two\n", "other --> name")] == [0, 0]
        assert [one["body"].partition("\n")[0] for one in self.comments(gh)] == [
            "<!-- einclusion: einclusion -->",
            "<!-- einclusion: other-----name -->",
        ]

    def test_a_token_that_may_not_write_fails_nothing(self, gh: Runner) -> None:
        (gh.shims / "refused").touch()
        assert self.write(gh, "text\n") == 0
        assert "::warning::" in gh.said


def shell(lines: list[str], folder: Path, variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """A job's script as GitLab's runner runs it."""
    return subprocess.run(
        ["sh", "-e", "-c", "\n".join(lines)],
        cwd=folder,
        env={**os.environ, **variables, "PATH": f"{BIN}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


class TestGitLab:
    def test_the_job_leaves_what_it_promises_whatever_comes_out(self, tmp_path: Path) -> None:
        (tmp_path / "page.html").write_text(BARRIER, encoding="utf-8")
        job = GITLAB["einclusion"]
        variables = {**job["variables"], "EINCLUSION_TARGET": "page.html"}
        done = shell(job["script"], tmp_path, variables)
        assert done.returncode == 1, done.stderr
        kept = job["artifacts"]
        assert kept["when"] == "always"
        for path in (*kept["paths"], *kept["reports"].values()):
            assert (tmp_path / path).is_file(), path
        quality = json.loads((tmp_path / kept["reports"]["codequality"]).read_text(encoding="utf-8"))
        assert {"fingerprint", "severity", "location"} <= quality[0].keys()
        assert JUnitXml.fromfile(str(tmp_path / kept["reports"]["junit"])).failures > 0
        assert shell(GITLAB["pages"]["script"], tmp_path, {}).returncode == 0
        assert (tmp_path / GITLAB["pages"]["artifacts"]["paths"][0] / "index.html").is_file()

    def test_a_baseline_is_taken_where_there_is_one(self, tmp_path: Path) -> None:
        (tmp_path / "page.html").write_text(CLEAR, encoding="utf-8")
        (tmp_path / "baseline.yaml").write_text("schema: 1\naccepted: what\n", encoding="utf-8")
        job = GITLAB["einclusion"]
        done = shell(job["script"], tmp_path, {**job["variables"], "EINCLUSION_TARGET": "page.html"})
        assert done.returncode == 2
        assert "baseline.yaml" in done.stderr

    def test_it_installs_the_browser_that_einclusion_looks_for(self) -> None:
        lines = GITLAB["einclusion"]["before_script"]
        assert any(line.startswith("apt-get install") and PACKAGE in line.split() for line in lines)


class TestPreCommit:
    def test_it_takes_the_hooks_and_the_example(self) -> None:
        hooks = {hook["id"]: hook for hook in load_manifest(str(HOOKS))}
        (repository,) = load_config(str(CI / "pre-commit/pre-commit-config.yaml"))["repos"]
        assert [hook["id"] for hook in repository["hooks"]] == list(hooks)
        assert repository["rev"] == f"v{PROJECT['project']['version']}"

    @pytest.mark.parametrize(("page", "code"), [("page.html", 1), ("clear page.html", 0)])
    def test_the_hook_on_pages_ends_as_the_audit_and_leaves_nothing(self, tmp_path: Path, page: str, code: int) -> None:
        (tmp_path / page).write_text(BARRIER if code else CLEAR, encoding="utf-8")
        hook = next(hook for hook in load_manifest(str(HOOKS)) if hook["id"] == "einclusion-pages")
        done = subprocess.run(
            [*shlex.split(hook["entry"]), *hook["args"], "--select=image-alt", page],
            cwd=tmp_path,
            env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "TMPDIR": str(tmp_path.parent)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, done.stderr
        assert [path.name for path in tmp_path.iterdir()] == [page]


class TestDocker:
    TEXT = DOCKERFILE.read_text(encoding="utf-8")

    def test_the_linter_has_nothing_to_say(self) -> None:
        done = lint("hadolint", DOCKERFILE)
        assert (done.returncode, done.stdout) == (0, "")

    def test_all_that_is_copied_is_there_and_gets_through(self) -> None:
        rows = re.findall(r"^COPY (?!--from)(.*) \S+$", self.TEXT, re.MULTILINE)
        copied = {name for row in rows for name in row.split()}
        ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        assert ignored[0] == "*"
        assert copied == {line[1:] for line in ignored if line.startswith("!")}
        assert all((ROOT / name).exists() for name in copied)
        folders = {"einclusion", *PROJECT["tool"]["setuptools"]["package-dir"].values()}
        assert folders | {PROJECT["project"]["readme"], *PROJECT["project"]["license-files"]} <= copied

    def test_it_runs_as_nobody_special_with_the_sandbox_on(self) -> None:
        assert re.findall(r"^USER (.*)$", self.TEXT, re.MULTILINE) == ["1000"]
        code = "\n".join(line for line in self.TEXT.splitlines() if not line.startswith("#"))
        assert "no-sandbox" not in code
        assert re.search(rf"install --yes --no-install-recommends \\\n +{PACKAGE} ", code)
        assert f"EINCLUSION_BROWSER={PACKAGE}" in code
        assert 'ENTRYPOINT ["einclusion"]' in code
