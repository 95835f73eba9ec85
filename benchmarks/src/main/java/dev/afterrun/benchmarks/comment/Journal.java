package dev.afterrun.benchmarks.comment;

import dev.afterrun.benchmarks.load.Latencies;
import dev.afterrun.forge.Comment;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** When each of so many runs, numbered on from a first one, was accepted, and when a comment first had its row. */
public final class Journal implements ForgeWatch.Sighting {
    private static final String WORD = "run";
    private static final Pattern ROW = Pattern.compile("\\[" + WORD + "(\\d+)]\\(");

    private final int first;
    private final AtomicLongArray accepted;
    private final AtomicLongArray shown;
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch outstanding;

    /** Of runs from that number on. */
    public Journal(int first, int runs) {
        this.first = first;
        accepted = new AtomicLongArray(runs);
        shown = new AtomicLongArray(runs);
        // Each is to be accepted and to be shown.
        outstanding = new CountDownLatch(2 * runs);
    }

    int first() {
        return first;
    }

    int runs() {
        return shown.length();
    }

    /** The name of the job of one run, by which it is known again in a comment. */
    public static String job(int number) {
        return WORD + number;
    }

    /** It was answered with 202. */
    public void accepted(int number) {
        note(accepted, number);
    }

    @Override
    public void shown(String comment) {
        writes.incrementAndGet();
        ROW.matcher(comment).results().forEach(row -> note(shown, Integer.parseInt(row.group(1))));
    }

    /** Whether all are accepted and shown within that time. */
    public boolean awaitAll(Duration patience) throws InterruptedException {
        return outstanding.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void asked() {
        calls.incrementAndGet();
    }

    /** Requests to the forge, of any kind. */
    int calls() {
        return calls.get();
    }

    /** How many runs have a row in some of these comments. */
    static int rows(List<Comment> comments) {
        return (int) comments.stream()
                .flatMap(comment -> numbers(comment).stream())
                .distinct()
                .count();
    }

    /** The numbers of the runs that have a row in a comment, as often as they have one. */
    public static List<Integer> numbers(Comment comment) {
        return ROW.matcher(comment.body())
                .results()
                .map(row -> Integer.valueOf(row.group(1)))
                .toList();
    }

    /** Comments written. */
    int writes() {
        return writes.get();
    }

    /** From acceptance to the comment; of the runs that were shown. */
    Latencies latencies() {
        var latencies = new Latencies();
        for (var i = 0; i < runs(); i++) {
            if (shown.get(i) != 0 && accepted.get(i) != 0) {
                latencies.add(Math.max(0, shown.get(i) - accepted.get(i)));
            }
        }
        return latencies;
    }

    /** Runs that no comment shows so far. */
    public int missing() {
        return (int) IntStream.range(0, runs()).filter(i -> shown.get(i) == 0).count();
    }

    private void note(AtomicLongArray times, int number) {
        var i = number - first;
        if (i >= 0 && i < runs() && times.compareAndSet(i, 0, System.nanoTime())) {
            outstanding.countDown();
        }
    }
}
