"""A relay before an FTP server that lets each data connection carry only so many bytes a second, as many servers and lines
do: what downloads in several ranges are for. Control connections pass at full speed; EPSV's ports become the relay's."""
import asyncio
import contextlib
import re
import threading

PIECE = 32 * 1024
PASSIVE = re.compile(rb"\(\|\|\|(\d+)\|\)")


class Relay:
    def __init__(self, host, port, rate):
        self.host, self.port, self.rate = host, port, rate
        self.connections = 0  # that carried data

    async def carry(self, reader, writer, rate=None):
        loop = asyncio.get_running_loop()
        due = loop.time()
        with contextlib.suppress(ConnectionError):
            while piece := await reader.read(PIECE):
                writer.write(piece)
                await writer.drain()
                if rate:
                    due = max(due, loop.time() - 0.1) + len(piece) / rate
                    await asyncio.sleep(max(0, due - loop.time()))
            if writer.can_write_eof():
                writer.write_eof()
                return
        writer.transport.abort()  # what was cut on one side is cut on the other

    async def join(self, near, far, rate):
        await asyncio.gather(self.carry(near[0], far[1], rate), self.carry(far[0], near[1], rate))
        for _reader, writer in (near, far):
            writer.close()

    async def data_port(self, port):
        async def accept(reader, writer):
            server.close()
            self.connections += 1
            await self.join((reader, writer), await asyncio.open_connection(self.host, port, limit=PIECE), self.rate)
        server = await asyncio.start_server(accept, "127.0.0.1", 0, limit=PIECE)
        return server.sockets[0].getsockname()[1]

    async def replies(self, reader, writer):
        while line := await reader.readline():
            if passive := line.startswith(b"229") and PASSIVE.search(line):
                line = line.replace(passive[1], b"%d" % await self.data_port(int(passive[1])))
            writer.write(line)
            await writer.drain()
        writer.close()

    async def control(self, reader, writer):
        far_reader, far_writer = await asyncio.open_connection(self.host, self.port)
        with contextlib.suppress(ConnectionError):
            await asyncio.gather(self.carry(reader, far_writer), self.replies(far_reader, writer))

    async def serve(self, started):
        server = await asyncio.start_server(self.control, "127.0.0.1", 0)
        self.done = asyncio.Event()
        self.loop = asyncio.get_running_loop()
        started(server.sockets[0].getsockname()[1])
        await self.done.wait()


@contextlib.contextmanager
def before(host, port, rate):
    """Yields (the relay, its port on 127.0.0.1). rate: bytes a second of each data connection."""
    relay = Relay(host, port, rate)
    ready = threading.Event()
    ports = []

    def started(own):
        ports.append(own)
        ready.set()

    thread = threading.Thread(target=lambda: asyncio.run(relay.serve(started)), daemon=True)
    thread.start()
    ready.wait()
    try:
        yield relay, ports[0]
    finally:
        relay.loop.call_soon_threadsafe(relay.done.set)
        thread.join()
