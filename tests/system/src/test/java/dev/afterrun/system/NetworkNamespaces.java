package dev.afterrun.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A network for each broker, at the ports of one switch, where whatever comes can be dropped. Nothing of it is left
 * when its namespaces are deleted.
 *
 * <pre>
 * this machine ── uplink ─┐
 * broker 1 ────── port-1 ─┤
 * broker 2 ────── port-2 ─┼─ switch
 * broker 3 ────── port-3 ─┘
 * </pre>
 */
final class NetworkNamespaces implements BrokerNetwork, AutoCloseable {
    private static final String PREFIX = "afterrun-";
    private static final String SWITCH = "switch";
    private static final int THIS_MACHINE = 254;
    private static final Pattern SPACE = Pattern.compile(" ");

    private final long owner = ProcessHandle.current().pid();
    private final int nodes;

    private NetworkNamespaces(int nodes) {
        this.nodes = nodes;
    }

    /** For so many brokers; empty where this process may not make networks, as mostly only root may. */
    static Optional<NetworkNamespaces> of(int nodes) throws InterruptedException {
        var namespaces = new NetworkNamespaces(nodes);
        try {
            namespaces.make();
            return Optional.of(namespaces);
        } catch (IOException e) {
            Told.that("no networks of our own: %s".formatted(e.getMessage()));
            namespaces.close();
            return Optional.empty();
        }
    }

    // Of the addresses for measuring networks (RFC 2544), which nothing else on a machine is reached at.
    @Override
    public String host(int node) {
        return "198.18.%d.%d".formatted(owner % 256, node);
    }

    @Override
    public List<String> within(int node) {
        return List.of("ip", "netns", "exec", namespace(node));
    }

    /** From now on nothing that a broker sends arrives, and nothing reaches it; nobody is told. */
    void cutOff(int node) throws IOException, InterruptedException {
        inSwitch("link set %s nomaster".formatted(port(node)));
    }

    /** From now on a broker hears nothing of the others, nor they of it; who is on this machine still reaches all. */
    void cutOffFromOthers(int node) throws IOException, InterruptedException {
        for (var other : others(node)) {
            in(node, "route add blackhole " + host(other));
        }
    }

    /** Ends {@link #cutOff}. */
    void heal(int node) throws IOException, InterruptedException {
        inSwitch("link set %s master bridge".formatted(port(node)));
    }

    /** Ends {@link #cutOffFromOthers}. */
    void healWithOthers(int node) throws IOException, InterruptedException {
        for (var other : others(node)) {
            in(node, "route del blackhole " + host(other));
        }
    }

    @Override
    public void close() throws InterruptedException {
        var all = new ArrayList<>(List.of(namespace(SWITCH)));
        numbers().mapToObj(this::namespace).forEach(all::add);
        for (var namespace : all) {
            try {
                ip("netns del " + namespace);
            } catch (IOException e) {
                // It was not made.
            }
        }
    }

    private void make() throws IOException, InterruptedException {
        ip("netns add " + namespace(SWITCH));
        inSwitch("link add bridge type bridge");
        inSwitch("link set bridge up");
        ip("link add %s type veth peer name uplink netns %s".formatted(device(), namespace(SWITCH)));
        ip("address add %s/24 dev %s".formatted(host(THIS_MACHINE), device()));
        ip("link set %s up".formatted(device()));
        inSwitch("link set uplink master bridge up");
        for (var node : numbers().toArray()) {
            make(node);
        }
    }

    private void make(int node) throws IOException, InterruptedException {
        ip("netns add " + namespace(node));
        inSwitch("link add %s type veth peer name eth0 netns %s".formatted(port(node), namespace(node)));
        inSwitch("link set %s master bridge up".formatted(port(node)));
        in(node, "address add %s/24 dev eth0".formatted(host(node)));
        in(node, "link set eth0 up");
        in(node, "link set lo up");
    }

    private void inSwitch(String command) throws IOException, InterruptedException {
        ip("-netns %s %s".formatted(namespace(SWITCH), command));
    }

    private void in(int node, String command) throws IOException, InterruptedException {
        ip("-netns %s %s".formatted(namespace(node), command));
    }

    private static void ip(String command) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("ip"));
        SPACE.splitAsStream(command).forEach(line::add);
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("ip %s: %s".formatted(command, said.strip()));
        }
    }

    private IntStream numbers() {
        return IntStream.rangeClosed(1, nodes);
    }

    private int[] others(int node) {
        return numbers().filter(other -> other != node).toArray();
    }

    private static String port(int node) {
        return "port-" + node;
    }

    /** Of at most 15 characters. */
    private String device() {
        return "ar" + owner;
    }

    private String namespace(int node) {
        return namespace(Integer.toString(node));
    }

    private String namespace(String name) {
        return PREFIX + owner + "-" + name;
    }
}
