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
    /** A prime, so that its multiples meet every number below any other size once. */
    private static final long SCATTER = 7_368_787;

    private static final byte[] DIGITS = "0123456789".getBytes(StandardCharsets.US_ASCII);

    private final Load load;
    private final Vertx timers;
    private final byte[] template;
    private final int[] numbers;
    private final int[] thousands;
    private final Latencies latencies = new Latencies();
    private final Promise<LoadResult> done = Promise.promise();
    private long begun;
    private long next;
    private long acknowledged;
    private long failed;
    private int open;

    Run(Load load, Vertx timers) {
        this.load = load;
        this.timers = timers;
        this.next = load.first();
        this.template = (load.head() + load.body()).getBytes(StandardCharsets.UTF_8);
        this.numbers = places(Load.NUMBER);
        this.thousands = places(Load.THOUSAND);
    }

    private int[] places(String of) {
        return Pattern.compile(of, Pattern.LITERAL)
                .matcher(load.head() + load.body())
                .results()
                .mapToInt(MatchResult::start)
                .toArray();
    }

    Promise<LoadResult> start() {
        var client = timers.createNetClient(new NetClientOptions().setTcpNoDelay(true));
        open = load.connections();
        begun = System.nanoTime();
        for (var i = 0; i < load.connections(); i++) {
            client.connect(load.port(), "127.0.0.1")
                    .onSuccess(socket -> new Connection(socket, this).next())
                    .onFailure(done::tryFail);
        }
        return done;
    }

    /** Does what comes next after a connection's rest. */
    void rest(Runnable next) {
        if (load.pauseMillis() > 0) {
            timers.setTimer(load.pauseMillis(), timer -> next.run());
        } else {
            next.run();
        }
    }

    boolean goesOn() {
        return System.nanoTime() - begun < load.millis() * 1_000_000;
    }

    Buffer request() {
        var bytes = template.clone();
        var number = load.among() > 0 ? next % load.among() * SCATTER % load.among() : next;
        write(number, numbers, bytes);
        write(number / 1000, thousands, bytes);
        next++;
        return Buffer.buffer(bytes);
    }

    /** Whether answers end with their heads, whatever length they tell (RFC 9110, 9.3.2). */
    boolean asksForHeads() {
        return load.head().startsWith("HEAD ");
    }

    private static void write(long number, int[] places, byte[] bytes) {
        for (var start : places) {
            var rest = number;
            for (var place = start + Load.NUMBER.length() - 1; place >= start; place--) {
                bytes[place] = DIGITS[(int) (rest % 10)];
                rest /= 10;
            }
        }
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
