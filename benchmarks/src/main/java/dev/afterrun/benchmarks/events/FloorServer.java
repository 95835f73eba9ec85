package dev.afterrun.benchmarks.events;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * {@code FloorServer PORT BOOTSTRAP_SERVERS TOPIC}: the least that can be done with an event. A bare Vert.x server that
 * parses the body, produces it with one shared producer and acks=all, and answers 202. Nothing is checked.
 */
public final class FloorServer extends AbstractVerticle {
    private final int port;
    private final String topic;
    private final Producer<String, byte[]> producer;

    private FloorServer(int port, String topic, Producer<String, byte[]> producer) {
        this.port = port;
        this.topic = topic;
        this.producer = producer;
    }

    /** Listens until it is killed. */
    public static void main(String[] arguments) {
        var port = Integer.parseInt(arguments[0]);
        var producer = producer(arguments[1]);
        Vertx.vertx()
                .deployVerticle(
                        () -> new FloorServer(port, arguments[2], producer),
                        new DeploymentOptions()
                                .setInstances(Runtime.getRuntime().availableProcessors()));
    }

    @Override
    public void start() {
        vertx.createHttpServer().requestHandler(this::handle).listen(port, "127.0.0.1");
    }

    private void handle(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET)) {
            // As ready as it will ever be.
            request.response().end("{\"status\":\"UP\",\"checks\":[]}");
        } else {
            request.body().onSuccess(body -> produce(request, body));
        }
    }

    private void produce(HttpServerRequest request, Buffer body) {
        var key = body.toJsonObject().getString("commit");
        var _ = producer.send(
                new ProducerRecord<>(topic, key, body.getBytes()),
                (metadata, failure) -> request.response()
                        .setStatusCode(failure == null ? 202 : 503)
                        .end());
    }

    private static Producer<String, byte[]> producer(String servers) {
        // No linger: with the default of 5 ms this server would wait most of the time, and be no floor. One request
        // at a time, as ingest does it: with the default of 5 each carries less, and fewer events go through.
        return new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
