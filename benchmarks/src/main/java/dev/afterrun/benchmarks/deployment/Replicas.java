package dev.afterrun.benchmarks.deployment;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.launcher.process.ServiceProcess;
import dev.afterrun.launcher.stack.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A service of a deployment and others like it, each a process of its own in the same consumer group. */
public record Replicas(Service service, List<ServiceProcess> processes) {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration IN_ORDER = Duration.ofSeconds(30);

    /** The one of the deployment, which runs, and others, which do not yet. */
    public static Replicas of(Bench bench, Deployment deployment, Service service, int most) throws IOException {
        var processes = new ArrayList<ServiceProcess>();
        processes.add(deployment.stack().service(service));
        for (var number = 2; number <= most; number++) {
            var other = deployment.replica(service, number);
            bench.started().add(() -> other.stop(IN_ORDER));
            processes.add(other);
        }
        return new Replicas(service, List.copyOf(processes));
    }

    /** Starts and stops in order, until the first {@code count} are ready and no other runs. */
    public void run(int count) throws IOException {
        for (var other : processes.subList(count, processes.size())) {
            other.stop(IN_ORDER);
        }
        var started = processes.subList(0, count).stream()
                .filter(each -> each.process().isEmpty())
                .toList();
        for (var each : started) {
            each.launch();
        }
        for (var each : started) {
            each.awaitReady(START);
        }
    }
}
