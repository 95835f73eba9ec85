package dev.afterrun.ingest.produced;

import dev.afterrun.contracts.event.Topics;
import dev.afterrun.eventing.outlet.TopicsOfOthers;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.Producer;
import dev.afterrun.http.identity.RefPattern;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The direct producers that the settings name. A topic is proof of who writes there, since the broker lets nobody else. */
@Singleton
public class Producers implements TopicsOfOthers {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,60}");

    private final Map<String, Caller> byTopic;

    /** @throws IllegalArgumentException where one cannot be, with the setting to mend */
    Producers(ProducerSettings settings) {
        this.byTopic = settings.named().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        named -> Topics.PRODUCED + named.getKey(),
                        named -> new Caller(producer(named.getKey(), named.getValue()))));
    }

    /** Their topics. */
    @Override
    public Set<String> names() {
        return byTopic.keySet();
    }

    /** Who writes {@code topic}, which is one of {@link #names}. */
    Caller of(String topic) {
        var producer = byTopic.get(topic);
        if (producer == null) {
            throw new IllegalArgumentException("'" + topic + "' is the topic of no producer that is named");
        }
        return producer;
    }

    private static Producer producer(String name, ProducerSettings.Scope scope) {
        try {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("a producer's name is of up to 60 small letters and digits");
            }
            return new Producer(
                    "producer/" + name,
                    scope.forge(),
                    scope.repositories(),
                    new RefPattern(scope.refs()),
                    scope.trust());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "AFTERRUN_PRODUCERS_" + name.toUpperCase(Locale.ROOT) + "_… cannot be: " + e.getMessage(), e);
        }
    }
}
