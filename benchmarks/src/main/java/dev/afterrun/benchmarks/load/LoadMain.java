package dev.afterrun.benchmarks.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;

/** The generator's process: reads a {@link Load} a line, answers with a {@link LoadResult} a line, until the input ends. */
public final class LoadMain {
    private LoadMain() {}

    /** Stays warm from one load to the next. */
    public static void main(String[] arguments) {
        try {
            serve();
        } catch (IOException | CompletionException e) {
            // The event loop would keep the process alive, and its starter waiting for an answer.
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void serve() throws IOException {
        var json = new ObjectMapper();
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try (var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = input.readLine(); line != null; line = input.readLine()) {
                var run = new Run(json.readValue(line, Load.class), vertx);
                var started = io.vertx.core.Future.<LoadResult>future(promise ->
                        vertx.runOnContext(context -> run.start().future().onComplete(promise)));
                System.out.println(json.writeValueAsString(
                        started.toCompletionStage().toCompletableFuture().join()));
            }
        }
        vertx.close();
    }
}
