package dev.afterrun.cli.doctor;

import dev.afterrun.cli.failure.Awaited;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.discovery.Discovery;
import dev.afterrun.contracts.doctor.Finding;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;

/** Takes every look at the same time: none waits for another, and one that fails hides none. */
record Outside(List<Look> looks) {
    /** How long each question may go unanswered. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** All that there are, in the order in which they are shown. */
    static Outside of(Clock clock) {
        return new Outside(List.of(
                new ServerIsKnown(),
                new ClockAgrees(clock),
                new OriginsAnswer(),
                new ServiceIsReady("ingest", Discovery::events),
                new ServiceIsReady("storage", Discovery::storage),
                new TokenIsTaken(),
                new ServiceSays("ingest", Discovery::events),
                new ServiceSays("storage", Discovery::storage)));
    }

    /** What all of them see. */
    List<Seen> at(Server server) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var coming = looks.stream()
                    .map(look -> threads.submit(() -> seen(look, server)))
                    .toList();
            return coming.stream()
                    .flatMap(seen -> Awaited.of(seen, "looking at the installation").stream())
                    .toList();
        }
    }

    /** Where nobody knows where the parts are, nothing else can be looked at. */
    List<Seen> without(Failure failure) {
        return looks.stream()
                .map(look -> look.name().equals(ServerIsKnown.NAME)
                        ? Seen.outside(ServerIsKnown.NAME, failure)
                        : Seen.outside(Finding.notChecked(look.name(), "the server did not say where it is")))
                .toList();
    }

    private static List<Seen> seen(Look look, Server server) {
        try {
            return look.at(server);
        } catch (Failure failure) {
            return List.of(Seen.outside(look.name(), failure));
        } catch (IOException e) {
            return List.of(Seen.outside(
                    Finding.wrong(
                            look.name(),
                            "there is no answer that can be read: " + e.getMessage(),
                            "look whether it is up, and what stands before it"),
                    ExitCode.UNREACHABLE));
        } catch (RuntimeException e) {
            return List.of(Seen.outside(
                    Finding.wrong(look.name(), "a fault of ours: " + e, "please report it"), ExitCode.FAULT));
        }
    }
}
