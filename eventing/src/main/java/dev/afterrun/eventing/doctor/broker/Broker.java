package dev.afterrun.eventing.doctor.broker;

import dev.afterrun.eventing.BrokerSettings;
import dev.afterrun.eventing.doctor.CannotLook;
import dev.afterrun.eventing.doctor.Doctor;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;

/** Asks the broker, and changes nothing there. */
@ApplicationScoped
class Broker {
    /** So that the broker's own words are told, and not that nobody answered. */
    private static final int PATIENCE_MILLIS =
            (int) Doctor.PATIENCE.minusSeconds(2).toMillis();

    private final Map<String, Object> broker;

    Broker(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /** The answer to {@code question}. */
    <T> T ask(Question<T> question) throws IOException, InterruptedException {
        try (var admin = Admin.create(settings())) {
            return question.to(admin);
        }
    }

    /** What {@code answer} comes to; {@link CannotLook} where the broker does not let us ask. */
    static <T> T await(KafkaFuture<T> answer) throws IOException, InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException refusal) {
                throw new CannotLook(
                        "the broker does not let this service ask: " + refusal.getMessage(),
                        "allow its user Describe and DescribeConfigs of the topics, and Describe of the groups that read them");
            }
            throw new IOException("the broker does not answer", e.getCause());
        }
    }

    private Map<String, Object> settings() {
        var settings = BrokerSettings.of(broker, AdminClientConfig.configNames());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        return settings;
    }

    /** Something that the broker is asked. */
    @FunctionalInterface
    interface Question<T> {
        T to(Admin admin) throws IOException, InterruptedException;
    }
}
