package dev.afterrun.cli.publish;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Work side by side, so many at a time; the first failure stops the rest. */
public final class InParallel {
    private InParallel() {}

    /** What {@code work} makes of each item, in no order. */
    public static <T, R> List<R> map(int width, Collection<T> items, Function<T, R> work) {
        var threads = Executors.newFixedThreadPool(Math.max(1, Math.min(width, items.size())));
        try {
            var done = new ExecutorCompletionService<R>(threads);
            items.forEach(item -> done.submit(() -> work.apply(item)));
            var results = new ArrayList<R>(items.size());
            for (var left = items.size(); left > 0; left--) {
                results.add(done.take().get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.UNREACHABLE, "publishing", "it was interrupted", "run it again");
        } finally {
            threads.shutdownNow();
            // Nothing of it may still print when its failure is told.
            threads.close();
        }
    }
}
