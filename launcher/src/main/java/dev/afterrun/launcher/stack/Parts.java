package dev.afterrun.launcher.stack;

import dev.afterrun.launcher.postgres.Database;
import dev.afterrun.launcher.process.Part;
import dev.afterrun.launcher.process.ServiceProcess;
import java.net.URI;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of one stack, by what stands on what. */
final class Parts {
    private final Part broker;
    private final Database database;
    private final Part forge;
    private final Map<Service, ServiceProcess> services;
    private final Map<Part, PartRun> runs;

    Parts(Part broker, Database database, Part forge, EnumMap<Service, ServiceProcess> services) {
        this.broker = broker;
        this.database = database;
        this.forge = forge;
        this.services = services;
        this.runs = Stream.concat(Stream.of(broker, database, forge), services.values().stream())
                .collect(Collectors.toMap(part -> part, PartRun::new));
    }

    /** What the services stand on. */
    List<PartRun> ground() {
        return runs(List.of(broker, database, forge));
    }

    List<PartRun> services() {
        return runs(services.values());
    }

    /** Who writes first goes first: nothing arrives any more at what is still running. */
    List<List<PartRun>> inOrderOfStopping() {
        return List.of(
                runs(List.of(service(Service.INGEST))),
                runs(List.of(service(Service.NOTIFIER), service(Service.REAPER))),
                runs(List.of(service(Service.STORAGE))),
                runs(List.of(forge)),
                runs(List.of(broker)),
                runs(List.of(database)));
    }

    ServiceProcess service(Service service) {
        return Objects.requireNonNull(services.get(service), "every service is a part");
    }

    Part broker() {
        return broker;
    }

    Database database() {
        return database;
    }

    URI web() {
        return URI.create(service(Service.STORAGE).address().replace("127.0.0.1", "localhost"));
    }

    URI localForge() {
        return URI.create(forge.address());
    }

    private List<PartRun> runs(Collection<? extends Part> of) {
        return of.stream().map(part -> Objects.requireNonNull(runs.get(part))).toList();
    }
}
