package dev.afterrun.system;

import java.util.List;

/** Where brokers listen. */
interface BrokerNetwork {
    /** All of them on 127.0.0.1. */
    BrokerNetwork LOOPBACK = new BrokerNetwork() {
        @Override
        public String host(int node) {
            return "127.0.0.1";
        }

        @Override
        public List<String> within(int node) {
            return List.of();
        }
    };

    /** The address of a broker. */
    String host(int node);

    /** The command that runs a broker where that address is. */
    List<String> within(int node);
}
