package dev.afterrun.launcher.stack;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What can be chosen of a stack.
 *
 * @param port of ingest, the one configured address; 0 for any that is free; empty for the usual one if it is free
 * @param environment what is set for single services, over what they are given otherwise
 * @param recording whether the services record how they start, instead of starting as it was recorded
 */
public record StackSettings(
        Installation installation,
        OptionalInt port,
        BrokerPlace broker,
        ForgeChoice forge,
        Map<Service, Map<String, String>> environment,
        boolean recording) {

    /** The port that ingest prefers. */
    public static final int USUAL_PORT = 4848;

    /** The usual port, the broker in process, the local forge. */
    public static StackSettings of(Installation installation) {
        return new StackSettings(
                installation, OptionalInt.empty(), BrokerPlace.IN_PROCESS, new ForgeChoice.Local(), Map.of(), false);
    }

    /** The same with the services of another build. */
    public StackSettings withInstallation(Installation other) {
        return new StackSettings(other, port, broker, forge, environment, recording);
    }

    /** The same with ingest at that port. */
    public StackSettings withPort(OptionalInt chosen) {
        return new StackSettings(installation, chosen, broker, forge, environment, recording);
    }

    /** The same with the broker there. */
    public StackSettings withBroker(BrokerPlace place) {
        return new StackSettings(installation, port, place, forge, environment, recording);
    }

    /** The same with another forge. */
    public StackSettings withForge(ForgeChoice choice) {
        return new StackSettings(installation, port, broker, choice, environment, recording);
    }

    /** The same, recording how its services start. */
    public StackSettings recorded() {
        return new StackSettings(installation, port, broker, forge, environment, true);
    }

    /** The same with one more variable for one service. */
    public StackSettings with(Service service, String variable, String value) {
        var all = new EnumMap<Service, Map<String, String>>(Service.class);
        all.putAll(environment);
        var ofService = new HashMap<>(all.getOrDefault(service, Map.of()));
        ofService.put(variable, value);
        all.put(service, Map.copyOf(ofService));
        return new StackSettings(installation, port, broker, forge, Map.copyOf(all), recording);
    }
}
