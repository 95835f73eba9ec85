package dev.afterrun.launcher.stack;

/** Where the Kafka broker runs. */
public enum BrokerPlace {
    /** In the launcher: the least memory. */
    IN_PROCESS,
    /** In a process of its own: it can be killed alone. */
    OWN_PROCESS
}
