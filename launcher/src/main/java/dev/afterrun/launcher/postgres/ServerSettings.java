package dev.afterrun.launcher.postgres;

import java.util.List;

/** What the server is told at its start: loopback alone, and memory for one machine. Durability stays as it comes. */
final class ServerSettings {
    private ServerSettings() {}

    static List<String> onPort(int port) {
        return List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                // A socket's path has a length limit that a data directory may pass.
                "unix_socket_directories=''",
                "max_connections=100",
                "shared_buffers=128MB",
                "max_wal_size=1GB",
                "min_wal_size=32MB",
                "wal_level=minimal",
                "max_wal_senders=0",
                "io_method=sync",
                "jit=off",
                "huge_pages=off",
                "log_checkpoints=off",
                "log_line_prefix='%m [%p] '");
    }
}
