package dev.afterrun.eventing.doctor.broker;

import dev.afterrun.contracts.doctor.Finding;
import dev.afterrun.eventing.doctor.CannotLook;
import dev.afterrun.eventing.doctor.Check;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Whether somebody of each service reads what it is told, and how much of it waits. */
final class TopicsAreRead implements Check {
    private static final String NAME = "readers";

    /** As in the alert: more than this is felt. */
    private static final long MANY = 1_000;

    private final Broker broker;
    private final List<Readers> all;

    TopicsAreRead(Broker broker, List<Readers> all) {
        this.broker = broker;
        this.all = all;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() throws IOException, InterruptedException {
        return broker.ask(admin -> {
            var findings = new ArrayList<Finding>();
            for (var readers : all) {
                findings.add(finding(admin, readers));
            }
            return findings;
        });
    }

    private static Finding finding(Admin admin, Readers readers) throws IOException, InterruptedException {
        try {
            var waiting = waiting(admin, readers);
            if (members(admin, readers.group()) == 0) {
                return Finding.wrong(
                        NAME,
                        "nobody reads as '" + readers.group() + "', and " + waiting + " events wait",
                        "start " + readers.group() + ", or look in its log why it does not reach the broker");
            }
            return waiting > MANY
                    ? Finding.warning(
                            NAME,
                            waiting + " events wait for '" + readers.group() + "'",
                            "ask again: where they do not become fewer, see 'events wait' in the runbook")
                    : Finding.ok(
                            NAME,
                            "'" + readers.group() + "' reads " + String.join(", ", readers.topics()) + "; " + waiting
                                    + " events wait");
        } catch (CannotLook shut) {
            return Finding.notChecked(
                    NAME,
                    "'" + readers.group() + "': the broker does not let this service ask",
                    "allow its user Describe of the group '" + readers.group() + "' and of the topics that it reads");
        } catch (IOException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Finding.notChecked(
                        NAME, "'" + readers.group() + "': a topic that it reads is not there", "see 'topics'");
            }
            throw e;
        }
    }

    private static int members(Admin admin, String group) throws IOException, InterruptedException {
        try {
            var groups =
                    Broker.await(admin.describeConsumerGroups(List.of(group)).all());
            return groups.values().stream()
                    .mapToInt(found -> found.members().size())
                    .sum();
        } catch (IOException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw e;
        }
    }

    private static long waiting(Admin admin, Readers readers) throws IOException, InterruptedException {
        var committed =
                Broker.await(admin.listConsumerGroupOffsets(readers.group()).partitionsToOffsetAndMetadata());
        var partitions = Broker.await(admin.describeTopics(readers.topics()).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        var first = offsets(admin, partitions, OffsetSpec.earliest());
        var end = offsets(admin, partitions, OffsetSpec.latest());
        return partitions.stream()
                .mapToLong(partition -> Math.max(
                        0, of(end, partition) - Math.max(position(committed, partition), of(first, partition))))
                .sum();
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
            Admin admin, List<TopicPartition> of, OffsetSpec which) throws IOException, InterruptedException {
        return Broker.await(admin.listOffsets(of.stream().collect(Collectors.toMap(partition -> partition, _ -> which)))
                .all());
    }

    private static long of(Map<TopicPartition, ListOffsetsResultInfo> offsets, TopicPartition partition) {
        return Optional.ofNullable(offsets.get(partition))
                .map(ListOffsetsResultInfo::offset)
                .orElse(0L);
    }

    private static long position(Map<TopicPartition, OffsetAndMetadata> committed, TopicPartition partition) {
        return Optional.ofNullable(committed.get(partition))
                .map(OffsetAndMetadata::offset)
                .orElse(0L);
    }
}
