"""A private S3 server: Ceph's gateway over one monitor and one disk daemon, all in one folder."""

import subprocess
import urllib.error
import urllib.request
import uuid
from dataclasses import dataclass
from pathlib import Path

from tests.servers.process import ServerProcess, free_ports, program

# A gateway that was killed is waited for until its watch runs out: 30 s by default.
_SETTINGS = """\
[global]
fsid = {fsid}
mon host = [v2:127.0.0.1:{mon_port}]
ms bind ipv6 = false
auth cluster required = none
auth service required = none
auth client required = none
ms mon client mode = crc secure
ms mon service mode = crc secure
ms mon cluster mode = crc secure
keyring = /dev/null
run dir = {folder}/run
admin socket = {folder}/run/$name.asok
log file = {folder}/log/$name.log
pid file =
crash dir = {folder}/crash
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon warn on pool no redundancy = false
mon max pg per osd = 1000
mon data = {folder}/mon
mon data avail crit = 1
mon data avail warn = 2
[osd]
public addr = 127.0.0.1
cluster addr = 127.0.0.1
osd data = {folder}/osd
osd objectstore = bluestore
osd client watch timeout = 5
osd memory target = 939524096
bluestore block size = 4294967296
bluestore block create = true
bluestore cache autotune = false
bluestore cache size = 67108864
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:{port}
rgw thread pool size = 32
rgw run sync thread = false
rgw data = {folder}/rgw
"""


@dataclass(frozen=True)
class S3Access:
    """What a client needs to know: address and keys."""

    endpoint: str
    access_key: str
    secret_key: str


class CephS3:
    """An S3 server on a free port of 127.0.0.1; `restart()` keeps port, keys and data."""

    def __init__(self, folder: Path) -> None:
        self.port, self._mon_port = free_ports(2)
        self.access = S3Access(f"127.0.0.1:{self.port}", "sohoa-access", "sohoa-secret-0123456789")
        self._folder = folder
        for name in ("mon", "osd", "log", "run", "rgw", "crash"):
            (folder / name).mkdir(parents=True)
        self._conf = folder / "ceph.conf"
        self._monitor = self._daemon("ceph-mon", "a", "mon")
        self._disk = self._daemon("ceph-osd", "0", "osd")
        self._gateway = ServerProcess(
            [program("radosgw", "radosgw"), "-c", str(self._conf), "-n", "client.rgw", "-f"],
            log=folder / "log" / "rgw.out",
        )
        self._is_new = True

    def start(self) -> None:
        """Start all three, and return when the gateway answers and its keys are valid."""
        if self._is_new:
            self._make_monitor()
        self._monitor.start(lambda: self._admin_says("ceph", "mon", "stat"), limit_s=60)
        if self._is_new:
            self._make_disk()
        else:  # the monitor has not noticed a sudden death, and would call the dead disk up
            self._run("ceph", "osd", "down", "0")
        self._disk.start(lambda: self._admin_says("ceph", "osd", "stat", expected=" 1 up"), limit_s=60)
        self._gateway.start(self._gateway_answers, limit_s=90)
        if self._is_new:
            self._make_keys()
        self._is_new = False

    def kill9(self) -> None:
        """Kill gateway, disk daemon and monitor at once."""
        for process in (self._gateway, self._disk, self._monitor):
            process.kill9()

    def restart(self) -> None:
        """Start again on the data that is there."""
        self.kill9()
        self.start()

    def stop(self) -> None:
        """End all three; the folder is thrown away, so nothing waits for a flush."""
        self.kill9()

    def _daemon(self, name: str, identity: str, log: str) -> ServerProcess:
        return ServerProcess(
            [program(name, name), "-c", str(self._conf), "-i", identity, "-f"],
            log=self._folder / "log" / f"{log}.out",
        )

    def _make_monitor(self) -> None:
        fsid = str(uuid.uuid4())
        self._conf.write_text(
            _SETTINGS.format(fsid=fsid, folder=self._folder, port=self.port, mon_port=self._mon_port),
            encoding="utf-8",
        )
        monitors = str(self._folder / "monmap")
        # The brackets and --addv keep the monitor to the second protocol: one port instead of two.
        address = f"[v2:127.0.0.1:{self._mon_port}]"
        self._run("monmaptool", "--create", "--fsid", fsid, "--addv", "a", address, monitors)
        self._run("ceph-mon", "-i", "a", "--mkfs", "--monmap", monitors, "--keyring", "/dev/null")

    def _make_disk(self) -> None:
        disk = str(uuid.uuid4())
        self._run("ceph", "osd", "new", disk, "0")
        self._run("ceph-osd", "-i", "0", "--mkfs", "--osd-uuid", disk, "--no-mon-config")

    def _make_keys(self) -> None:
        keys = ["--access-key", self.access.access_key, "--secret-key", self.access.secret_key]
        user = ["--uid=sohoa", "--display-name=Sohoa", *keys]
        self._run("radosgw-admin", "-n", "client.rgw", "user", "create", *user)

    def _gateway_answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://{self.access.endpoint}/", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def _admin_says(self, name: str, *arguments: str, expected: str = "") -> bool:
        try:
            return expected in self._run(name, "--connect-timeout", "2", *arguments)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            return False

    def _run(self, name: str, *arguments: str) -> str:
        command = [program(name, "ceph-common"), *arguments]
        if name != "monmaptool":
            command[1:1] = ["-c", str(self._conf)]
        done = subprocess.run(command, check=True, cwd=self._folder, capture_output=True, timeout=60)
        return done.stdout.decode()
