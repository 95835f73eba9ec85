package dev.afterrun.launcher.stack;

import dev.afterrun.launcher.address.Endpoint;
import dev.afterrun.launcher.address.Ports;
import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.postgres.Database;
import dev.afterrun.launcher.postgres.PostgresBinaries;
import dev.afterrun.launcher.process.ProcessRecords;
import dev.afterrun.launcher.process.ServiceProcess;
import dev.afterrun.launcher.token.LocalKeys;
import dev.afterrun.launcher.token.LocalToken;
import dev.afterrun.launcher.token.UploadTokenKeys;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Consumer;

/** Puts the parts of a stack together. */
final class Assembly {
    private final StackSettings settings;
    private final DataDirectory data;
    private final Consumer<String> teller;
    private final Clock clock;
    private final List<String> notices = new ArrayList<>();

    Assembly(StackSettings settings, DataDirectory data, Consumer<String> teller, Clock clock) {
        this.settings = settings;
        this.data = data;
        this.teller = teller;
        this.clock = clock;
    }

    Stack stack() throws IOException {
        // Before ports are looked at: what was left behind still listens on ours.
        endLeftOver(new ProcessRecords(data).endLeftOver());
        var binaries = PostgresBinaries.unpackedBelow(
                settings.installation().target("launcher").resolve("postgres"));
        if (Database.endLeftOver(binaries, data)) {
            endLeftOver(List.of("postgres"));
        }
        var ports = new Ports(data);
        var addresses = addresses(ports);
        var broker = settings.broker().broker(data, ports);
        var database = new Database(binaries, ports.choose("postgres"), Service.roles(), data);
        var forge = new LocalForgePart(data.directory("forge"), addresses.forge());
        notices.addAll(ports.changes());

        new CliFiles(settings.installation(), data).lay();
        var keys = LocalKeys.in(data);
        var environment = new ServiceEnvironment(
                settings,
                addresses,
                broker.address(),
                database,
                LocalKeys.publicKey(keys),
                UploadTokenKeys.in(data),
                data);
        var parts = new Parts(broker, database, forge, services(environment, addresses));
        var token = LocalToken.ofOwner(settings.forge().forgeName(), clock.instant())
                .signedWith(keys);
        return new Stack(parts, new Endpoint(addresses.of(Service.INGEST), token), notices, data, teller);
    }

    private Addresses addresses(Ports ports) throws IOException {
        var services = new EnumMap<Service, Integer>(Service.class);
        services.put(Service.INGEST, ingestPort(ports));
        for (var service : List.of(Service.STORAGE, Service.NOTIFIER, Service.REAPER)) {
            services.put(service, ports.choose(service.word()));
        }
        return new Addresses(services, ports.choose("forge"));
    }

    private int ingestPort(Ports ports) throws IOException {
        var ingest = Service.INGEST.word();
        if (settings.port().isEmpty()) {
            return ports.choose(ingest, StackSettings.USUAL_PORT);
        }
        var port = settings.port().getAsInt();
        return port == 0 ? ports.choose(ingest) : ports.insist(ingest, port);
    }

    private EnumMap<Service, ServiceProcess> services(ServiceEnvironment environment, Addresses addresses)
            throws IOException {
        var services = new EnumMap<Service, ServiceProcess>(Service.class);
        for (var service : Service.values()) {
            services.put(
                    service,
                    new ServiceProcess(
                            service.word(),
                            addresses.of(service),
                            ServiceCommand.of(service, settings),
                            environment.of(service),
                            data));
        }
        return services;
    }

    private void endLeftOver(List<String> ended) {
        if (!ended.isEmpty()) {
            notices.add("ended what a killed launcher left running: " + String.join(", ", ended));
        }
    }
}
