package dev.afterrun.storage.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.auditlog.ActorKind;
import dev.afterrun.contracts.auditlog.LoggedAct;
import dev.afterrun.http.origin.Origin;
import dev.afterrun.storage.auditlog.WantedActs.From;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever reads on misses nothing, though rows are numbered before they are committed. */
@QuarkusTest
class OrderOfCommitsTest {
    private static final int WRITERS = 6;
    private static final int ACTS = 60;

    private final String name = UUID.randomUUID().toString();

    @Inject
    AuditLog auditLog;

    @Inject
    ReadAuditLog log;

    @Test
    void anActThatBeganEarlierAndCommittedLaterIsReadNext() throws Exception {
        // Given
        var isAdded = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> QuarkusTransaction.requiringNew().call(() -> {
                add("slow");
                isAdded.countDown();
                return mayCommit.await(1, TimeUnit.MINUTES);
            }));
            assertThat(isAdded.await(1, TimeUnit.MINUTES)).isTrue();
            QuarkusTransaction.requiringNew().run(() -> add("quick"));

            // When
            var first = log.page(wanted(0));
            mayCommit.countDown();
            slow.get(1, TimeUnit.MINUTES);
            var second = log.page(wanted(first.next().orElseThrow()));
            var third = log.page(wanted(second.next().orElseThrow()));

            // Then
            assertThat(first.acts()).extracting(LoggedAct::subject).containsExactly("quick");
            assertThat(second.acts()).extracting(LoggedAct::subject).containsExactly("slow");
            assertThat(third.acts()).isEmpty();
            assertThat(third.next()).isEqualTo(second.next());
        }
    }

    @Test
    void aReaderWhoFollowsManyWritersSeesEachActOnce() throws Exception {
        // Given
        var wanted = IntStream.range(0, WRITERS)
                .boxed()
                .flatMap(writer -> IntStream.range(0, ACTS).mapToObj(act -> writer + "/" + act))
                .toList();
        var seen = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // When
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> threads.submit(() -> write(writer)))
                    .toList();
            var position = 0L;
            for (var isLast = false; !isLast; ) {
                isLast = writers.stream().allMatch(Future::isDone);
                var page = log.page(wanted(position));
                page.acts().forEach(act -> seen.add(act.subject()));
                isLast = isLast && page.acts().isEmpty();
                position = page.next().orElseThrow();
            }
            for (var writer : writers) {
                writer.get();
            }
        }

        // Then
        assertThat(seen).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(backwards()).containsExactlyElementsOf(seen.reversed());
    }

    @Test
    void anActThatIsCarriedOutAgainIsToldOnce() {
        // When
        for (var turn = 0; turn < 2; turn++) {
            QuarkusTransaction.requiringNew()
                    .run(() -> auditLog.done(
                            author(Optional.of("command " + name)),
                            Act.FILES_DROPPED,
                            ActedOn.ofInstallation("pull request 7")));
        }

        // Then
        assertThat(log.page(wanted(0)).acts()).hasSize(1);
    }

    private void write(int writer) {
        for (var act = 0; act < ACTS; act += 2) {
            var first = act;
            QuarkusTransaction.requiringNew().run(() -> {
                add(writer + "/" + first);
                add(writer + "/" + (first + 1));
            });
        }
    }

    private List<String> backwards() {
        var all = new ArrayList<String>();
        Optional<From> from = Optional.of(new From.Newest());
        while (from.isPresent()) {
            var page = log.page(wanted(from.get()));
            page.acts().forEach(act -> all.add(act.subject()));
            from = page.next().map(From.Before::new);
        }
        return all;
    }

    private WantedActs wanted(long after) {
        return wanted(new From.After(after));
    }

    private WantedActs wanted(From from) {
        return new WantedActs(
                Optional.empty(), from, Optional.empty(), Optional.empty(), Optional.of(name), Optional.empty());
    }

    private void add(String subject) {
        auditLog.done(author(Optional.empty()), Act.POINTER_MOVED, ActedOn.ofInstallation(subject));
    }

    private Author author(Optional<String> cause) {
        return new Author(ActorKind.ACCOUNT, name, Optional.empty(), Optional.empty(), Origin.NOWHERE, cause);
    }
}
