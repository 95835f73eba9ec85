package dev.afterrun.launcher.stack;

import dev.afterrun.launcher.address.Ports;
import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.kafka.Broker;
import dev.afterrun.launcher.kafka.BrokerProcess;
import dev.afterrun.launcher.kafka.BrokerSettings;
import dev.afterrun.launcher.process.Part;
import java.io.IOException;

/** Where Kafka runs. */
@FunctionalInterface
public interface BrokerPlace {
    /** In the launcher: the least memory. */
    BrokerPlace IN_PROCESS = (data, ports) -> new Broker(alone(data, ports));

    /** In a process of its own: it can be killed alone. */
    BrokerPlace OWN_PROCESS = (data, ports) -> new BrokerProcess(alone(data, ports), data);

    /** Kafka, not started yet; its address is what clients take for {@code bootstrap.servers}. */
    Part broker(DataDirectory data, Ports ports) throws IOException;

    private static BrokerSettings alone(DataDirectory data, Ports ports) throws IOException {
        return new BrokerSettings(data.directory("kafka"), ports.choose("kafka"), ports.choose("kafka-controller"));
    }
}
