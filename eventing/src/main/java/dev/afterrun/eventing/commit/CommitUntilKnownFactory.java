package dev.afterrun.eventing.commit;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** What channels know as the commit strategy "until-known". */
@ApplicationScoped
@Identifier("until-known")
class CommitUntilKnownFactory implements KafkaCommitHandler.Factory {
    /** Kafka's own default, as the setting is Kafka's own. */
    private static final int INTERVAL_MS = 5000;

    @Override
    public KafkaCommitHandler create(
            KafkaConnectorIncomingConfiguration config,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> reportFailure) {
        var interval = config.config()
                .getOptionalValue(ConsumerConfig.AUTO_COMMIT_INTERVAL_MS_CONFIG, Integer.class)
                .orElse(INTERVAL_MS);
        return new CommitUntilKnown(vertx, new ThreadOf<>(consumer), Duration.ofMillis(interval));
    }

    private record ThreadOf<K, V>(KafkaConsumer<K, V> reading) implements PollingThread {
        @Override
        public Uni<Void> run(java.util.function.Consumer<Consumer<?, ?>> action) {
            return reading.runOnPollingThread((java.util.function.Consumer<Consumer<K, V>>) action::accept);
        }

        @Override
        public Consumer<?, ?> consumer() {
            return reading.unwrap();
        }
    }
}
