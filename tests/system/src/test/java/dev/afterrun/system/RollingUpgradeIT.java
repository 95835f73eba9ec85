package dev.afterrun.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.launcher.stack.Installation;
import dev.afterrun.launcher.stack.Service;
import dev.afterrun.launcher.stack.StackSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A version takes over from the one before it as Kubernetes lets it: the tables first, then new pods beside the old
 * ones, which leave when the new ones are ready. {@code upgrade.sh} builds the version before.
 */
@Tag("upgrade")
class RollingUpgradeIT {
    private static final int RUNS = 80;
    private static final Duration IN_ORDER = Duration.ofSeconds(30);

    private final Map<Service, Balancer> balancers = new EnumMap<>(Service.class);
    private Deployment before;
    private Successor after;

    @BeforeEach
    void startTheVersionBefore() throws IOException {
        for (var service : List.of(Service.INGEST, Service.STORAGE)) {
            balancers.put(service, Balancer.start());
        }
        var previous = new Installation(Path.of(System.getProperty("afterrun.previous", "")));
        before = Deployment.start(
                "RollingUpgradeIT", settings -> balanced(settings).withInstallation(previous));
        balancers.forEach((service, balancer) -> balancer.add(addressBefore(service)));
        after = new Successor(before, Workspace.installation());
    }

    @AfterEach
    void stop() throws IOException {
        after.close();
        before.close();
        for (var balancer : balancers.values()) {
            balancer.close();
        }
    }

    @Test
    void everyAcceptedRunIsCommentedOnceWhenAVersionTakesOverFromTheOneBefore() throws Exception {
        // Given
        var random = Seed.random();
        var workload = Workload.of("upgraded", RUNS, random);
        var portions = workload.inPortions(4);
        var client = before.ciClient(balancers.get(Service.INGEST).base());
        var early = new Publishing(client);
        var outcome = new Outcome(before, client);
        early.begin(portions.get(0)).join();
        var alone = members();

        // When
        after.migrate();
        // On the new tables: as it runs, and started anew, as where a node is drained in the middle.
        var onNewTables = early.begin(portions.get(1));
        for (var service : Successor.KEEPERS) {
            before.stack().service(service).stop(IN_ORDER);
            before.stack().service(service).start();
        }
        onNewTables.join();
        after.start();
        balancers.forEach((service, balancer) -> balancer.add(after.address(service)));
        // Who has connections keeps them: these clients are led to both.
        var clientOfBoth = before.ciClient(balancers.get(Service.INGEST).base());
        var late = new Publishing(clientOfBoth);
        late.begin(portions.get(2)).join();
        var both = members();
        var last = late.begin(portions.get(3));
        leave();
        var left = members();
        last.join();

        // Then
        Told.that("members of groups were %s, then %s, then %s; %d tries came to nothing"
                .formatted(alone, both, left, client.triedAgain() + clientOfBoth.triedAgain()));
        assertThat(left).as("whoever ends has left its groups").isEqualTo(less(both, alone));
        outcome.isWhole(workload, joined(early.accepted(), late.accepted()));
    }

    /** No new connection, then SIGTERM, one service after the other. */
    private void leave() throws IOException {
        balancers.forEach((service, balancer) -> balancer.remove(addressBefore(service)));
        for (var service : Service.values()) {
            before.stack().service(service).stop(IN_ORDER);
        }
    }

    /** Of each group, in one order. */
    private List<Integer> members() throws ExecutionException, InterruptedException {
        var broker = Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                before.stack().broker().address());
        try (var admin = Admin.create(broker)) {
            var groups = Successor.KEEPERS.stream().map(Service::word).toList();
            var described = admin.describeConsumerGroups(groups).all().get();
            return groups.stream()
                    .map(group -> described.get(group).members().size())
                    .toList();
        }
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static List<Integer> less(List<Integer> all, List<Integer> some) {
        return IntStream.range(0, all.size())
                .mapToObj(i -> all.get(i) - some.get(i))
                .toList();
    }

    private URI addressBefore(Service service) {
        return URI.create(before.stack().service(service).address());
    }

    /** All are told the addresses of what stands before them. */
    private StackSettings balanced(StackSettings settings) {
        var events = balancers.get(Service.INGEST).base().toString();
        var storage = balancers.get(Service.STORAGE).base().toString();
        var told = settings;
        for (var service : Service.values()) {
            told = told.with(service, "AFTERRUN_ADDRESS_EVENTS", events)
                    .with(service, "AFTERRUN_ADDRESS_STORAGE", storage)
                    .with(service, "AFTERRUN_ADDRESS_WEB", storage.replace("127.0.0.1", "localhost"))
                    .with(service, "AFTERRUN_ADDRESS_CONTENT", storage);
        }
        return told;
    }
}
