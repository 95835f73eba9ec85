package dev.afterrun.benchmarks.load;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClientOptions;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One load from its first request to the last answer. All of it happens on one event loop. */
final class Run {
    private static final byte[] DIGITS = "0123456789".getBytes(StandardCharsets.US_ASCII);

    private final Load load;
    private final byte[] template;
    private final int[] numbers;
    private final Latencies latencies = new Latencies();
    private final Promise<LoadResult> done = Promise.promise();
    private long begun;
    private long next;
    private long acknowledged;
    private long failed;
    private int open;

    Run(Load load) {
        this.load = load;
        this.next = load.first();
        this.template = (load.head() + load.body()).getBytes(StandardCharsets.UTF_8);
        this.numbers = Pattern.compile(Load.NUMBER, Pattern.LITERAL)
                .matcher(load.head() + load.body())
                .results()
                .mapToInt(MatchResult::start)
                .toArray();
    }

    Promise<LoadResult> start(Vertx vertx) {
        var client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
        open = load.connections();
        begun = System.nanoTime();
        for (var i = 0; i < load.connections(); i++) {
            client.connect(load.port(), "127.0.0.1")
                    .onSuccess(socket -> new Connection(socket, this).next())
                    .onFailure(done::tryFail);
        }
        return done;
    }

    boolean goesOn() {
        return System.nanoTime() - begun < load.millis() * 1_000_000;
    }

    Buffer request() {
        var bytes = template.clone();
        for (var start : numbers) {
            var rest = next;
            for (var place = start + Load.NUMBER.length() - 1; place >= start; place--) {
                bytes[place] = DIGITS[(int) (rest % 10)];
                rest /= 10;
            }
        }
        next++;
        return Buffer.buffer(bytes);
    }

    void answered(boolean well, long nanos) {
        latencies.add(nanos);
        if (well) {
            acknowledged++;
        } else {
            failed++;
        }
    }

    void ended() {
        if (--open == 0) {
            var seconds = (System.nanoTime() - begun) / 1e9;
            var times = latencies.quantiles(0.5, 0.99, 1);
            done.tryComplete(new LoadResult(acknowledged, failed, seconds, times[0], times[1], times[2]));
        }
    }
}
