#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Carrel authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""carrelctl from outside: words, exit statuses, sentences, and its JSON against the published schema."""

import json
import os
import pathlib
import socket
import subprocess
import tempfile
import time
import unittest

import jsonschema

SOURCE = pathlib.Path(os.environ["CARREL_SOURCE"])
PROGRAM = pathlib.Path(os.environ["CARREL_BUILD"]) / "bin" / "carrelctl"
SCHEMA = json.loads((SOURCE / "docs/inventory.schema.json").read_text())
FIXTURES = SOURCE / "tests/fixtures/sysfs"


def build_tree(fixture, root):
    """Makes the files and links of one captured host; the format is told in the fixtures' README."""
    for line in (FIXTURES / fixture).read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        path, _, content = line.partition("\t")
        place = root / path.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        if path.endswith("/"):
            place.mkdir(exist_ok=True)
        elif content.startswith("-> "):
            place.symlink_to(content[3:])
        elif content.startswith("<"):
            place.mkdir(exist_ok=True)  # reading it fails for every user
        else:
            place.write_text(content.replace("\\n", "\n").replace("\\\\", "\\"))


class Carrelctl(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)

    def run_it(self, *words, host="test:///default"):
        environment = dict(os.environ, HOME=str(self.home), XDG_STATE_HOME=str(self.home / "state"))
        environment.pop("DISPLAY", None)
        before = ["--host", host] if host else []
        return subprocess.run([PROGRAM, *before, *words], env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=60)

    def refused(self, status, part, *words, host="test:///default"):
        answer = self.run_it(*words, host=host)
        self.assertEqual(answer.returncode, status, answer)
        self.assertIn(part, answer.stderr)
        self.assertEqual(answer.stdout, "")
        return answer

    def inspected(self, fixture):
        root = self.home / fixture.removesuffix(".tsv")
        build_tree(fixture, root)
        return f"inspect:{root}"

    # --- JSON

    def test_inventory_of_every_captured_host_fits_the_schema(self):
        for fixture in sorted(path.name for path in FIXTURES.glob("*.tsv")):
            with self.subTest(fixture):
                answer = self.run_it("--json", "inventory", host=self.inspected(fixture))
                self.assertEqual(answer.returncode, 0, answer)
                jsonschema.validate(json.loads(answer.stdout), SCHEMA)

    def test_inventory_says_what_the_files_say(self):
        answer = self.run_it("inventory", "--json", host=self.inspected("m60-legacy-two-2q.tsv"))
        host = json.loads(answer.stdout)["hosts"][0]
        gpu = next(gpu for gpu in host["gpus"] if gpu["address"] == "0000:3d:00.0")
        self.assertEqual(gpu["backend"], "mdev")
        self.assertEqual(len(gpu["vgpus"]), 2)
        self.assertEqual({vgpu["type"] for vgpu in gpu["vgpus"]}, {"nvidia-18"})
        self.assertIsNone(gpu["vgpus"][0]["in_use"])  # a copy cannot be asked
        types = {one["id"]: one for one in gpu["types"]}
        self.assertEqual(types["nvidia-18"]["name"], "GRID M60-2Q")
        self.assertEqual(types["nvidia-18"]["framebuffer_mib"], 2048)
        self.assertEqual(types["nvidia-18"]["available"], 2)
        self.assertEqual(host["workstations"], [])

    def test_a_type_without_a_name_has_none_invented(self):
        host = self.inspected("m60-legacy-empty.tsv")
        names = sorted(pathlib.Path(host.removeprefix("inspect:")).glob("sys/devices/**/nvidia-18/name"))
        names[0].unlink()
        gpus = json.loads(self.run_it("--json", "inventory", host=host).stdout)["hosts"][0]["gpus"]
        found = [one["name"] for gpu in gpus for one in gpu["types"] if one["id"] == "nvidia-18"]
        self.assertEqual(found, [None] + ["GRID M60-2Q"] * (len(names) - 1))

    def test_several_hosts_are_listed_in_the_order_asked_for(self):
        copy = self.inspected("no-mdev-host.tsv")
        answer = self.run_it("--host", copy, "--host", "test:///default", "--json", "inventory", host=None)
        self.assertEqual(answer.returncode, 0, answer)
        document = json.loads(answer.stdout)
        jsonschema.validate(document, SCHEMA)
        self.assertEqual([host["uri"] for host in document["hosts"]], [copy, "test:///default"])
        self.assertEqual([one["name"] for one in document["hosts"][1]["workstations"]], ["test"])

    def test_a_host_that_does_not_answer_is_in_the_document_and_in_the_status(self):
        answer = self.run_it("--json", "inventory", host="test:///no/such/file")
        self.assertEqual(answer.returncode, 3, answer)
        document = json.loads(answer.stdout)
        jsonschema.validate(document, SCHEMA)
        self.assertEqual(document["hosts"][0]["state"], "failed")
        self.assertIsNone(document["hosts"][0]["workstations"])
        self.assertRegex(answer.stderr, r"carrelctl: .+\.")

    def test_hosts_that_fail_or_hang_do_not_end_the_others(self):
        silent = socket.create_server(("127.0.0.1", 0))  # takes the call and never says a word
        self.addCleanup(silent.close)
        hangs = f"qemu+tcp://127.0.0.1:{silent.getsockname()[1]}/system"
        copy = self.inspected("no-mdev-host.tsv")
        hosts = ["foo://x", hangs, "qemu+tcp://127.0.0.1:1/system", copy, "test:///default"]
        begin = time.monotonic()
        answer = self.run_it(*(word for host in hosts for word in ("--host", host)), "inventory", host=None)
        took = time.monotonic() - begin
        self.assertEqual(answer.returncode, 3, answer)
        heads = [line.split(": ")[0] for line in answer.stdout.splitlines() if not line.startswith(" ")]
        self.assertEqual(heads, hosts)
        self.assertIn("workstation test: running", answer.stdout)
        self.assertRegex(answer.stderr, "knows no kind of host “foo”")
        self.assertRegex(answer.stderr, "has not answered for 10 seconds")
        self.assertRegex(answer.stderr, "libvirt service is not running")
        self.assertGreater(took, 9.5)
        self.assertLess(took, 16)

    def test_a_host_that_hangs_is_status_3(self):
        silent = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(silent.close)
        hangs = f"qemu+tcp://127.0.0.1:{silent.getsockname()[1]}/system"
        answer = self.refused(3, "has not answered", "workstation", "list", host=hangs)
        self.assertNotIn("F5", answer.stderr)

    def test_what_ssh_says_is_told_apart(self):
        """A stand-in for ssh that fails as ssh does; libvirt hands its words on."""
        cases = [("Host key verification failed.", 4, "does not know the key"),
                 ("ann@gpu01: Permission denied (publickey).", 4, "was not let in"),
                 ("@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.", 4, "another computer"),
                 ("ssh: Could not resolve hostname gpu01: Name or service not known", 3, "name of the host"),
                 ("ssh: connect to host gpu01 port 22: Connection refused", 3, "No ssh server answers"),
                 ("ssh: connect to host gpu01 port 22: No route to host", 3, "no way through the network"),
                 ("sh: 1: nc: not found", 3, "no libvirt service on the host"),
                 ("virt-ssh-helper: cannot connect to '/run/libvirt/libvirt-sock': Failed to connect socket to "
                  "'/run/libvirt/libvirt-sock': Permission denied", 4, "no right to use libvirt on the host")]
        ssh = self.home / "ssh"
        said = set()
        for words, status, part in cases:
            with self.subTest(words):
                ssh.write_text(f"#!/bin/sh\ncat >&2 <<'END'\n{words}\nEND\nexit 255\n")
                ssh.chmod(0o755)
                answer = self.refused(status, part, "workstation", "list", host=f"qemu+ssh://gpu01/system?command={ssh}")
                said.add(answer.stderr)
        self.assertEqual(len(said), len(cases))

    def gpu_of(self, fixture):
        return json.loads(self.run_it("--json", "inventory", host=self.inspected(fixture)).stdout)["hosts"][0]["gpus"][-1]

    def test_inventory_tells_how_each_gpu_is_shared(self):
        card = self.gpu_of("l40s-vfio-two-2q.tsv")
        self.assertEqual(card["backend"], "vendor-vfio")
        self.assertEqual((card["vfs"]["possible"], card["vfs"]["enabled"], len(card["vfs"]["list"])), (32, 32, 32))
        self.assertEqual(card["vgpus"][0]["parent"], card["vfs"]["list"][0]["address"])
        self.assertTrue(card["types"][0]["available_is_lower_bound"])
        whole = self.gpu_of("rtx2080-passthrough.tsv")
        self.assertEqual((whole["backend"], whole["vfs"]["possible"]), ("passthrough", None))
        self.assertEqual([one["bridge"] for one in whole["group_members"]], [True, False, False, False])
        laptop = self.gpu_of("amd-render-node.tsv")
        self.assertEqual((laptop["backend"], laptop["render_node"], laptop["host_display"]),
                         ("virgl", "/dev/dri/renderD128", True))

    def test_schema_refuses_invented_values(self):
        good = {"schema": 1, "hosts": [{"uri": "x", "state": "connected", "gpus": [], "workstations": None}]}
        jsonschema.validate(good, SCHEMA)
        for bad in ({"schema": 2, "hosts": []}, {"schema": 1}, {"schema": 1, "hosts": [{"uri": "x"}]},
                    {"schema": 1, "hosts": [dict(good["hosts"][0], state="fine")]}):
            self.assertRaises(jsonschema.ValidationError, jsonschema.validate, bad, SCHEMA)

    # --- words and statuses

    def test_words_nobody_knows_are_usage(self):
        for words in (["frobnicate"], [], ["vgpu"], ["vgpu", "destroy"], ["workstation", "start"], ["--colour", "inventory"],
                      ["vgpu", "create", "0000:3d:00.0"], ["workstation", "create", "a", "--disk", "maybe"],
                      ["vgpu", "create", "mtty", "mtty-1", "--count", "many"], ["journal", "undo"]):
            with self.subTest(words):
                answer = self.run_it(*words)
                self.assertEqual(answer.returncode, 2, answer)
                self.assertIn("--help", answer.stderr)
                self.assertEqual(answer.stdout, "")

    def test_an_unknown_word_is_named(self):
        self.refused(2, "frobnicate", "frobnicate")

    def test_help_is_no_error(self):
        for words in (["--help"], ["vgpu", "create", "--help"], ["--version"]):
            answer = self.run_it(*words)
            self.assertEqual(answer.returncode, 0)
            self.assertEqual(answer.stderr, "")

    def test_two_hosts_for_a_change_are_usage(self):
        self.refused(2, "one host", "--host", "test:///default", "workstation", "list")

    def test_bad_input_is_one_sentence_and_changes_nothing(self):
        uuid = "d1a4b2f0-0000-4000-8000-00000000000a"
        cases = [
            ("not a UUID", ["vgpu", "create", "mtty", "mtty-1", "--uuid", "x"]),
            ("not a vGPU type", ["vgpu", "create", "mtty", "../../x"]),
            ("no GPU mtty", ["vgpu", "create", "mtty", "mtty-1"]),
            (f"no vGPU {uuid}", ["vgpu", "remove", uuid]),
            ("no vGPU", ["vgpu", "remove", "nobody"]),
            ("no workstation", ["workstation", "start", "nobody"]),
            ("is running", ["workstation", "start", "test"]),
            ("is running", ["workstation", "delete", "test"]),
            ("already has a workstation test", ["workstation", "create", "test", "--disk", "none"]),
            ("name is empty", ["workstation", "create", "", "--disk", "none"]),
            ("too long", ["workstation", "create", "x" * 81, "--disk", "none"]),
            ("control character", ["workstation", "create", "a\x1b[31m", "--disk", "none"]),
            ("CPUs", ["workstation", "create", "a", "--disk", "none", "--cpus", "100000"]),
            ("at least one CPU", ["workstation", "create", "a", "--disk", "none", "--cpus", "0"]),
            ("MiB of memory", ["workstation", "create", "a", "--disk", "none", "--memory", "99999999"]),
            ("no active network", ["workstation", "create", "a", "--disk", "none", "--memory", "64", "--network", "nowhere"]),
            ("test driver", ["workstation", "create", "a", "--memory", "64"]),
            ("no entry", ["journal", "undo", "../../etc/passwd"]),
        ]
        for part, words in cases:
            with self.subTest(words):
                answer = self.refused(1, part, *words)
                self.assertRegex(answer.stderr, r"\Acarrelctl: [^\n]+\.\n  [^\n]+\.\n\Z")
                self.assertNotIn("\x1b", answer.stderr)
        self.assertFalse((self.home / "state").exists())

    # --- telemetry

    def test_telemetry_of_a_copy_says_that_there_is_none(self):
        host = self.inspected("m60-legacy-two-2q.tsv")
        answer = self.run_it("telemetry", host=host)
        self.assertEqual(answer.returncode, 0, answer)
        self.assertIn("A copy of a host has no load.", answer.stdout)
        self.assertEqual(answer.stderr, "")
        document = json.loads(self.run_it("--json", "telemetry", host=host).stdout)
        self.assertEqual(document["host"], host)
        self.assertIsNone(document["at"])
        for gpu in document["gpus"]:
            self.assertIsNone(gpu["temperature_c"])
            self.assertEqual(gpu["remarks"], ["A copy of a host has no load."])

    def test_telemetry_of_one_gpu_tells_of_no_other(self):
        host = self.inspected("m60-legacy-two-2q.tsv")
        addresses = [gpu["address"] for gpu in json.loads(self.run_it("--json", "telemetry", host=host).stdout)["gpus"]]
        one = json.loads(self.run_it("--json", "telemetry", addresses[0], host=host).stdout)
        self.assertEqual([gpu["address"] for gpu in one["gpus"]], addresses[:1])
        self.refused(1, "has no GPU “0000:99:00.0”", "telemetry", "0000:99:00.0", host=host)

    def test_telemetry_without_gpus_is_no_error(self):
        answer = self.run_it("telemetry")
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))
        self.assertIn("has no GPU.", answer.stdout)

    def test_a_copy_of_a_host_refuses_changes(self):
        host = self.inspected("m60-legacy-empty.tsv")
        self.refused(1, "copy of another machine", "vgpu", "create", "0000:3d:00.0", "nvidia-18", host=host)

    # --- changes and the journal

    def test_dry_run_prints_the_plan_and_changes_nothing(self):
        answer = self.run_it("--dry-run", "workstation", "stop", "test", "--force")
        self.assertEqual(answer.returncode, 0, answer)
        self.assertIn("1. Force off test", answer.stdout)
        self.assertIn("cannot be undone", answer.stdout)
        plan = json.loads(self.run_it("--dry-run", "--json", "workstation", "stop", "test", "--force").stdout)["plan"]
        self.assertEqual(plan["steps"], ["Force off test, and kill it where it does not end"])
        self.assertFalse((self.home / "state").exists())

    def test_dry_run_of_what_has_no_plan_is_refused(self):
        for words in (["workstation", "console", "test"], ["journal", "settle", "x"], ["host", "keep"], ["clean"]):
            with self.subTest(words):
                self.refused(2, "--dry-run", *words, "--dry-run")

    def test_a_change_is_done_and_journalled(self):
        answer = self.run_it("workstation", "create", "ws-1", "--disk", "none", "--memory", "64")
        self.assertEqual(answer.returncode, 0, answer)
        self.assertRegex(answer.stdout, r"\A[0-9a-f-]{36}\n\Z")
        entries = json.loads(self.run_it("--json", "journal").stdout)["journal"]
        self.assertEqual([(one["state"], one["title"]) for one in entries], [("done", "Create workstation ws-1")])
        self.assertEqual(entries[0]["host"], "test:///default")
        # The test driver forgets with its process: what is to be taken back is gone already, and that is no failure.
        undone = self.run_it("--json", "journal", "undo", entries[0]["id"])
        self.assertEqual(undone.returncode, 0, undone)
        self.assertEqual(json.loads(undone.stdout)["done"]["title"], "Take back: Create workstation ws-1")

    def test_many_go_on_after_a_failure(self):
        answer = self.run_it("workstation", "stop", "--force", "test", "nobody")
        self.assertEqual(answer.returncode, 1, answer)
        self.assertRegex(answer.stdout, r"1 done, 1 not: [^.]+\.\n\Z")
        self.assertIn("nobody", answer.stderr)

    def test_a_damaged_journal_file_is_shown(self):
        folder = self.home / "state/carrel/journal"
        folder.mkdir(parents=True)
        (folder / "20260101T000000000-0.json").write_bytes(b"\xff{")
        answer = self.run_it("journal")
        self.assertEqual(answer.returncode, 0, answer)
        self.assertIn("cannot be understood", answer.stdout)


if __name__ == "__main__":
    unittest.main()
