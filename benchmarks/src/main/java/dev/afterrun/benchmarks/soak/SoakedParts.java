package dev.afterrun.benchmarks.soak;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.deployment.Replicas;
import dev.afterrun.launcher.kafka.BrokerProcess;
import dev.afterrun.launcher.process.Part;
import dev.afterrun.launcher.stack.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Everything that is a process: the parts of a deployment, and one more of storage and of notifier. */
record SoakedParts(List<Mortal> all) {

    static SoakedParts of(Bench bench, Deployment deployment) throws IOException {
        var parts = new ArrayList<Mortal>();
        for (var service : Service.values()) {
            var replicas = Replicas.of(bench, deployment, service, howMany(service));
            replicas.run(howMany(service));
            replicas.processes().forEach(process -> parts.add(new Mortal(process, process::kill)));
        }
        var broker = (BrokerProcess) deployment.stack().broker();
        parts.add(new Mortal(broker, broker::kill));
        var database = deployment.stack().database();
        parts.add(new Mortal(database, database::kill));
        return new SoakedParts(List.copyOf(parts));
    }

    private static int howMany(Service service) {
        return switch (service) {
            case STORAGE, NOTIFIER -> 2;
            case INGEST, REAPER -> 1;
        };
    }

    /** A part, and what ends it without a word. */
    record Mortal(Part part, Runnable death) {
        String name() {
            return part.name();
        }

        /** Returns once it is ready again. */
        void dieAndReturn() throws IOException {
            death.run();
            part.start();
        }
    }
}
