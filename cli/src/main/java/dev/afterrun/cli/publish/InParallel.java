package dev.afterrun.cli.publish;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Work side by side, so many at a time; the first failure stops the rest. */
public final class InParallel {
    private InParallel() {}

    /** What {@code work} makes of each item, in no order. */
    public static <T, R> List<R> map(int width, Collection<T> items, Function<T, R> work) {
        var workers = Math.max(1, Math.min(width, items.size()));
        var threads = Executors.newFixedThreadPool(workers);
        var left = new ConcurrentLinkedQueue<>(items);
        try {
            var done = new ExecutorCompletionService<List<R>>(threads);
            for (var worker = 0; worker < workers; worker++) {
                var unused = done.submit(() -> workOff(left, work));
            }
            var results = new ArrayList<R>(items.size());
            for (var worker = 0; worker < workers; worker++) {
                results.addAll(done.take().get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.UNREACHABLE, "publishing", "it was interrupted", "run it again");
        } finally {
            left.clear();
            threads.shutdownNow();
            // Nothing of it may still print when its failure is told.
            threads.close();
        }
    }

    /** Each worker takes its next item itself: to be handed every result, the caller would wake as often as there are files. */
    private static <T, R> List<R> workOff(Queue<T> left, Function<T, R> work) {
        var results = new ArrayList<R>();
        for (var item = left.poll(); item != null; item = left.poll()) {
            results.add(work.apply(item));
        }
        return results;
    }
}
