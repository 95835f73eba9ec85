package dev.afterrun.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.launcher.address.Endpoint;
import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.kafka.BrokerProcess;
import dev.afterrun.launcher.process.Part;
import dev.afterrun.launcher.stack.BrokerPlace;
import dev.afterrun.launcher.stack.Service;
import dev.afterrun.launcher.stack.Stack;
import dev.afterrun.launcher.stack.StackSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The whole of Afterrun, each part a process that can be killed, with a proxy before the forge that can fail. */
final class Deployment implements AutoCloseable {
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    private final DataDirectory data;
    private final Stack stack;
    private final ForgeProxy proxy;
    private final Secrets secrets;

    private Deployment(DataDirectory data, Stack stack, ForgeProxy proxy, Secrets secrets) {
        this.data = data;
        this.stack = stack;
        this.proxy = proxy;
        this.secrets = secrets;
    }

    /** Starts all parts on an empty data directory of that name, with what is chosen otherwise. */
    static Deployment start(String name, UnaryOperator<StackSettings> choice) throws IOException {
        return on(Workspace.freshData(name), name, choice);
    }

    /** Starts all parts on what the deployment of that name, which is closed, has left, with what is chosen otherwise. */
    static Deployment startAgain(String name, UnaryOperator<StackSettings> choice) throws IOException {
        return on(Workspace.data(name), name, choice);
    }

    private static Deployment on(Path directory, String name, UnaryOperator<StackSettings> choice) throws IOException {
        var begin = System.nanoTime();
        var data = DataDirectory.open(directory);
        var proxy = ForgeProxy.start();
        var settings = choice.apply(settings(proxy));
        var stack = Stack.assemble(settings, data, line -> {});
        proxy.leadTo(stack.localForge());
        if (!stack.start()) {
            var states = stack.statuses();
            stack.close();
            proxy.close();
            data.close();
            throw new IOException("not everything became ready: " + states);
        }
        Told.that("%s is up after %d s, logs in %s".formatted(name, Told.secondsSince(begin), data.directory("logs")));
        return new Deployment(data, stack, proxy, Secrets.of(data, stack.endpoint(), settings));
    }

    private static StackSettings settings(ForgeProxy proxy) {
        return StackSettings.of(Workspace.installation())
                .withPort(OptionalInt.of(0))
                .withBroker(BrokerPlace.OWN_PROCESS)
                // What lives for a minute is not worth compiling thoroughly.
                .with(Service.INGEST, "JDK_JAVA_OPTIONS", QUICK_COMPILER)
                .with(Service.STORAGE, "JDK_JAVA_OPTIONS", QUICK_COMPILER)
                .with(Service.INGEST, "AFTERRUN_WEBHOOK_GITHUB_SECRETS", Webhooks.SECRET)
                .with(Service.STORAGE, "AFTERRUN_FORGE_URL", proxy.base().toString())
                .with(Service.NOTIFIER, "AFTERRUN_FORGE_URL", proxy.base().toString())
                .with(Service.NOTIFIER, "AFTERRUN_COMMENT_QUIET", "PT0.5S");
    }

    /** Starts whatever does not run. */
    void mend() throws IOException {
        proxy.behave();
        for (var part : parts()) {
            if (part.process().isEmpty()) {
                part.start();
            }
        }
    }

    /** Kills a service and starts it again; returns once it is ready. */
    void restart(Service service) throws IOException {
        stack.service(service).kill();
        stack.service(service).start();
    }

    /** Kills the broker and starts it again. */
    void restartBroker() throws IOException {
        ((BrokerProcess) stack.broker()).kill();
        stack.broker().start();
    }

    /** Kills PostgreSQL, with whatever it was about to write, and starts it again. */
    void killDatabase() throws IOException {
        stack.database().kill();
        stack.database().start();
    }

    /** Stops PostgreSQL in order, which ends all connections, and starts it again. */
    void restartDatabase() throws IOException {
        stack.database().stop(Duration.ofMinutes(1));
        stack.database().start();
    }

    Stack stack() {
        return stack;
    }

    /** Between the services and the forge. */
    ForgeProxy proxy() {
        return proxy;
    }

    /** Where processes beside these are recorded and logged, and end with these. */
    DataDirectory data() {
        return data;
    }

    /** A directory of the installation's data. */
    Path directory(String name) throws IOException {
        return data.directory(name);
    }

    /** What CI jobs speak to. */
    CiClient ciClient() throws IOException {
        return new CiClient(stack.endpoint());
    }

    /** What CI jobs speak to where something stands before ingest. */
    CiClient ciClient(URI before) throws IOException {
        return new CiClient(new Endpoint(before, stack.endpoint().token()));
    }

    /** What people see on the forge. */
    ForgeView forge() {
        return new ForgeView(stack.localForge());
    }

    /** The CLI in a directory, told where the server is. */
    Cli cli(Path directory) {
        return new Cli(directory)
                .with("AFTERRUN_URL", stack.endpoint().url().toString())
                .with("AFTERRUN_TOKEN", stack.endpoint().token());
    }

    /** Every part has written its logs by now, whatever tests did to it: none of them tells a secret. */
    void assertNoSecretWasLogged() throws IOException {
        assertThat(secrets.toldIn(data.directory("logs"))).as("secrets in logs").isEmpty();
    }

    @Override
    public void close() throws IOException {
        stack.close();
        proxy.close();
        data.close();
        assertNoSecretWasLogged();
    }

    private List<Part> parts() {
        var services = Stream.of(Service.values()).map(service -> (Part) stack.service(service));
        return Stream.concat(Stream.of(stack.broker(), stack.database()), services)
                .toList();
    }
}
