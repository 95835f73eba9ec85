package dev.afterrun.eventing.trace.otlp;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.eventing.trace.EndedSpan;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Sends what has ended to a collector, some together, from a thread of its own. A collector that is away costs the spans that find no
 * room, and nothing else.
 */
final class SpanExport implements Consumer<EndedSpan>, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SpanExport.class);

    /** As OpenTelemetry's own batch processor has them. */
    private static final int ROOM = 2_048;

    private static final int TOGETHER = 512;
    private static final int HUNDRED = 100;
    private static final int SUCCESS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration STOPPING = Duration.ofSeconds(3);

    private final URI to;
    private final OtlpSettings settings;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final BlockingQueue<EndedSpan> waiting = new ArrayBlockingQueue<>(ROOM);
    private final Counter sent;
    private final Counter lost;
    private final Thread thread = Thread.ofVirtual().name("spans").unstarted(this::loop);
    private final Semaphore enough = new Semaphore(0);
    private volatile boolean stopping;
    private boolean away;

    SpanExport(URI to, OtlpSettings settings, MeterRegistry meters) {
        this.to = to;
        this.settings = settings;
        this.sent = meters.counter("afterrun.spans", "outcome", "sent");
        this.lost = meters.counter("afterrun.spans", "outcome", "lost");
    }

    SpanExport start() {
        thread.start();
        return this;
    }

    @Override
    public void accept(EndedSpan ended) {
        if (!waiting.offer(ended)) {
            lost.increment();
        } else if (waiting.size() >= TOGETHER) {
            enough.release();
        }
    }

    /** Sends what has ended until now. */
    @Override
    public void close() {
        stopping = true;
        enough.release();
        try {
            thread.join(STOPPING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.shutdownNow();
    }

    private void loop() {
        try {
            for (var last = false; !last; ) {
                var _ = enough.tryAcquire(settings.delay().toMillis(), TimeUnit.MILLISECONDS);
                // What comes from here on says so anew.
                enough.drainPermits();
                last = stopping;
                send();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it but who ends the machine.
        }
    }

    private void send() throws InterruptedException {
        while (!waiting.isEmpty()) {
            var some = new ArrayList<EndedSpan>();
            waiting.drainTo(some, TOGETHER);
            post(some);
        }
    }

    private void post(List<EndedSpan> some) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(to)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(
                            json.writeValueAsBytes(OtlpJson.request(settings.resource(), some))));
            settings.headers().forEach(request::setHeader);
            var status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
            told(some.size(), status / HUNDRED == SUCCESS, "it answers " + status);
        } catch (IOException | RuntimeException e) {
            // Whatever it is: spans that come later may be taken.
            told(some.size(), false, e.toString());
        }
    }

    /** Says once that the collector is away, and once that it is back. */
    private void told(int spans, boolean taken, String otherwise) {
        (taken ? sent : lost).increment(spans);
        if (!taken && !away) {
            LOG.warnf(
                    "The collector at %s takes no spans, which are lost until it does: %s",
                    to.getAuthority(), otherwise);
        }
        if (taken && away) {
            LOG.infof("The collector at %s takes spans again", to.getAuthority());
        }
        away = !taken;
    }
}
