package dev.afterrun.benchmarks.scaling;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.comment.ForgeWatch;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.deployment.Replicas;
import dev.afterrun.benchmarks.deployment.SlowWire;
import dev.afterrun.benchmarks.jobs.JobClient;
import dev.afterrun.benchmarks.queue.Broker;
import dev.afterrun.benchmarks.s3double.DiscardingS3;
import dev.afterrun.benchmarks.s3double.MadeUpObjects;
import dev.afterrun.launcher.stack.Service;
import java.io.IOException;

/**
 * A whole Afterrun, up to three replicas of notifier and storage, and a wire of its own between each of them and what it
 * waits for: the forge, and a store that speaks S3.
 */
record Ground(
        Deployment deployment,
        Broker broker,
        JobClient client,
        ForgeWatch watch,
        SlowWire notifierToForge,
        SlowWire storageToForge,
        SlowWire storageToStore,
        Replicas notifier,
        Replicas storage) {
    static final int MOST = 3;

    static Ground start(Bench bench) throws IOException {
        var started = bench.started();
        var watch = started.add(ForgeWatch.start());
        var s3 = started.add(DiscardingS3.with(MadeUpObjects.NONE));
        var notifierToForge = started.add(SlowWire.lay());
        var storageToForge = started.add(SlowWire.lay());
        var storageToStore = started.add(SlowWire.lay());
        notifierToForge.leadTo(watch.base());
        storageToStore.leadTo(s3.endpoint());
        var deployment = Deployment.start(
                bench,
                "afterrun",
                settings -> s3.of(settings)
                        .with(
                                Service.STORAGE,
                                "AFTERRUN_BLOBS_S3_ENDPOINT",
                                storageToStore.base().toString())
                        .with(
                                Service.STORAGE,
                                "AFTERRUN_FORGE_URL",
                                storageToForge.base().toString())
                        .with(
                                Service.NOTIFIER,
                                "AFTERRUN_FORGE_URL",
                                notifierToForge.base().toString()),
                stack -> {
                    watch.leadTo(stack.localForge());
                    storageToForge.leadTo(stack.localForge());
                });
        return new Ground(
                deployment,
                started.add(new Broker(deployment.stack().broker().address())),
                started.add(new JobClient(deployment)),
                watch,
                notifierToForge,
                storageToForge,
                storageToStore,
                Replicas.of(bench, deployment, Service.NOTIFIER, MOST),
                Replicas.of(bench, deployment, Service.STORAGE, MOST));
    }

    Replicas replicas(Service service) {
        return service == Service.NOTIFIER ? notifier : storage;
    }
}
