package dev.afterrun.benchmarks.deployment;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.launcher.address.Ports;
import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.process.Part;
import dev.afterrun.launcher.process.ServiceProcess;
import dev.afterrun.launcher.stack.BrokerPlace;
import dev.afterrun.launcher.stack.Service;
import dev.afterrun.launcher.stack.Stack;
import dev.afterrun.launcher.stack.StackSettings;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole of Afterrun on loopback, each part but the local forge a process of its own. */
public final class Deployment implements AutoCloseable {
    private final DataDirectory data;
    private final Stack stack;
    private final CliProgram cli;

    private Deployment(DataDirectory data, Stack stack, CliProgram cli) {
        this.data = data;
        this.stack = stack;
        this.cli = cli;
    }

    /** Starts it as users would, in that directory among the benchmark's. */
    public static Deployment start(Bench bench, String directory) throws IOException {
        return start(bench, directory, settings -> settings);
    }

    /** Starts it in that directory among the benchmark's, with what is chosen otherwise; returns when all is ready. */
    public static Deployment start(Bench bench, String directory, UnaryOperator<StackSettings> choice)
            throws IOException {
        return start(bench, directory, choice, stack -> {});
    }

    /** The same; {@code before} sees the addresses before anything starts. */
    public static Deployment start(
            Bench bench, String directory, UnaryOperator<StackSettings> choice, Consumer<Stack> before)
            throws IOException {
        var settings = StackSettings.of(bench.installation())
                .withPort(OptionalInt.of(0))
                .withBroker(BrokerPlace.OWN_PROCESS);
        var data = bench.started().add(DataDirectory.open(bench.data().root().resolve(directory)));
        var stack = bench.started().add(Stack.assemble(choice.apply(settings), data, line -> {}));
        before.accept(stack);
        if (!stack.start()) {
            throw new IOException(stack.statuses().stream()
                    .map(part -> part.name() + " " + part.inWords())
                    .collect(Collectors.joining(", ", "not everything became ready: ", "")));
        }
        var cli = CliProgram.of(bench.installation());
        bench.progress().accept("the command line is " + cli.name());
        return new Deployment(data, stack, cli);
    }

    /** What runs the command line. */
    CliProgram cli() {
        return cli;
    }

    /** All parts, to be asked about. */
    public Stack stack() {
        return stack;
    }

    /** Those that are processes, the services last. */
    public List<Part> processes() {
        return Stream.concat(
                        Stream.of(stack.broker(), stack.database()),
                        Stream.of(Service.values()).map(stack::service))
                .toList();
    }

    /** Another replica of a service, the second of its kind where {@code number} is 2; not started yet. */
    public ServiceProcess replica(Service service, int number) throws IOException {
        var name = service.word() + "-" + number;
        return stack.service(service).another(name, new Ports(data).choose(name));
    }

    /** Where files are sent to and read from. */
    public URI storage() {
        return URI.create(stack.service(Service.STORAGE).address());
    }

    /** Where events are sent to. */
    public URI ingest() {
        return stack.endpoint().url();
    }

    /** What says that the sender may. */
    public String token() {
        return stack.endpoint().token();
    }

    @Override
    public void close() throws IOException {
        stack.close();
        data.close();
    }
}
