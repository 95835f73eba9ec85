package dev.afterrun.eventing.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.doctor.Finding;
import dev.afterrun.contracts.doctor.Finding.State;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DoctorTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Check WELL = check("well", () -> List.of(Finding.ok("well", "it is")));

    private final Doctor doctor = new Doctor();

    @Test
    void findingsComeInTheOrderOfTheChecks() throws InterruptedException {
        // Given
        var first = new CountDownLatch(1);
        var slow = check("slow", () -> {
            first.await();
            return List.of(Finding.ok("slow", "one"), Finding.ok("slow", "two"));
        });
        var quick = check("quick", () -> {
            first.countDown();
            return List.of(Finding.ok("quick", "three"));
        });

        // When
        var found = doctor.examine(List.of(slow, quick));

        // Then
        assertThat(found).extracting(Finding::what).containsExactly("one", "two", "three");
    }

    @Test
    void aCheckThatFailsIsWrongAndHidesNoneOfTheOthers() throws InterruptedException {
        // Given
        var broken = check("broken", () -> {
            throw new IOException("outside", new IllegalStateException("the root of it"));
        });

        // When
        var found = doctor.examine(List.of(broken, WELL));

        // Then
        assertThat(found).extracting(Finding::state).containsExactly(State.WRONG, State.OK);
        assertThat(found.getFirst().what()).isEqualTo("IllegalStateException: the root of it");
    }

    @Test
    void whatNobodyLetsUsSeeIsNotChecked() throws InterruptedException {
        // Given
        var shut = check("shut", () -> {
            throw new CannotLook("no right to ask", "give it");
        });

        // When
        var found = doctor.examine(List.of(shut));

        // Then
        assertThat(found).containsExactly(Finding.notChecked("shut", "no right to ask", "give it"));
    }

    @Test
    void aCheckThatHangsIsGivenUpAndInterrupted() throws InterruptedException {
        // Given
        var interrupted = new CountDownLatch(1);
        var hanging = check("hanging", () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return List.of();
        });

        // When
        var found = doctor.examine(List.of(hanging, WELL), SHORT);

        // Then
        assertThat(found).extracting(Finding::state).containsExactly(State.WRONG, State.OK);
        assertThat(found.getFirst().what()).startsWith("no answer within");
        assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void whatNeverComesBackIsNotBegunASecondTime() throws InterruptedException {
        // Given
        var begun = new AtomicInteger();
        var end = new CountDownLatch(1);
        var deaf = check("deaf", () -> {
            begun.incrementAndGet();
            awaitWithoutAnEar(end);
            return List.of();
        });
        doctor.examine(List.of(deaf), SHORT);

        // When
        var again = doctor.examine(List.of(deaf), SHORT);
        end.countDown();

        // Then
        assertThat(begun).hasValue(1);
        assertThat(again)
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.what()).isEqualTo("an earlier look was given up and has not come back"));
    }

    @Test
    void whoAsksWhileACheckLooksGetsWhatItFinds() throws Exception {
        // Given
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var times = new AtomicInteger();
        var slow = check("slow", () -> {
            begun.countDown();
            end.await();
            return List.of(Finding.ok("slow", "look " + times.incrementAndGet()));
        });
        var first = new FutureTask<>(() -> doctor.examine(List.of(slow)));
        Thread.ofVirtual().start(first);
        begun.await();
        var ending = check("ending", () -> {
            end.countDown();
            return List.of();
        });

        // When
        var second = doctor.examine(List.of(slow, ending));

        // Then
        assertThat(second).isEqualTo(first.get()).containsExactly(Finding.ok("slow", "look 1"));
    }

    private static void awaitWithoutAnEar(CountDownLatch end) {
        while (true) {
            try {
                end.await();
                return;
            } catch (InterruptedException e) {
                // As a call into the system that nothing ends.
            }
        }
    }

    private static Check check(String name, Looking looking) {
        return new Check() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Finding> look() throws IOException, InterruptedException {
                return looking.look();
            }
        };
    }

    @FunctionalInterface
    private interface Looking {
        List<Finding> look() throws IOException, InterruptedException;
    }
}
