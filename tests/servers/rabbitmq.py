"""A private RabbitMQ node with a port mapper (epmd) of its own."""

from pathlib import Path

from tests.servers.process import ServerProcess, answers, free_ports, program

_AMQP_0_9_1 = b"AMQP\x00\x00\x09\x01"

_SETTINGS = """\
listeners.tcp.1 = 127.0.0.1:{port}
log.file.level = warning
disk_free_limit.absolute = 50MB
vm_memory_high_watermark.absolute = 512MB
"""
_ERLANG = "-kernel inet_dist_use_interface {127,0,0,1} +S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none"


class RabbitMq:
    """RabbitMQ on a free port of 127.0.0.1; `restart()` keeps port and data.

    Debian's wrapper wants root or its own user, so the script of the library is run: it asks for neither.
    """

    def __init__(self, folder: Path) -> None:
        self.port, distribution_port, mapper_port = free_ports(3)
        self._mapper_port = mapper_port
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "rabbitmq.conf").write_text(_SETTINGS.format(port=self.port), encoding="utf-8")
        (folder / "enabled_plugins").write_text("[].", encoding="utf-8")
        environment = self._environment(folder, distribution_port)
        self._mapper = ServerProcess(
            [program("epmd", "erlang-base"), "-port", str(mapper_port)],
            log=folder / "epmd.log",
            environment=environment,
        )
        self._node = ServerProcess([_server_script()], log=folder / "rabbitmq.out", environment=environment)

    @property
    def url(self) -> str:
        """The address, as SOHOA_BROKER_URL takes it."""
        return f"amqp://guest:guest@127.0.0.1:{self.port}/"

    def start(self) -> None:
        """Start the port mapper and the node, and return when the node speaks AMQP."""
        self._mapper.start(self._mapper_answers, limit_s=10)
        self._node.start(lambda: answers(self.port, _AMQP_0_9_1, b"\x01\x00\x00"), limit_s=90)

    def kill9(self) -> None:
        """Kill node and port mapper at once."""
        self._node.kill9()
        self._mapper.kill9()

    def restart(self) -> None:
        """Start again on the data that is there."""
        self.kill9()
        self.start()

    def stop(self) -> None:
        """End the node in order, then its port mapper."""
        self._node.stop(grace_s=30)
        self._mapper.kill9()

    def _mapper_answers(self) -> bool:
        return answers(self._mapper_port, b"\x00\x01n")

    def _environment(self, folder: Path, distribution_port: int) -> dict[str, str]:
        return {
            "HOME": str(folder),
            "RABBITMQ_NODENAME": f"sohoa{self.port}@localhost",
            "RABBITMQ_CONF_ENV_FILE": "/dev/null",
            "RABBITMQ_CONFIG_FILE": str(folder / "rabbitmq.conf"),
            "RABBITMQ_MNESIA_BASE": str(folder / "mnesia"),
            "RABBITMQ_LOG_BASE": str(folder / "log"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "enabled_plugins"),
            "RABBITMQ_PID_FILE": str(folder / "pid"),
            "RABBITMQ_DIST_PORT": str(distribution_port),
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": _ERLANG,
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "ERL_EPMD_PORT": str(self._mapper_port),
            # Makes the script become the node instead of watching over it: a signal then meets the node.
            "RUNNING_UNDER_SYSTEMD": "true",
        }


def _server_script() -> str:
    found = sorted(Path("/usr/lib/rabbitmq/lib").glob("rabbitmq_server-*/sbin/rabbitmq-server"))
    return str(found[-1]) if found else program("rabbitmq-server", "rabbitmq-server")
