package dev.afterrun.storage.progress;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.event.SealChanged.Seal;
import dev.afterrun.contracts.job.JobProgress;
import dev.afterrun.storage.testing.CiJob;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** What CI says of the jobs of one commit, as sets, which have no order, and what is to be known in the end. */
final class ProgressModel {
    private static final List<String> NAMES = List.of("build", "lint", "test");

    private final ProgressScene scene;
    private final CiJob run;
    private final Set<String> expected = new HashSet<>();
    private final Set<String> begun = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final List<Runnable> events = new ArrayList<>();
    private final Random random;

    ProgressModel(ProgressScene scene, CiJob run, Random random) {
        this.scene = scene;
        this.run = run;
        this.random = random;
        for (var attempt = 1; attempt <= 2; attempt++) {
            var names = NAMES.stream().filter(name -> random.nextBoolean()).toList();
            var ofRun = run.attempt(attempt).runStarted(names.toArray(String[]::new));
            for (var name : names) {
                expected.add(key(name, attempt));
            }
            if (!names.isEmpty()) {
                events.add(() -> scene.started(ofRun));
            }
            for (var name : NAMES) {
                job(run.attempt(attempt).named(name));
            }
        }
        if (expected.isEmpty() && begun.isEmpty()) {
            var started = run.started();
            begun.add(key(run.job(), 1));
            events.add(() -> scene.started(started));
        }
    }

    CiJob run() {
        return run;
    }

    private void job(CiJob job) {
        var key = key(job.job(), job.attempt());
        if (random.nextInt(3) > 0) {
            begun.add(key);
            events.add(() -> scene.started(job.started()));
        }
        if (random.nextInt(3) > 0) {
            ended.add(key);
            events.add(() -> scene.finished(key, job.finished()));
        }
        if (random.nextInt(4) == 0) {
            ended.add(key);
            events.add(() -> scene.ended("end of " + key, job.ended(Conclusion.SUCCESS)));
        }
    }

    /** Everything that is said, some of it twice. */
    List<Runnable> shuffled() {
        var all = new ArrayList<>(events);
        events.stream().filter(event -> random.nextBoolean()).forEach(all::add);
        Collections.shuffle(all, random);
        return all;
    }

    /** How far each job is to be: {@code build 1: ended}. */
    Map<String, String> expected() {
        var known = new TreeMap<String, String>();
        expected.forEach(job -> known.put(job, JobProgress.EXPECTED.word()));
        begun.forEach(job -> known.put(job, JobProgress.RUNNING.word()));
        ended.forEach(job -> known.put(job, "ended"));
        return known;
    }

    Seal seal() {
        var awaited = expected().entrySet().stream().anyMatch(job -> isAwaited(job.getKey(), job.getValue()));
        return awaited ? Seal.OPEN : Seal.COMPLETE;
    }

    private boolean isAwaited(String key, String state) {
        var name = key.substring(0, key.indexOf(' '));
        var isFirst = key.endsWith(" 1");
        var other = key(name, isFirst ? 2 : 1);
        return switch (state) {
            case "ended" -> false;
            case "running" -> !(isFirst && expected().containsKey(other));
            default -> !ended.contains(other) && !(isFirst && expected().containsKey(other));
        };
    }

    private static String key(String name, int attempt) {
        return name + " " + attempt;
    }
}
