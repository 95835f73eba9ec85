package dev.afterrun.system;

import dev.afterrun.launcher.address.Ports;
import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.kafka.BrokerNode;
import dev.afterrun.launcher.kafka.BrokerProcess;
import dev.afterrun.launcher.kafka.BrokerSettings;
import dev.afterrun.launcher.process.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Brokers of which each keeps a copy of everything, told what production's are told. Each is a controller, too. */
final class ThreeBrokers implements Part {
    static final int BROKERS = 3;

    private static final Pattern SETTING = Pattern.compile(" {6}(?<name>[a-z.]+): (?<value>\\S+)");

    private final List<BrokerProcess> brokers;

    private ThreeBrokers(List<BrokerProcess> brokers) {
        this.brokers = brokers;
    }

    static ThreeBrokers on(BrokerNetwork network, DataDirectory data, Ports ports) throws IOException {
        var nodes = new ArrayList<BrokerNode>();
        for (var id : numbers()) {
            nodes.add(new BrokerNode(
                    id, network.host(id), ports.choose("kafka-" + id), ports.choose("kafka-controller-" + id)));
        }
        var brokers = new ArrayList<BrokerProcess>();
        for (var node : nodes) {
            var settings = new BrokerSettings(data.directory("kafka-" + node.id()), node, nodes, asInProduction());
            brokers.add(new BrokerProcess(settings, network.within(node.id()), data));
        }
        return new ThreeBrokers(List.copyOf(brokers));
    }

    /** One of them, counted from 1. */
    BrokerProcess broker(int number) {
        return brokers.get(number - 1);
    }

    static List<Integer> numbers() {
        return IntStream.rangeClosed(1, BROKERS).boxed().toList();
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String address() {
        return brokers.stream().map(BrokerProcess::address).collect(Collectors.joining(","));
    }

    /** Those that do not run, all at once: a broker is not ready without another. */
    @Override
    public void start() throws IOException {
        atOnce(broker -> {
            if (broker.process().isEmpty()) {
                broker.start();
            }
        });
    }

    @Override
    public void stop(Duration patience) throws IOException {
        atOnce(broker -> broker.stop(patience));
    }

    private void atOnce(Step step) throws IOException {
        var steps = brokers.stream()
                .map(broker -> (Callable<Void>) () -> {
                    step.with(broker);
                    return null;
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(BROKERS)) {
            for (var done : threads.invokeAll(steps)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** What the brokers of {@code deploy/k8s/production/kafka.yaml} are told. */
    private static Map<String, String> asInProduction() throws IOException {
        var file = Workspace.installation().root().resolve("deploy/k8s/production/kafka.yaml");
        var told = new LinkedHashMap<String, String>();
        Files.readAllLines(file).stream()
                .dropWhile(line -> !line.equals("    config:"))
                .skip(1)
                .takeWhile(line -> line.startsWith("      "))
                .map(SETTING::matcher)
                .filter(Matcher::matches)
                .forEach(setting -> told.put(setting.group("name"), setting.group("value")));
        if (!told.containsKey("min.insync.replicas")) {
            throw new IOException(file + " does not tell how many copies are needed");
        }
        return told;
    }

    @FunctionalInterface
    private interface Step {
        void with(BrokerProcess broker) throws IOException;
    }
}
