package dev.afterrun.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.kafka.BrokerProcess;
import dev.afterrun.launcher.process.Part;
import dev.afterrun.launcher.process.ServiceProcess;
import dev.afterrun.launcher.process.StandInService;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Kafka, real PostgreSQL, the real local forge; only the services are stand-ins. */
class StackTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path temporary;

    private StackSettings settings;
    private final List<String> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void build() throws IOException {
        var root = temporary.resolve("checkout");
        for (var service : Service.values()) {
            jar(root.resolve("services/" + service.word() + "/target/quarkus-app/quarkus-run.jar"));
        }
        settings = StackSettings.of(new Installation(root)).withPort(OptionalInt.of(0));
    }

    @Test
    void allPartsBecomeReadyAndAfterARestartStandAtTheSameAddressesWithWhatTheyHeld() throws Exception {
        // Given
        var addresses = List.<String>of();
        try (var data = data();
                var stack = Stack.assemble(settings, data, told::add)) {
            assertThat(stack.start()).as("%s", stack.statuses()).isTrue();
            addresses = addresses(stack);
            createTopic(stack, "kept");
            createTable(stack);
        }

        // When
        try (var data = data();
                var stack = Stack.assemble(settings, data, told::add)) {
            stack.start();

            // Then
            assertThat(addresses(stack)).isEqualTo(addresses);
            assertThat(topics(stack)).contains("kept");
            assertThat(rowsSeenBy("storage", stack)).isEqualTo(1);
            assertThatThrownBy(() -> rowsSeenBy("reaper", stack))
                    .as("a service sees no other's schema")
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void whatIsKilledIsStartedAgainAndStoppingLeavesNothing() throws IOException {
        // Given
        var own = settings.withBroker(BrokerPlace.OWN_PROCESS);
        var processes = List.<ProcessHandle>of();
        try (var data = data();
                var stack = Stack.assemble(own, data, told::add)) {
            stack.start();
            stack.supervise();
            var before = processes(stack);

            // When
            stack.service(Service.NOTIFIER).kill();
            stack.database().kill();
            ((BrokerProcess) stack.broker()).kill();

            // Then
            await().atMost(LONG).until(() -> stack.ready() && processes(stack).size() == before.size());
            processes = processes(stack);
            assertThat(told).anyMatch(line -> line.startsWith("notifier ended by itself"));
        }
        assertThat(processes).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(told)
                .containsSubsequence("stopping ingest", "stopping storage", "stopping kafka", "stopping postgres");
    }

    @Test
    void aServiceThatRanOutOfMemoryEndsAndIsStartedAgain() throws IOException {
        // Given
        try (var data = data();
                var stack = Stack.assemble(settings, data, told::add)) {
            stack.start();
            stack.supervise();
            var notifier = stack.service(Service.NOTIFIER);
            var before = notifier.process().orElseThrow();

            // When
            askForEverything(notifier);

            // Then
            await().atMost(LONG)
                    .until(() -> stack.ready()
                            && notifier.process()
                                    .filter(now -> !now.equals(before))
                                    .isPresent());
            assertThat(before.isAlive()).isFalse();
            assertThat(told).anyMatch(line -> line.startsWith("notifier ended by itself"));
        }
    }

    @Test
    void whatAnEarlierLauncherLeftRunningIsEndedFirst() throws IOException {
        // Given
        try (var data = data()) {
            var killed = Stack.assemble(settings, data, told::add);
            killed.start();
            var leftOver = processes(killed);
            killed.broker().stop(LONG);

            // When
            try (var stack = Stack.assemble(settings, data, told::add)) {

                // Then
                assertThat(leftOver).isNotEmpty().noneMatch(ProcessHandle::isAlive);
                assertThat(stack.notices()).anyMatch(notice -> notice.contains("ingest (pid "));
                assertThat(stack.notices()).anyMatch(notice -> notice.contains("postgres"));
            }
        }
    }

    @Test
    void aServiceThatDoesNotStartIsNamedWithWhatItSaid() throws IOException {
        // Given
        var broken = settings.with(Service.STORAGE, "STAND_IN_DIES", "no room left");
        try (var data = data();
                var stack = Stack.assemble(broken, data, told::add)) {

            // When
            var ready = stack.start();

            // Then
            assertThat(ready).isFalse();
            assertThat(stack.statuses())
                    .filteredOn(part -> part.state() instanceof PartState.Failed)
                    .singleElement()
                    .satisfies(part -> assertThat(part.name()).isEqualTo("storage"))
                    .extracting(PartStatus::state)
                    .isInstanceOfSatisfying(
                            PartState.Failed.class,
                            failed -> assertThat(failed.lastLines()).contains("no room left"));
        }
    }

    private static void askForEverything(ServiceProcess service) throws IOException {
        var connection = (HttpURLConnection)
                URI.create(service.address() + "/everything").toURL().openConnection();
        assertThatThrownBy(connection::getResponseCode).isInstanceOf(IOException.class);
    }

    private DataDirectory data() throws IOException {
        return DataDirectory.open(temporary.resolve("data"));
    }

    private static List<String> addresses(Stack stack) {
        return stack.statuses().stream().map(PartStatus::address).toList();
    }

    private static List<ProcessHandle> processes(Stack stack) {
        var services = Stream.of(Service.values()).map(service -> (Part) stack.service(service));
        return Stream.concat(Stream.of(stack.broker(), stack.database()), services)
                .map(Part::process)
                .flatMap(Optional::stream)
                .toList();
    }

    private static void createTopic(Stack stack, String name) throws InterruptedException, ExecutionException {
        try (var admin = admin(stack)) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    private static Iterable<String> topics(Stack stack) throws InterruptedException, ExecutionException {
        try (var admin = admin(stack)) {
            return admin.listTopics().names().get();
        }
    }

    private static Admin admin(Stack stack) {
        return Admin.create(Map.of("bootstrap.servers", stack.broker().address()));
    }

    private static void createTable(Stack stack) throws IOException, SQLException {
        var database = stack.database();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), "storage", database.password("storage"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA storage");
            statement.execute("CREATE TABLE storage.kept AS SELECT 1 AS row");
        }
    }

    private static int rowsSeenBy(String role, Stack stack) throws IOException, SQLException {
        var database = stack.database();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), role, database.password(role));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM storage.kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void jar(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
        var name = StandInService.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                var bytes = StandInService.class.getClassLoader().getResourceAsStream(name)) {
            jar.putNextEntry(new JarEntry(name));
            jar.write(bytes.readAllBytes());
        }
    }
}
