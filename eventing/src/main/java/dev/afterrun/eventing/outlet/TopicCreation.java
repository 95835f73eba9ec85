package dev.afterrun.eventing.outlet;

import dev.afterrun.eventing.BrokerSettings;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/** Makes the topics that are missing, before any channel asks for them. */
@ApplicationScoped
class TopicCreation {
    private static final Logger LOG = Logger.getLogger(TopicCreation.class);

    private final TopicSettings settings;
    private final Map<String, Object> broker;
    private final NeededTopics needed;

    TopicCreation(
            TopicSettings settings,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            NeededTopics needed) {
        this.settings = settings;
        this.broker = broker;
        this.needed = needed;
    }

    void atStart(@Observes @Priority(1) StartupEvent start) throws InterruptedException {
        if (!settings.create()) {
            return;
        }
        try (var admin = Admin.create(adminSettings())) {
            for (var made : admin.createTopics(needed.all()).values().values()) {
                try {
                    made.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        // Consumers and producers wait for the broker by themselves, and a later start tries again.
                        LOG.warnf("Topics could not be made: %s", e);
                        return;
                    }
                }
            }
        }
    }

    private Map<String, Object> adminSettings() {
        var known = BrokerSettings.of(broker, AdminClientConfig.configNames());
        known.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        known.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        return known;
    }
}
