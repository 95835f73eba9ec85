package dev.afterrun.launcher.address;

import dev.afterrun.cli.failure.Failure;
import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.directory.OwnerOnly;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The port of each part on 127.0.0.1: free when first chosen, then kept in the data directory and used again. */
public final class Ports {
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int HIGHEST_OF_ALL = 65_535;
    private static final int TRIES = 1_000;

    private final RandomGenerator chance = new SplittableRandom();
    private final Path file;
    private final Map<String, Integer> kept = new TreeMap<>();
    private final List<Integer> given = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();

    public Ports(DataDirectory data) throws IOException {
        this.file = data.file("ports");
        if (Files.exists(file)) {
            var properties = new Properties();
            properties.load(new StringReader(Files.readString(file)));
            properties.forEach((part, port) -> kept.put(part.toString(), Integer.valueOf(port.toString())));
        }
    }

    /** The kept port, or a free one where that is taken or there is none. */
    public int choose(String part) throws IOException {
        return choose(part, 0);
    }

    /** The kept port, or the preferred one, or a free one where that is taken. */
    public int choose(String part, int preferred) throws IOException {
        int wanted = kept.getOrDefault(part, preferred);
        if (wanted > 0 && available(wanted)) {
            return keep(part, wanted);
        }
        var port = keep(part, anyFree());
        if (wanted > 0) {
            changes.add("port " + wanted + " is taken by another program; " + part + " listens on " + port);
        }
        return port;
    }

    /**
     * This port and no other.
     *
     * @throws Failure when it is taken, or no port at all
     */
    public int insist(String part, int port) throws IOException {
        if (port < 1 || port > HIGHEST_OF_ALL) {
            throw Failure.usage(
                    "--port " + port,
                    "ports are numbered from 1 to " + HIGHEST_OF_ALL,
                    "name one of these, or 0 for any that is free");
        }
        if (!available(port)) {
            throw Failure.usage(
                    "--port " + port,
                    "another program has that port on 127.0.0.1",
                    "name a free one, or leave --port out and one is chosen");
        }
        return keep(part, port);
    }

    /** A sentence for each port that could not be had. */
    public List<String> changes() {
        return List.copyOf(changes);
    }

    private int keep(String part, int port) throws IOException {
        given.add(port);
        kept.put(part, port);
        OwnerOnly.write(
                file,
                kept.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
        return port;
    }

    /**
     * From below those that systems give to outgoing connections: it is some seconds until a part listens, and in the
     * meantime nobody else is given it. By chance, so that two launchers that start at once do not choose the same.
     */
    private int anyFree() throws IOException {
        for (var tries = 0; tries < TRIES; tries++) {
            var port = chance.nextInt(LOWEST, HIGHEST);
            if (!kept.containsValue(port) && available(port)) {
                return port;
            }
        }
        throw new IOException("none of " + TRIES + " ports between " + LOWEST + " and " + HIGHEST + " is free");
    }

    private boolean available(int port) {
        if (given.contains(port)) {
            return false;
        }
        try (var socket = new ServerSocket()) {
            // As the parts themselves do: connections of a former start may linger.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    }
}
