package dev.afterrun.system;

import dev.afterrun.launcher.address.Ports;
import dev.afterrun.launcher.process.ChildProcess;
import dev.afterrun.launcher.process.Jvm;
import dev.afterrun.launcher.process.ServiceProcess;
import dev.afterrun.launcher.stack.Installation;
import dev.afterrun.launcher.stack.Service;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The services of this checkout beside those of a deployment, on the same broker and database; not started yet. */
final class Successor implements AutoCloseable {
    /** Those that have tables. */
    static final List<Service> KEEPERS = List.of(Service.STORAGE, Service.NOTIFIER, Service.REAPER);

    private static final int HEAP_MEGABYTES = 192;
    private static final Duration MIGRATION = Duration.ofMinutes(2);
    private static final Duration IN_ORDER = Duration.ofSeconds(30);

    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private final Map<Service, ChildProcess> migrations = new EnumMap<>(Service.class);

    Successor(Deployment deployment, Installation installation) throws IOException {
        var ports = new Ports(deployment.data());
        for (var service : Service.values()) {
            var command = Jvm.withHeap(HEAP_MEGABYTES)
                    .endedWithoutMemory()
                    .with(List.of("-XX:TieredStopAtLevel=1"))
                    .command("-jar", installation.application(service).toString());
            var name = service.word() + "-next";
            var port = ports.choose(name);
            var environment = new HashMap<>(deployment.stack().service(service).environment());
            environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
            var address = URI.create("http://127.0.0.1:" + port);
            services.put(service, new ServiceProcess(name, address, command, environment, deployment.data()));
            environment.put("QUARKUS_INIT_AND_EXIT", "true");
            migrations.put(
                    service, new ChildProcess(service.word() + "-migrate", command, environment, deployment.data()));
        }
    }

    /** Brings the tables up to this version, each service its own, as the containers do that run before theirs. */
    void migrate() throws IOException {
        for (var service : KEEPERS) {
            var migration = migrations.get(service);
            migration.start();
            if (!migration.awaitEnd(MIGRATION) || !migration.ended().endsWith(" 0")) {
                throw migration.failure(service.word() + " has not migrated: " + migration.ended());
            }
        }
    }

    /** Starts all at once; returns when all are ready. */
    void start() throws IOException {
        for (var service : services.values()) {
            service.launch();
        }
        for (var service : services.values()) {
            service.awaitReady(Patience.PATIENCE);
        }
    }

    URI address(Service service) {
        return URI.create(services.get(service).address());
    }

    @Override
    public void close() throws IOException {
        for (var service : services.values()) {
            service.stop(IN_ORDER);
        }
    }
}
