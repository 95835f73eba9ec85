package dev.afterrun.eventing.doctor.broker;

import dev.afterrun.eventing.deadletter.DeadLetters;
import dev.afterrun.eventing.doctor.Check;
import dev.afterrun.eventing.outlet.NeededTopics;
import dev.afterrun.eventing.outlet.TopicsOfOthers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The looks at the broker. One service takes them for all: each sees the same broker. */
@ApplicationScoped
public class BrokerChecks {
    private final Broker broker;
    private final NeededTopics needed;
    private final DeadLetters letters;
    private final Instance<TopicsOfOthers> others;

    BrokerChecks(Broker broker, NeededTopics needed, DeadLetters letters, Instance<TopicsOfOthers> others) {
        this.broker = broker;
        this.needed = needed;
        this.letters = letters;
        this.others = others;
    }

    /** All of them. */
    public List<Check> all() {
        return List.of(new TopicsFit(broker, needed), new TopicsAreRead(broker, readers()), new NothingIsDead(letters));
    }

    private List<Readers> readers() {
        var produced = new TreeSet<String>();
        others.forEach(some -> produced.addAll(some.names()));
        var all = new ArrayList<>(Readers.OF_FACTS);
        if (!produced.isEmpty()) {
            all.add(Readers.ofProduced(produced));
        }
        return all;
    }
}
