package dev.afterrun.eventing.doctor.broker;

import dev.afterrun.contracts.doctor.Finding;
import dev.afterrun.eventing.doctor.CannotLook;
import dev.afterrun.eventing.doctor.Check;
import dev.afterrun.eventing.outlet.NeededTopics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Whether every topic is there, and as it would have been made. */
final class TopicsFit implements Check {
    private static final String NAME = "topics";

    private final Broker broker;
    private final NeededTopics needed;

    TopicsFit(Broker broker, NeededTopics needed) {
        this.broker = broker;
        this.needed = needed;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() throws IOException, InterruptedException {
        var topics = needed.all();
        var wrong = broker.ask(admin -> findings(admin, topics));
        return wrong.isEmpty()
                ? List.of(Finding.ok(
                        NAME, "all " + topics.size() + " are there, with the partitions and settings they need"))
                : wrong;
    }

    private static List<Finding> findings(Admin admin, List<NewTopic> topics) throws IOException, InterruptedException {
        var brokers = Broker.await(admin.describeCluster().nodes()).size();
        var described = admin.describeTopics(topics.stream().map(NewTopic::name).toList())
                .topicNameValues();
        var findings = new ArrayList<Finding>();
        for (var topic : topics) {
            var found = found(told(described, topic.name()));
            if (found.isEmpty()) {
                findings.add(Finding.wrong(
                        NAME,
                        topic.name() + " is not there",
                        "make it, or start a service with AFTERRUN_TOPICS_CREATE=true, which makes what is missing"));
            } else {
                findings.addAll(settings(admin, new TopicShape(topic, found.get(), brokers)));
            }
        }
        return findings;
    }

    private static List<Finding> settings(Admin admin, TopicShape shape) throws IOException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, shape.name());
        try {
            var config =
                    Broker.await(told(admin.describeConfigs(List.of(resource)).values(), resource));
            return shape.findings(NAME, Optional.of(config));
        } catch (CannotLook shut) {
            // How it lies on the brokers is known all the same.
            var findings = new ArrayList<>(shape.findings(NAME, Optional.<Config>empty()));
            findings.add(Finding.notChecked(
                    NAME,
                    "the settings of " + shape.name() + ": the broker does not let this service ask",
                    "allow its user DescribeConfigs of the topic"));
            return findings;
        }
    }

    private static <K, T> KafkaFuture<T> told(Map<K, KafkaFuture<T>> all, K asked) {
        return Objects.requireNonNull(all.get(asked), "an answer for each that was asked about");
    }

    private static Optional<TopicDescription> found(KafkaFuture<TopicDescription> described)
            throws IOException, InterruptedException {
        try {
            return Optional.of(Broker.await(described));
        } catch (IOException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
